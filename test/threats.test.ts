import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Rows `from`1 to `from`n of the threat model (SECURITY.md section 2). */
const rows = (from: string, last: number): string[] => Array.from({ length: last }, (_, n) => `${from}${n + 1}`);

/** What this product must hold by now. U10-U12, I8, R12, L2-L5 and P1-P9 come with the parts they are about. */
const required = [
  ...rows('A', 10),
  ...rows('T', 3),
  ...rows('U', 9),
  'U13',
  ...rows('I', 7),
  ...rows('R', 11),
  'L1',
  'L6',
  'L7',
];

/** A title: the text that stands first behind `test(`, `describe(` or `.each(…)(`. What is skipped has none. */
const titlePattern = /(?:\b(?:test|describe)|\))\(\s*(?:'([^'\n]*)'|`([^`]*)`|"([^"\n]*)")/g;
const rowPattern = /[ATUIRLP]\d+/;
/** `R7: …` or `I1, I5: …`: the rows a title names. */
const beginning = new RegExp(`^(${rowPattern.source}(?:, ${rowPattern.source})*): `);
/** A row named anywhere else: in brackets, or as a range. */
const elsewhere = new RegExp(`[(（]${rowPattern.source}[)）]|${rowPattern.source}[-–]${rowPattern.source}`);

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const titles = files.flatMap((file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  return [...text.matchAll(titlePattern)].map(([, a, b, c]) => ({ file, title: a ?? b ?? c ?? '' }));
});

const namedIn = new Map<string, Set<string>>();
for (const { file, title } of titles) {
  for (const row of beginning.exec(title)?.[1]?.split(', ') ?? [])
    namedIn.set(row, (namedIn.get(row) ?? new Set()).add(file));
}

test('every row of the threat model that must hold is named by a test', () => {
  const unnamed = required.filter((row) => !namedIn.has(row));
  const table = required.map((row) => `${row.padEnd(4)} ${[...(namedIn.get(row) ?? ['—'])].join(', ')}`);
  expect(unnamed, `rows without a test: ${unnamed.join(', ')}\n${table.join('\n')}`).toEqual([]);
});

test('a title names its rows at its beginning and nowhere else', () => {
  const wrong = titles.filter(({ title }) => elsewhere.test(title.replace(beginning, '')));
  expect(wrong).toEqual([]);
});
