import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { acceptedTypes } from '#shared/domain/evidence/evidence.ts';
import { extensionOf } from '#shared/domain/evidence/file-name.ts';
import { inspect } from '#shared/adapters/files/inspect.ts';
import { screen } from '#shared/adapters/screening/screen.ts';
import { type Figure, judged, shown } from './bench/figure.ts';
import { places } from './bench-inspect/locations.ts';
import { forms, patterned } from './bench-inspect/numbers.ts';
import { dense, labelled, ordinary, unlabelled } from './bench-inspect/tables.ts';
import { randomFrom } from './soak/random.ts';

// `npm run bench:inspect -- --seed N`: how well Individual Numbers are found in made-up files, by place, way of writing
// and type of file, as lines of JSON. The exit code is 1 when a figure misses its target.

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, rounds: { type: 'string', default: '8' } },
});
const random = randomFrom(Number(values.seed));
const rounds = Number(values.rounds);

type Made = { fileName: string; bytes: Buffer };
const types: Readonly<Record<string, string>> = acceptedTypes;

const verdictOf = async ({ fileName, bytes }: Made): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const contentType = types[extensionOf(fileName)] ?? '';
  const { result } = await inspect({ bytes, fileName, contentType, size: bytes.length, sha256 });
  return result === 'clean' ? (await screen({ fileName, bytes })).verdict : result;
};

type Tally = Map<string, { of: number; hit: number; verdicts: Record<string, number> }>;
const tally: Tally = new Map();

/** Looks into a file and notes under every name given whether its verdict was `suspected`. */
const note = async (file: Made, ...names: string[]): Promise<void> => {
  const verdict = await verdictOf(file);
  for (const name of names) {
    const row = tally.get(name) ?? { of: 0, hit: 0, verdicts: {} };
    row.of += 1;
    row.hit += Number(verdict === 'suspected');
    row.verdicts[verdict] = (row.verdicts[verdict] ?? 0) + 1;
    tally.set(name, row);
  }
};

const labels = ['個人番号: ', 'マイナンバー ', '個人番号カード ', 'My Number: '];
const label = (): string => labels[Math.floor(random() * labels.length)] ?? '';

// Characters that an encoding lacks would be a question mark there: no such file can exist.
const exists = (place: string, form: string): boolean =>
  !(/cp932|eucJp/.test(place) && ['zeroWidth', 'hyphen2010', 'circled'].includes(form)) &&
  !(place === 'docx split runs' && form === 'lineBroken');

for (let round = 0; round < rounds; round += 1) {
  for (const [place, { extension, build, lines }] of Object.entries(places)) {
    for (const [form, write] of Object.entries(forms)) {
      if (!exists(place, form) || (form === 'lineBroken' && !lines)) continue;
      const bytes = build(label() + write(patterned(random)));
      const exact = ['plain', 'hyphen', 'fullWidth'].includes(form) && /body|cell|text$|slide|txt|csv/.test(place);
      const names = ['labelled', `place ${place}`, `form ${form}`, `type ${extension}`];
      await note({ fileName: `a.${extension}`, bytes }, ...names, ...(exact ? ['exact'] : []));
    }
  }
  for (const [place, make] of Object.entries(labelled)) await note(make(random), 'labelled', `place ${place}`);
  for (let n = 0; n < 4; n += 1) {
    for (const [kind, make] of Object.entries(unlabelled)) await note(make(random), 'unlabelled', `list ${kind}`);
  }
  for (let n = 0; n < 40; n += 1) {
    for (const [kind, make] of Object.entries(dense)) await note(make(random), 'dense', `dense ${kind}`);
    for (const [kind, make] of Object.entries(ordinary)) await note(make(random), 'ordinary', `ordinary ${kind}`);
  }
}

const share = (name: string): number => {
  const { of, hit } = tally.get(name) ?? { of: 0, hit: 0 };
  return of === 0 ? 0 : (100 * hit) / of;
};
const raw = (name: string): object => tally.get(name) ?? {};

const rowsOf = (prefix: string, target: number | undefined): Figure[] =>
  [...tally.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) =>
      target === undefined
        ? shown(name, share(name), '% suspected', raw(name))
        : judged(name, share(name), '% suspected', { atLeast: target }, raw(name)),
    );

const files = ['labelled', 'unlabelled', 'dense', 'ordinary'].reduce(
  (sum, name) => sum + (tally.get(name)?.of ?? 0),
  0,
);
const planted = ['labelled', 'unlabelled'].reduce((sum, name) => sum + (tally.get(name)?.of ?? 0), 0);
const figures: Figure[] = [
  judged('files', files, 'files', { atLeast: 5000 }, { seed: values.seed }),
  judged('files with a planted number', planted, 'files', { atLeast: 2000 }, {}),
  judged('recall, labelled', share('labelled'), '%', { atLeast: 99.5 }, raw('labelled')),
  judged('recall, plain, hyphen, full-width in body and cells', share('exact'), '%', { atLeast: 100 }, raw('exact')),
  judged('recall, unlabelled lists', share('unlabelled'), '%', { atLeast: 99 }, raw('unlabelled')),
  judged('wrongly suspected, number-dense', share('dense'), '%', { atMost: 5 }, raw('dense')),
  judged('wrongly suspected, ordinary', share('ordinary'), '%', { atMost: 0.5 }, raw('ordinary')),
  ...rowsOf('place ', 99),
  ...rowsOf('form ', undefined),
  ...rowsOf('type ', undefined),
  ...rowsOf('list ', 99),
  ...rowsOf('dense ', undefined),
  ...rowsOf('ordinary ', undefined),
];
for (const figure of figures) {
  console.log(JSON.stringify(figure));
  if (!figure.ok) process.exitCode = 1;
}
