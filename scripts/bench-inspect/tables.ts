import { forms, many, otherwise, patterned, patternedOnes, pick, type Random } from './numbers.ts';
import type { Table } from './presented.ts';
import type { Value } from './xlsx.ts';

const people = ['佐藤 一', '鈴木 二', '高橋 三', '田中 四', '伊藤 五'] as const;
export const person = (random: Random): string => pick(random, people);

const header = (random: Random): string =>
  pick(random, ['個人番号', 'マイナンバー', '個人番号(12桁)', '個人\n番号', '個 人 番 号', 'My Number', 'mynumber']);
const fours = (n: string): string[] => [n.slice(0, 4), n.slice(4, 8), n.slice(8)];
const blanks = (count: number): string[] => many(count, () => '');

type TableOf = (random: Random) => Table;
const roster = (rows: Table['rows'], sheet?: string): Table => ({
  name: '名簿',
  rows,
  ...(sheet === undefined ? {} : { sheet }),
});

/** Tables in which a label is not beside the number but above it, before the row, or on the sheet. */
export const labelledTables: Readonly<Record<string, TableOf>> = {
  'header above text': (r) =>
    roster([
      ['氏名', header(r), '備考'],
      [person(r), patterned(r), '転入'],
    ]),
  'header above hyphens': (r) =>
    roster([
      ['氏名', header(r)],
      [person(r), forms['hyphen']?.write(patterned(r), r) ?? ''],
    ]),
  'label to the left': (r) =>
    roster([
      ['氏名', person(r)],
      [header(r), patterned(r)],
      ['住所', '佐世保市八幡町1番10号'],
    ]),
  'four-digit cells under one header': (r) =>
    roster([
      ['番号', header(r), '', '', '区分'],
      ['1', ...fours(patterned(r)), '転入'],
    ]),
  'four-digit cells after a label': (r) => roster([[header(r), ...fours(patterned(r))]]),
  'four-digit cells under their own headers': (r) =>
    roster([
      ['氏名', '個人番号(上4桁)', '個人番号(中4桁)', '個人番号(下4桁)'],
      [person(r), ...fours(patterned(r))],
    ]),
  'one digit a cell under one header': (r) =>
    roster([
      ['氏名', header(r), ...blanks(11)],
      [person(r), ...Array.from(patterned(r))],
    ]),
  'one digit a cell, third person': (r) =>
    roster([
      ['届出', ...blanks(12)],
      ['総務部', ...blanks(12)],
      ['氏名', header(r), ...blanks(11)],
      ...many(3, () => [person(r), ...Array.from(patterned(r))]),
    ]),
  'one digit a cell after a label': (r) => roster([[header(r), ...Array.from(patterned(r))]]),
};

/** Tables whose label is more than some lines away. */
export const farLabelledTables: Readonly<Record<string, TableOf>> = {
  'header far above': (r) =>
    roster([
      ['氏名', header(r), '備考'],
      ...many(60, () => [person(r), pick(r, ['未提出', '', '提出済'] as const), '']),
      [person(r), patterned(r), ''],
    ]),
  'header under titles': (r) =>
    roster([
      ['届出者名簿', '届出者名簿'],
      ['総務部', '人事課'],
      ['令和8年度', '(内部限り)'],
      ['氏名', header(r)],
      ...many(8, () => [person(r), '未提出']),
      [person(r), patterned(r)],
    ]),
};

/** Only workbooks tell numbers from texts, or call a sheet something. */
export const labelledSheets: Readonly<Record<string, TableOf>> = {
  'cell of type number': (r) =>
    roster([
      ['氏名', header(r)],
      [person(r), { number: patterned(r, '3') }],
    ]),
  'number in scientific notation': (r) =>
    roster([
      ['氏名', header(r)],
      [person(r), { number: Number(patterned(r, '3')).toExponential(11).replace('e', 'E') }],
    ]),
  'number that lost its zero': (r) =>
    roster([
      ['氏名', header(r)],
      [person(r), { number: patterned(r, '0').replace(/^0+/, '') }],
    ]),
  'four-digit cells of type number': (r) =>
    roster([['個人番号', '', ''], fours(patterned(r, '3')).map((number): Value => ({ number }))]),
  'sheet called so': (r) =>
    roster(
      [
        ['氏名', '値'],
        [person(r), patterned(r)],
      ],
      '個人番号一覧',
    ),
};

const asWritten = (r: Random): ((n: string) => string) => {
  const form = forms[pick(r, ['plain', 'plain', 'hyphen', 'space', 'fullWidth', 'fullWidthHyphen'])];
  return (n) => form?.write(n, r) ?? n;
};
const shuffled = <T>(r: Random, all: readonly T[]): T[] =>
  all
    .map((value) => ({ value, at: r() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);

const listOf =
  (count: number, others: number): TableOf =>
  (r) => {
    const write = asWritten(r);
    const values = shuffled(r, [...patternedOnes(r, count), ...many(others, () => otherwise(r))]);
    return { name: '一覧', rows: [['氏名', '値'], ...values.map((value) => [person(r), write(value)])] };
  };

/** Lists without a label: numbers alone, or among others. */
export const unlabelled: Readonly<Record<string, TableOf>> = {
  '5 alone': listOf(5, 0),
  '12 alone': listOf(12, 0),
  '10 among 10': listOf(10, 10),
  '14 among 7': listOf(14, 7),
  '5 of type number': (r) => ({
    name: '一覧',
    rows: [
      ['氏名', '値'],
      ...patternedOnes(r, 5).map((number): Value[] => [person(r), { number: number.replace(/^0+/, '') }]),
    ],
  }),
  '10 beside another column': (r) => ({
    name: '一覧',
    rows: [['受付', '値'], ...patternedOnes(r, 10).map((number) => [otherwise(r), number])],
  }),
};
