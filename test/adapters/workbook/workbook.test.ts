import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readChecklist } from '#shared/adapters/workbook/read-checklist.ts';
import { headerRow, refusal, sample, workbookParts, zip } from './workbooks.ts';

const header = ['No.', '監査項目', '備考'];
const read = (bytes: Uint8Array, fileName = 'list.xlsx') => readChecklist({ fileName, bytes });
const written = (rows: CellValue[][], more: object = {}) => writeXlsx({ sheets: [{ name: '監査票', rows, ...more }] });
const itemsOf = async (rows: CellValue[][]) => (await read(await written([header, ...rows]))).items;

test('数のNo.は小数点なしで、日付に化けたNo.は日付として読める', async () => {
  const items = await itemsOf([
    [1, '甲', null],
    [1.1, '乙', null],
    [new Date(Date.UTC(2026, 0, 2)), '丙', null],
  ]);
  expect(items.map(({ no }) => no)).toEqual(['1', '1.1', '2026-01-02']);
});

test('数式は計算せず、保存された結果だけを読む', async () => {
  const rows = `${headerRow}<row r="2"><c><f>1+1</f><v>2</v></c><c t="str"><f>"甲"&amp;"乙"</f><v>保存された文</v></c></row>
    <row r="3"><c><v>3</v></c><c t="str"><f>HYPERLINK("http://example.test")</f></c></row>
    <row r="4"><c><v>4</v></c><c t="e"><f>A9</f><v>#REF!</v></c></row>`;
  const preview = await read(zip(workbookParts(rows)));
  expect(preview.items.map(({ no, question }) => [no, question])).toEqual([['2', '保存された文']]);
  expect(preview.rows.slice(2).map(({ reason }) => reason)).toEqual(['no_question', 'no_question']);
});

test('書式の混ざった文はつながり、ふりがなは文に混ざらない', async () => {
  const furigana = '<rPh sb="0" eb="2"><t>カンサ</t></rPh><phoneticPr fontId="1"/>';
  const strings = [
    `<si><t>監査を行う。</t>${furigana}</si>`,
    `<si><r><t>監査の</t></r><r><rPr><b/></rPr><t>記録がある。</t></r>${furigana}</si>`,
  ];
  const rows = `${headerRow}<row r="2"><c><v>1</v></c><c t="s"><v>0</v></c></row>
    <row r="3"><c><v>2</v></c><c t="s"><v>1</v></c></row>
    <row r="4"><c><v>3</v></c><c t="inlineStr"><is><t>監査人がいる。</t>${furigana}</is></c></row>
    <row r="5"><c><v>4</v></c><c t="inlineStr"><is><r><t>監査</t></r><r><t>計画。</t></r>${furigana}</is></c></row>`;
  const { items } = await read(zip(workbookParts(rows, strings.join(''))));
  expect(items.map(({ question }) => question)).toEqual([
    '監査を行う。',
    '監査の記録がある。',
    '監査人がいる。',
    '監査計画。',
  ]);
});

test('縦に結合された区分は下へ続き、縦に結合されたNo.と監査項目は1項目になる', async () => {
  const rows = [
    ['大項目', 'No.', '監査項目', '監査資料の例'],
    ['3.1 組織体制', 1, '責任者がいる。', '□要綱'],
    [null, null, null, '□組織図'],
    [null, 2, '委員会がある。', '□議事録'],
  ];
  const down = (startCol: number, endRow: number) => ({ startRow: 1, startCol, endRow, endCol: startCol });
  const { items } = await read(await written(rows, { merges: [down(0, 3), down(1, 2), down(2, 2)] }));
  expect(items.map(({ no, chapter, materialExamples }) => [no, chapter, materialExamples])).toEqual([
    ['1', '3.1 組織体制', ['要綱', '組織図']],
    ['2', '3.1 組織体制', ['議事録']],
  ]);
});

test('完全に非表示のシートも取り込まない', async () => {
  const rows = [header, [1, '甲', null]];
  const sheets = [
    { name: '監査票', rows },
    { name: '控え', rows, veryHidden: true },
  ];
  const preview = await read(await writeXlsx({ sheets }));
  expect(preview.items).toHaveLength(1);
  expect(preview.warnings).toEqual([{ code: 'hidden_sheet', sheet: '控え' }]);
});

test('3,000項目の表も読める', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => [index + 1, `項目${index + 1}の記録がある。`, '□資料']);
  const items = await itemsOf(rows);
  expect(items).toHaveLength(3000);
  expect(new Set(items.map(({ itemKey }) => itemKey)).size).toBe(3000);
});

const list = (rows: number): CellValue[][] => [
  header,
  ...Array.from({ length: rows }, (_, index) => [index, '甲', null]),
];

test('行、列、文字、シートが多すぎるファイルは、切り詰めずに断る', async () => {
  const wide = [...header, ...Array.from({ length: 58 }, () => '列')];
  expect((await refusal('a.xlsx', await written(list(10_000)))).code).toBe('too_many_rows');
  expect((await refusal('a.xlsx', await written([wide]))).code).toBe('too_many_columns');
  const long = `${headerRow}<row r="2"><c t="inlineStr"><is><t>${'甲'.repeat(32_768)}</t></is></c></row>`;
  expect((await refusal('a.xlsx', zip(workbookParts(long)))).code).toBe('cell_too_long');
  const sheets = Array.from({ length: 51 }, (_, index) => ({ name: `s${index}`, rows: list(1) }));
  expect((await refusal('a.xlsx', await writeXlsx({ sheets }))).code).toBe('too_many_sheets');
});

test('1つの長い文を何万回も使い回すファイルは断る', async () => {
  const cells = '<c t="s"><v>0</v></c>'.repeat(60);
  const rows = Array.from({ length: 100 }, (_, index) => `<row r="${index + 2}">${cells}</row>`).join('');
  const bytes = zip(workbookParts(headerRow + rows, `<si><t>${'甲'.repeat(30_000)}</t></si>`));
  expect((await refusal('a.xlsx', bytes)).code).toBe('too_much_text');
});

test('重なり合う結合だらけのファイルは断る', async () => {
  const rows = `${headerRow}<row r="9000"><c r="BH9000" t="inlineStr"><is><t>x</t></is></c></row>`;
  const merges = `<mergeCells>${'<mergeCell ref="A1:BH9000"/>'.repeat(1000)}</mergeCells>`;
  expect((await refusal('a.xlsx', zip(workbookParts(rows, '', merges)))).code).toBe('damaged_workbook');
});

test('遠くの書式だけのセルは、表を大きくしない', async () => {
  const rows = `${headerRow}<row r="2"><c><v>1</v></c><c t="inlineStr"><is><t>甲</t></is></c></row>
    <row r="1048576"><c r="XFD1048576" s="0"/></row>`;
  const preview = await read(zip(workbookParts(rows)));
  expect(preview.rows).toHaveLength(2);
});

test('壊れたブックは理由を示して断る', async () => {
  const { 'xl/worksheets/sheet1.xml': _, ...parts } = workbookParts(headerRow);
  expect((await refusal('a.xlsx', zip(parts))).code).toBe('damaged_workbook');
  expect((await refusal('a.xlsx', sample('checklists/general-r8.xlsx').slice(0, 9000))).code).toBe('damaged_workbook');
});

test('マクロ付き、パスワード付き、リンク付きのブックは、直し方を添えて断る', async () => {
  const plain = await written(list(1));
  expect(await refusal('監査.ＸＬＳＭ', plain)).toEqual({
    code: 'macro_workbook',
    reason: 'マクロを含むExcelファイルです。Excelで開き、「Excelブック(*.xlsx)」として保存し直してください。',
  });
  const locked = await writeXlsx({
    sheets: [{ name: 'a', rows: [[1]] }],
    encryption: { password: 'p', spinCount: 1000 },
  });
  expect(await refusal('a.xlsx', locked)).toEqual({
    code: 'encrypted_workbook',
    reason: 'パスワードで保護されています。パスワードを外して保存し直してください。',
  });
  const linked = zip({ ...workbookParts(headerRow), 'xl/externalLinks/externalLink1.xml': '<x/>' });
  expect((await refusal('a.xlsx', linked)).code).toBe('linked_workbook');
});

test('ファイルの名前より中身で判断する', async () => {
  expect((await read(await written(list(2)), 'list.csv')).items).toHaveLength(2);
  expect((await refusal('a.xls', Buffer.from('<html><table></table></html>'))).code).toBe('not_a_workbook');
});
