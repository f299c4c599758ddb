import { expect, test } from 'vitest';
import { importChecklist } from '#shared/domain/checklist/import.ts';
import type { GivenMapping } from '#shared/domain/checklist/preview.ts';
import { plainHash, sheetOf } from './sheets.ts';

const rows = [
  ['令和8年度 セルフチェック', '', '', '', '', ''],
  ['整理', '見るところ', '持ち物', '評価', 'コメント', '担当課'],
  ['1', '施錠している。', '鍵管理簿', '○', '問題なし', '市民課'],
  ['2', '持出しを記録している。', '貸出簿', '×', '', '市民課'],
];
const given = (over: Partial<GivenMapping> = {}): GivenMapping => ({
  sheet: '点検票',
  headerRow: 2,
  headerRows: 1,
  columns: { no: 0, question: 1, materialExamples: 2 },
  ...over,
});
const sheets = () => [sheetOf(rows, { name: '点検票' })];
const read = (...mapping: GivenMapping[]) => importChecklist(sheets(), plainHash, mapping);
const refusalOf = (...mapping: GivenMapping[]): unknown => {
  try {
    return read(...mapping).items;
  } catch (error) {
    return (error as { details: { params: { code: string } } }).details.params.code;
  }
};

test('headings nobody knows are refused, and read as a person says', () => {
  expect(refusalOf()).toBe('no_list');
  const preview = read(given());
  expect(preview.items.map((i) => [i.no, i.question, i.materialExamples])).toEqual([
    ['1', '施錠している。', ['鍵管理簿']],
    ['2', '持出しを記録している。', ['貸出簿']],
  ]);
  expect(preview.rows.map((r) => r.reason ?? r.outcome)).toEqual(['before_header', 'header', 'imported', 'imported']);
  expect(preview.mapping).toEqual([{ ...given(), headings: rows[1] }]);
});

test('columns with answers are recognised and reported, not imported', () => {
  const { warnings } = read(given());
  expect(warnings.filter((w) => w.code === 'answer_column_ignored').map((w) => w.label)).toEqual([
    '評価',
    'コメント',
    '担当課',
  ]);
});

test.each(['確認結果', '評価', 'コメント', '根拠資料', '担当課'])('%s is a column of answers', (label) => {
  const list = [
    ['No.', '監査項目', '監査資料の例', label],
    ['1', '施錠している。', '鍵管理簿', '答え'],
  ];
  const preview = importChecklist([sheetOf(list)], plainHash);
  expect(preview.warnings).toMatchObject([{ code: 'answer_column_ignored', label, column: 4 }]);
  expect(JSON.stringify(preview.items)).not.toContain('答え');
});

test('a mapping corrects a guess, and no columns leave the sheet out', () => {
  const guessed = [
    ['No.', '監査項目', '監査資料の例', '備考'],
    ['1', '施錠している。', '鍵管理簿', '毎日'],
  ];
  const two = [sheetOf(guessed, { name: '甲' }), sheetOf(guessed, { name: '乙' })];
  const columns = { no: 0, question: 1, procedureExample: 3 };
  const preview = importChecklist(two, plainHash, [
    { sheet: '甲', headerRow: 1, headerRows: 1, columns },
    { sheet: '乙', headerRow: 1, headerRows: 1, columns: {} },
  ]);
  expect(preview.items.map((i) => [i.materialExamples, i.procedureExample, i.notes])).toEqual([[[], '毎日', '']]);
  expect(preview.rows.filter((r) => r.sheet === '乙').map((r) => r.reason)).toEqual(['left_out', 'left_out']);
});

test.each([
  ['another sheet', given({ sheet: '表紙' })],
  ['a header beyond the rows', given({ headerRow: 9 })],
  ['two fields in one column', given({ columns: { question: 1, notes: 1 } })],
])('a mapping with %s is refused in plain words', (_, mapping) => {
  expect(refusalOf(mapping)).toBe('mapping_differs');
});

test('a mapping without a question is refused', () => {
  expect(refusalOf(given({ columns: { no: 0 } }))).toBe('no_question_column');
});
