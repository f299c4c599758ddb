import { labelled, labelledInShort } from './beside.ts';
import { docxPlaces } from './docx.ts';
import { nestedPlaces, refusedPlaces } from './nested.ts';
import { forms, patterned, type Random } from './numbers.ts';
import { papers, sheets } from './papers.ts';
import { pdfPlaces } from './pdf.ts';
import type { Place } from './place.ts';
import { pptxPlaces } from './pptx.ts';
import { asPaper, asTable, type Made, type Table, tableKinds } from './presented.ts';
import { dense } from './registers.ts';
import { farLabelledTables, labelledSheets, labelledTables, unlabelled } from './tables.ts';
import { textPlaces } from './texts.ts';
import { unreadable } from './unreadable.ts';
import { xlsxPlaces } from './xlsx.ts';

/** A file of the corpus, made when it is wanted: what kind it is, the rows it counts in, and what it should come to. */
export type Case = {
  kind: 'labelled' | 'refused' | 'unlabelled' | 'dense' | 'ordinary' | 'unreadable';
  rows: readonly string[];
  wanted: 'suspected' | 'review';
  make: () => Made;
};

const places: Readonly<Record<string, Place>> = {
  ...docxPlaces,
  ...xlsxPlaces,
  ...pptxPlaces,
  ...pdfPlaces,
  ...textPlaces,
  ...nestedPlaces,
};

/** Where a number in one piece, in fours or in full width may never be missed. */
const bodies = /^(docx (body|paragraphs|table cell)|xlsx (cell|shared string)|pptx slide|pdf text|txt|csv)/;
const simple = ['plain', 'hyphen', 'fullWidth', 'fullWidthHyphen'];

const inPlaces = (all: Readonly<Record<string, Place>>, kind: Case['kind'], random: Random): Case[] =>
  Object.entries(all).flatMap(([place, { extension, build, fileName, takes }]) =>
    Object.entries(forms).flatMap(([form, { write, wanted }]): Case[] => {
      const written = write(patterned(random), random);
      const text = [labelled(written, random), labelledInShort(written)].find(takes);
      if (text === undefined) return [];
      const exact = simple.includes(form) && bodies.test(place) ? ['exact'] : [];
      const rows =
        kind === 'labelled' ? [`place ${place}`, `form ${form}`, `type ${extension}`, ...exact] : [`refused ${place}`];
      return [
        { kind, rows, wanted, make: () => ({ fileName: fileName?.(text) ?? `a.${extension}`, bytes: build(text) }) },
      ];
    }),
  );

const suspected = (kind: Case['kind'], rows: readonly string[], make: () => Made): Case => ({
  kind,
  rows,
  wanted: 'suspected',
  make,
});

type Tables = Readonly<Record<string, (random: Random) => Table>>;
const inKinds = (all: Tables, kinds: readonly string[], kind: Case['kind'], prefix: string, random: Random): Case[] =>
  Object.entries(all).flatMap(([name, table]) =>
    kinds.flatMap((type) => {
      const present = tableKinds[type];
      if (present === undefined) return [];
      const rows = [`${prefix} ${name}`, `type ${type.slice(0, 4).trim()}`];
      return [suspected(kind, rows, () => present(table(random)))];
    }),
  );
const kindsOfTables = Object.keys(tableKinds);
/** Those in which a column is known as one, whatever is between a cell and its header. */
const kindsOfGrids = ['xlsx', 'csv', 'csv cp932', 'docx'];
const tellingNumbers = new Set(['5 of type number']);
const sheetsOnly = Object.fromEntries(Object.entries(unlabelled).filter(([name]) => tellingNumbers.has(name)));
const anywhere = Object.fromEntries(Object.entries(unlabelled).filter(([name]) => !tellingNumbers.has(name)));

const repeated = (times: number, make: () => Case[]): Case[] => Array.from({ length: times }, make).flat();

/** Every place with every form once, tables and lists, and what holds no number: nearly 3,000 files a round. */
export const corpus = (random: Random): Case[] => [
  ...inPlaces(places, 'labelled', random),
  ...inPlaces(refusedPlaces, 'refused', random),
  ...inKinds(labelledTables, kindsOfTables, 'labelled', 'place table,', random),
  ...inKinds(farLabelledTables, kindsOfGrids, 'labelled', 'place table,', random),
  ...repeated(3, () => inKinds(labelledSheets, ['xlsx'], 'labelled', 'place sheet,', random)),
  ...repeated(3, () => inKinds(anywhere, kindsOfTables, 'unlabelled', 'list', random)),
  ...repeated(3, () => inKinds(sheetsOnly, ['xlsx'], 'unlabelled', 'list', random)),
  ...repeated(20, () =>
    Object.entries(dense).map(([name, table]) =>
      suspected('dense', [`dense ${name}`], () => asTable(random, table(random))),
    ),
  ),
  ...repeated(60, () => [
    ...Object.entries(papers).map(([name, paper]) =>
      suspected('ordinary', [`ordinary ${name}`], () => asPaper(random, paper(random))),
    ),
    ...Object.entries(sheets).map(([name, table]) =>
      suspected('ordinary', [`ordinary ${name}`], () => asTable(random, table(random))),
    ),
  ]),
  ...repeated(5, () =>
    Object.entries(unreadable).map(([name, make]) =>
      suspected('unreadable', [`unreadable ${name}`], () => make(random)),
    ),
  ),
];
