import { expect, test } from 'vitest';
import { type Case, corpus } from '../../../scripts/bench-inspect/corpus.ts';
import { startTally } from '../../../scripts/bench-inspect/tally.ts';
import { randomFrom } from '../../../scripts/soak/random.ts';

/** Every so manieth file of a kind: all places and all unreadable files come up, with other forms each. */
const steps: Record<Case['kind'], number> = {
  labelled: 5,
  unlabelled: 7,
  refused: 11,
  dense: 7,
  ordinary: 7,
  unreadable: 4,
};

/** What `npm run bench:inspect` measures on thousands of files, on some hundreds of them. */
test('P1, P2, P6: numbers are found, other papers left alone, and nothing unread is clean', async () => {
  const all = corpus(randomFrom(20_260_401));
  const tally = startTally();
  for (const [kind, step] of Object.entries(steps)) {
    const share = all.filter((one) => one.kind === kind).filter((_, at) => at % step === 0);
    for (const one of share) await tally.take(one);
  }
  expect(tally.files()).toBeGreaterThan(400);
  expect(tally.targets().filter(({ ok }) => !ok)).toEqual([]);
});
