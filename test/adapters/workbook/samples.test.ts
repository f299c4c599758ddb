import { expect, test } from 'vitest';
import { readChecklist } from '#shared/adapters/workbook/read-checklist.ts';
import type { ImportPreview } from '#shared/domain/checklist/preview.ts';
import { refusal, sample } from './workbooks.ts';

const read = (name: string): Promise<ImportPreview> =>
  readChecklist({ fileName: name, bytes: sample(`checklists/${name}`) });

const numbered = ({ items }: ImportPreview, no: string) => items.find((item) => item.no === no);

test('一般のチェックリストは9章25項目として読める', async () => {
  const preview = await read('general-r8.xlsx');
  expect(preview.items.map(({ no }) => no)).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
  const perChapter = Map.groupBy(preview.items, ({ chapter }) => chapter);
  expect([...perChapter].map(([chapter, items]) => `${chapter}: ${items.length}`)).toEqual([
    '3.1 組織体制: 4',
    '3.2 情報資産の分類と管理: 3',
    '3.3 情報システム全体の強靭性の向上: 3',
    '3.4 物理的セキュリティ: 2',
    '3.5 人的セキュリティ: 3',
    '3.6 技術的セキュリティ: 3',
    '3.7 運用: 2',
    '3.8 業務委託と外部サービス: 3',
    '3.9 評価・見直し: 2',
  ]);
});

test('○と〇はどちらも必須になる', async () => {
  const { items } = await read('general-r8.xlsx');
  const mandatory = items.filter((item) => item.mandatory).map(({ no }) => Number(no));
  expect(mandatory).toEqual([1, 2, 4, 5, 7, 8, 9, 11, 13, 14, 16, 17, 19, 21, 22, 24]);
});

test('項目の文と参照は、ファイルに書かれたとおりに残る', async () => {
  const preview = await read('general-r8.xlsx');
  expect(numbered(preview, '1')).toMatchObject({
    category1: '3.1　組織体制',
    category2: 'ⅰ)役割と責任',
    question: '最高情報セキュリティ責任者が任命され、その権限と責任が文書に定められている。',
    materialExamples: ['情報セキュリティポリシー', '組織図'],
    procedureExample: '監査資料のレビューとCISOへのインタビューにより確かめる。',
    methods: ['資料のレビュー', 'インタビュー'],
    policyRefs: ['2.1.(1)'],
    jisRefs: ['5.2'],
    notes: '',
  });
  expect(numbered(preview, '3')).toMatchObject({
    category2: 'ⅰ)役割と責任',
    mandatory: false,
    policyRefs: ['2.1.(9)①'],
  });
  expect(numbered(preview, '21')).toMatchObject({ materialExamples: ['契約書', '特記仕様書'], jisRefs: ['5.20'] });
});

test('No.のない続きの行は17番につながり、18番は新しい項目になる', async () => {
  const preview = await read('general-r8.xlsx');
  const item = numbered(preview, '17');
  expect(item).toMatchObject({
    chapter: '3.6 技術的セキュリティ',
    title: 'アクセスの記録が一定の期間保存され、定期に分析されている。',
    question: 'アクセスの記録が一定の期間保存され、定期に分析されている。\n(記録は改ざんできない場所に置くこと)',
    policyRefs: ['2.6.(1)⑤'],
    jisRefs: ['8.15'],
  });
  expect(preview.rows.filter(({ outcome }) => outcome === 'joined')).toEqual([
    { sheet: '3.6', row: 8, outcome: 'joined', reason: 'continuation', itemKey: item?.itemKey },
  ]);
  expect(numbered(preview, '18')?.question).toBe('パソコンの修正プログラムが期限内に適用されている。');
});

test('表紙、非表示のシート、繰り返しの見出しは理由を付けて飛ばす', async () => {
  const { rows, mapping, warnings } = await read('general-r8.xlsx');
  const reasons = (sheet: string) => rows.filter((row) => row.sheet === sheet).map(({ reason }) => reason);
  expect(new Set(reasons('表紙'))).toEqual(new Set(['no_list_on_sheet']));
  expect(reasons('記入例')).toEqual(['hidden_sheet']);
  expect(reasons('3.1')).toEqual([
    'before_header',
    'before_header',
    'blank',
    'header',
    undefined,
    undefined,
    'repeated_header',
    undefined,
    undefined,
  ]);
  expect(mapping.map(({ headerRow }) => headerRow)).toEqual([4, 5, 4, 5, 4, 5, 4, 5, 4]);
  expect(warnings).toEqual([{ code: 'hidden_sheet', sheet: '記入例' }]);
});

test('特定個人情報のチェックリストはAからGの12項目として読める', async () => {
  const preview = await read('spi-r8.xlsx');
  expect(preview.items.map(({ no, chapter }) => `${chapter}${no}`)).toEqual([
    'A1',
    'B2',
    'C3',
    'C4',
    'C5',
    'D6',
    'E7',
    'E8',
    'E9',
    'F10',
    'F11',
    'G12',
  ]);
  expect(preview.items.filter(({ mandatory }) => !mandatory).map(({ no }) => no)).toEqual(['11', '12']);
  expect(numbered(preview, '5')).toMatchObject({
    categoryPath: 'C / 組織的安全管理措置',
    title: '監査責任者が定期に監査を行い、結果を総括責任者に報告している。',
    materialExamples: ['監査計画', '監査報告書'],
  });
  expect(numbered(preview, '7')?.procedureExample).toBe('現地で確かめる(写しは取らない)。');
});

test('CP932のCSVは12項目として読める', async () => {
  const preview = await read('general-short.cp932.csv');
  expect(preview.items.map(({ no }) => no)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1)));
  expect(numbered(preview, '9')).toMatchObject({
    chapter: '3.3 情報システム全体の強靭性の向上',
    mandatory: true,
    question: 'マイナンバー利用事務系の端末からの情報の持出しが原則としてできないように設定されている。',
  });
  expect(numbered(preview, '11')?.materialExamples).toEqual(['入退室記録', '確認の記録']);
});

test.each([
  ['general-r8.xlsx', 74],
  ['spi-r8.xlsx', 15],
  ['general-short.cp932.csv', 13],
])('%sのすべての行がちょうど1回報告される', async (name, total) => {
  const { rows, items } = await read(name);
  expect(new Set(rows.map(({ sheet, row }) => `${sheet}!${row}`)).size).toBe(rows.length);
  expect(rows).toHaveLength(total);
  expect(rows.filter(({ outcome }) => outcome === 'imported')).toHaveLength(items.length);
  expect(rows.every(({ outcome, reason }) => (outcome === 'imported') === (reason === undefined))).toBe(true);
});

test('チェックリストでないファイルは、直し方を添えて断る', async () => {
  expect(await refusal('bad-no-checklist.xlsx', sample('checklists/bad-no-checklist.xlsx'))).toEqual({
    code: 'no_list',
    reason:
      '監査項目の表が見つかりません。「No.」「監査項目」「監査資料の例」などの見出しが3つ以上並ぶ行があるか確かめてください。',
  });
  expect(await refusal('bad-not-a-workbook.xlsx', sample('checklists/bad-not-a-workbook.xlsx'))).toEqual({
    code: 'not_a_workbook',
    reason: 'ExcelファイルでもCSVでもありません。Excelで開き、「Excelブック(*.xlsx)」として保存し直してください。',
  });
});

test.each([
  ['bomb.xlsx', 'unsafe_workbook'],
  ['macro-inside.xlsx', 'macro_workbook'],
  ['old-format.xls', 'old_excel'],
  ['access-rights.docx', 'not_a_workbook'],
  ['policy-clean.pdf', 'not_a_workbook'],
  ['empty.pdf', 'empty_file'],
])('%sは展開する前に断る', async (name, code) => {
  const before = process.memoryUsage().rss;
  expect((await refusal(name, sample(`evidence/${name}`))).code).toBe(code);
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
});
