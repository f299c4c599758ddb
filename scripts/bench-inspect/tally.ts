import { createHash } from 'node:crypto';
import { acceptedTypes } from '#shared/domain/evidence/evidence.ts';
import { extensionOf } from '#shared/domain/evidence/file-name.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { screen } from '#shared/adapters/screening/screen.ts';
import { type Figure, judged, shown } from '../bench/figure.ts';
import type { Case } from './corpus.ts';
import type { Made } from './presented.ts';

const types: Readonly<Record<string, string>> = acceptedTypes;

/** What a file comes to: at the door, and by the look for numbers whatever the door says. */
const outcomeOf = async ({ fileName, bytes }: Made) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const contentType = types[extensionOf(fileName)] ?? '';
  const { result } = await inspect({ bytes, fileName, contentType, size: bytes.length, sha256 });
  const { verdict, hits } = await screen({ fileName, bytes });
  const sure = hits.filter(({ tier }) => tier === '1').reduce((sum, { count }) => sum + count, 0);
  return { result, verdict, sure };
};

type Row = { of: number; hit: number; verdicts: Record<string, number> };
const passes = ['clean', 'review'];

/** Counts, row by row, which files came to what they should: `hit` is found, or wrongly suspected, or wrongly passed. */
export const startTally = () => {
  const all = new Map<string, Row>();
  const note = (name: string, isHit: boolean, verdict: string): void => {
    const row = all.get(name) ?? { of: 0, hit: 0, verdicts: {} };
    row.of += 1;
    row.hit += Number(isHit);
    row.verdicts[verdict] = (row.verdicts[verdict] ?? 0) + 1;
    all.set(name, row);
  };
  const share = (name: string): number => {
    const { of, hit } = all.get(name) ?? { of: 0, hit: 0 };
    return of === 0 ? 0 : (100 * hit) / of;
  };
  const raw = (name: string): object => all.get(name) ?? {};
  const rows = (prefix: string, target?: { atLeast: number }): Figure[] =>
    [...all.keys()]
      .filter((name) => name.startsWith(`${prefix} `))
      .map((name) =>
        target === undefined
          ? shown(name, share(name), '%', raw(name))
          : judged(name, share(name), '%', target, raw(name)),
      );
  const count = (...names: string[]): number => names.reduce((sum, name) => sum + (all.get(name)?.of ?? 0), 0);

  return {
    /** Looks into one file. */
    take: async ({ kind, rows: names, wanted, make }: Case): Promise<void> => {
      const { result, verdict, sure } = await outcomeOf(make());
      const isIn = result === 'clean';
      const final = isIn ? verdict : result;
      const found = wanted === 'review' ? ['review', 'suspected'].includes(verdict) : verdict === 'suspected';
      const isHit = {
        labelled: isIn && found,
        unlabelled: isIn && found,
        refused: !isIn,
        dense: verdict === 'suspected',
        ordinary: verdict === 'suspected',
        unreadable: passes.includes(final),
      }[kind];
      for (const name of [kind, ...names]) note(name, isHit, final);
      if (kind === 'refused') {
        note('passed', passes.includes(final), final);
        for (const name of names) note(`past the door, ${name}`, found, verdict);
      }
      if (kind === 'unreadable') note('passed', isHit, final);
      if (names.some((name) => name.startsWith('form ')) && wanted === 'suspected')
        note('counted once', sure === 1, String(sure));
      if ((kind === 'dense' || kind === 'ordinary') && !isIn) note('benign refused', true, final);
    },
    /** Shares that must keep to the targets of SECURITY.md section 5. */
    targets: (): Figure[] => [
      judged('recall, labelled', share('labelled'), '%', { atLeast: 99.5 }, raw('labelled')),
      judged('recall, simple forms in body and cells', share('exact'), '%', { atLeast: 100 }, raw('exact')),
      judged('recall, unlabelled lists', share('unlabelled'), '%', { atLeast: 99 }, raw('unlabelled')),
      judged('wrongly suspected, number-dense', share('dense'), '%', { atMost: 5 }, raw('dense')),
      judged('wrongly suspected, ordinary', share('ordinary'), '%', { atMost: 0.5 }, raw('ordinary')),
      judged('unreadable passed as clean', all.get('passed')?.hit ?? 0, 'files', { atMost: 0 }, raw('passed')),
      judged('benign files refused', count('benign refused'), 'files', { atMost: 0 }, raw('benign refused')),
      judged('files within files refused', share('refused'), '%', { atLeast: 100 }, raw('refused')),
      ...rows('place', { atLeast: 99 }),
    ],
    details: (): Figure[] => [
      shown('numbers counted once', share('counted once'), '%', raw('counted once')),
      ...['form', 'type', 'list', 'dense', 'ordinary', 'unreadable', 'refused', 'past the door,'].flatMap((prefix) =>
        rows(prefix),
      ),
    ],
    planted: (): number => count('labelled', 'unlabelled'),
    files: (): number => count('labelled', 'unlabelled', 'refused', 'dense', 'ordinary', 'unreadable'),
  };
};
