import { parseArgs } from 'node:util';
import { judged } from './bench/figure.ts';
import { corpus } from './bench-inspect/corpus.ts';
import { startTally } from './bench-inspect/tally.ts';
import { weightFigures } from './bench-inspect/weights.ts';
import { randomFrom } from './soak/random.ts';

// `npm run bench:inspect -- --seed N`: how well Individual Numbers are found in made-up files, by place, way of writing
// and type of file, and what large files cost, as lines of JSON. The exit code is 1 when a figure misses its target.

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, rounds: { type: 'string', default: '2' } },
});
const random = randomFrom(Number(values.seed));
const tally = startTally();
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const file of corpus(random)) await tally.take(file);
}

const figures = [
  judged('files', tally.files(), 'files', { atLeast: 5000 }, { seed: values.seed, rounds: values.rounds }),
  judged('files with a planted number', tally.planted(), 'files', { atLeast: 2000 }, {}),
  ...tally.targets(),
  ...(await weightFigures()),
  ...tally.details(),
];
for (const figure of figures) {
  console.log(JSON.stringify(figure));
  if (!figure.ok) process.exitCode = 1;
}
