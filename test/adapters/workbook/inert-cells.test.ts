import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readPackage } from '#shared/adapters/answer-package/read-package.ts';
import { writePackage } from '#shared/adapters/answer-package/write-package.ts';
import { readWorkbook } from '#shared/adapters/workbook/read-workbook.ts';
import { bookWriter, tableWriter } from '#shared/adapters/workbook/write-table.ts';
import { checklistItem } from '#test/support/builders.ts';
import { partsOf } from '#test/support/workbook-parts.ts';

/** What a spreadsheet takes for the beginning of a formula, or drops in front of one. */
const leads = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
/** Formulas in every place a text can begin: at once, in quotes, behind a comma or a line break. */
const formulas = leads.flatMap((lead) => [
  `${lead}1+1`,
  `${lead}=cmd|'/C calc'!A0`,
  `"${lead}1+1"`,
  `a,${lead}1+1`,
  `a\n${lead}1+1`,
]);
/** Texts a spreadsheet makes something else of. */
const misread = [
  "'=1",
  '0012',
  '1/2',
  '1E5',
  'TRUE',
  '#REF!',
  '<f>1</f>',
  ' x ',
  '_x0041_',
  '_x003d_1+1',
  '_x005F_x0041_',
];
const texts = [...formulas, ...misread];

/** The cells of a sheet as XML: each names a shared string, and none has a formula. */
const expectInert = (bytes: Uint8Array): void => {
  const parts = partsOf(bytes);
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
  expect(sheets.length).toBeGreaterThan(0);
  for (const [, xml] of sheets) {
    expect(xml).not.toMatch(/<f[ >/]/);
    const cells = [...xml.matchAll(/<c [^>]*>(?=<v>|<is>)/g)].map(([cell]) => cell);
    expect(cells.length).toBeGreaterThan(0);
    expect(cells.filter((cell) => !/ t="(s|inlineStr)"/.test(cell))).toEqual([]);
  }
  expect(Object.keys(parts).join(' ')).not.toMatch(/externalLink|calcChain|connections/);
};

test('I4: a table says in every cell the text that was put there, as a string', async () => {
  const rows = [['文'], ...texts.map((text) => [text])];
  const bytes = Buffer.from(await tableWriter({ name: '表', day: '2026-04-01', rows }), 'base64');
  expectInert(bytes);
  const { sheets } = await readXlsx(bytes);
  expect(sheets[0]?.rows).toEqual(rows);
  // Our own reader takes it back too; errors of a spreadsheet are nothing to it.
  const own = (await readWorkbook(bytes))[0]?.rows.map(([cell = '']) => cell);
  expect(own).toEqual(rows.map(([text]) => (text === '#REF!' ? '' : text)));
});

test('I4: an answer package says in every cell the text that was put there, as a string', async () => {
  const lines = texts.map((text, n) => ({
    item: { ...checklistItem(n), question: text, materialExamples: [text], chapter: text, categoryPath: text },
    answer: { selfResult: 'notApplicable' as const, reason: text, comment: text },
    previous: text,
    remark: text,
  }));
  const origin = { auditId: 'A', departmentId: 'D210', checklistId: 'C', checklistVersion: '1', exportedAt: 'now' };
  const stamp = { ...origin, checksum: '=sum', bases: texts.map((base, n) => ({ itemKey: `item-${n}`, base })) };
  const bytes = await writePackage({
    stamp,
    title: '=1+1',
    departmentName: '@SUM(1)',
    dueDate: '2026-08-31',
    lines,
  });
  expectInert(bytes);
  const { sheets } = await readXlsx(bytes);
  const shown = sheets[0]?.rows.slice(6) ?? [];
  for (const column of [2, 4, 6, 7, 9, 10]) expect(shown.map((row) => row[column])).toEqual(texts);
  // What people filled in comes back without blanks around it, as everything that is typed into a form.
  const { rows } = await readPackage({ fileName: '回答用.xlsx', bytes });
  expect(rows.map(({ comment }) => comment)).toEqual(texts.map((text) => (text === '#REF!' ? '' : text.trim())));
});

test('I4: a book keeps numbers as numbers, and texts as texts on every sheet', async () => {
  const rows = [['見出し', '数'], ...formulas.map((text, n): (string | number)[] => [text, n])];
  const content = await bookWriter({ day: '2026-11-22', sheets: ['一', '二'].map((name) => ({ name, rows })) });
  const bytes = Buffer.from(content, 'base64');
  const sheets = Object.entries(partsOf(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
  expect(sheets).toHaveLength(2);
  for (const [, xml] of sheets) {
    expect(xml).not.toMatch(/<f[ >/]/);
    const cells = [...xml.matchAll(/<c [^>]*>(?=<v>|<is>)/g)].map(([cell]) => cell);
    expect(cells.filter((cell) => !/ t="(s|inlineStr)"/.test(cell))).toHaveLength(formulas.length);
  }
  const { sheets: read } = await readXlsx(bytes);
  expect(read[1]?.rows[3]?.[1]).toBe(2);
});
