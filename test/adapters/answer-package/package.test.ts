import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPackage } from '#shared/adapters/answer-package/read-package.ts';
import { writePackage } from '#shared/adapters/answer-package/write-package.ts';
import { preflightWorkbook } from '#shared/adapters/files/zip-directory.ts';
import type { PackageContent } from '#shared/domain/answer-package/answer-package.ts';
import { zip } from '#test/adapters/workbook/workbooks.ts';
import { checklistItem } from '#test/support/builders.ts';
import { partsOf } from '#test/support/workbook-parts.ts';

/** Texts that a spreadsheet would calculate, date or drop, were they not typed as text (SECURITY.md I4). */
const dangerous = [
  '=HYPERLINK("http://evil.example","x")',
  '+5',
  '-5',
  '−',
  '@SUM(A1)',
  '＝1+1',
  '0012',
  '1/2',
  'TRUE',
  '<b>&amp;"',
  '1行目\n2行目',
];

const content: PackageContent = {
  stamp: {
    auditId: 'A',
    departmentId: 'D210',
    checklistId: 'C',
    checklistVersion: '1',
    exportedAt: '2026-07-01T00:00:00.000Z',
    checksum: 'sum',
    bases: dangerous.map((_, n) => ({ itemKey: `item-${n}`, base: `base-${n}` })),
  },
  title: '令和8年度の監査',
  departmentName: '市民課',
  dueDate: '2026-08-31',
  lines: dangerous.map((text, n) => ({
    item: { ...checklistItem(n), question: text, no: text.slice(0, 40) },
    answer: { selfResult: 'notApplicable', reason: text, comment: text },
    previous: text,
    remark: n === 0 ? text : '',
  })),
};

let bytes: Uint8Array;
let parts: Record<string, string>;
beforeAll(async () => {
  bytes = await writePackage(content);
  parts = partsOf(bytes);
});

const read = (of: Uint8Array) => readPackage({ fileName: '回答用.xlsx', bytes: of });
const part = (name: string): string => parts[name] ?? '';
const answers = () => part('xl/worksheets/sheet1.xml');

describe('a written package', () => {
  test('says in every cell the text that was put there, and has nothing to calculate', async () => {
    const { rows } = await read(bytes);
    expect(rows.map((row) => [row.itemKey, row.result, row.reason, row.comment])).toEqual(
      dangerous.map((text, n) => [`item-${n}`, '− 対象外', text, text]),
    );
    const { sheets } = await readXlsx(bytes);
    const shown = sheets[0]?.rows.slice(6) ?? [];
    expect(shown.map((cells) => cells[4])).toEqual(dangerous);
    for (const xml of Object.values(parts)) expect(xml).not.toMatch(/<f[ >]/);
    expect(answers()).not.toMatch(/<c [^>]*t="(?!s")/);
  });

  test('is a plain workbook that our own inspection and a sanitiser let pass', () => {
    expect(() => preflightWorkbook(bytes)).not.toThrow();
    expect(Object.keys(parts).join(' ')).not.toMatch(/vba|externalLink|embeddings|activeX|connections|drawing/i);
    expect(Object.values(parts).join()).not.toMatch(/TargetMode="External"/);
  });

  test('locks all but the three columns to be filled in, without a password', () => {
    expect(answers()).toMatch(/<sheetProtection sheet="1"(?![^>]*(?:password|hash))[^>]*>/);
    const unlocked = [...part('xl/styles.xml').matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/g)]
      .slice(1)
      .flatMap(([xf], n) => (xf.includes('locked="0"') ? [String(n)] : []));
    const open = [...answers().matchAll(/<c r="([A-Z]+)\d+"(?: t="s")? s="(\d+)"/g)].flatMap(([, column, style]) =>
      unlocked.includes(style ?? '') ? [column] : [],
    );
    expect(new Set(open)).toEqual(new Set(['I', 'J', 'K']));
    expect(open).toHaveLength(dangerous.length * 3);
  });

  test('offers the four choices in every row, and repeats its headings on every printed page', () => {
    expect(answers()).toContain('sqref="I7:I17"');
    expect(answers()).toContain('<formula1>"○ 適合,△ 一部適合,× 不適合,− 対象外"</formula1>');
    expect(part('xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles"[^>]*>回答票!\$6:\$6</);
    expect(answers()).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
  });

  test('hides the keys, and the stamp so that Excel does not even list it', () => {
    expect(answers()).toMatch(/<col min="1" max="1"[^>]*hidden="true"/);
    expect(part('xl/workbook.xml')).toMatch(/name="kansa"[^>]*state="veryHidden"/);
  });
});

/** The answer sheet with cells of one row written the way another program would. */
const rewritten = (
  row: number,
  cells: Readonly<Record<string, string>>,
  more: Record<string, string> = {},
): Uint8Array => {
  let xml = answers();
  for (const [column, cell] of Object.entries(cells)) {
    const old = new RegExp(`<c r="${column}${row}"[^>]*?(?:/>|>.*?</c>)`);
    expect(xml).toMatch(old);
    xml = xml.replace(old, () => cell.replace('<c', `<c r="${column}${row}"`));
  }
  return zip({ ...parts, 'xl/worksheets/sheet1.xml': xml, ...more });
};

describe('a package written by other programs', () => {
  const rowOf = async (of: Uint8Array) => (await read(of)).rows[0];

  test('with inline strings, furigana in them', async () => {
    const furigana = '<rPh sb="0" eb="2"><t>ダイチョウ</t></rPh>';
    const came = rewritten(7, {
      I: '<c t="inlineStr"><is><t>○ 適合</t></is></c>',
      J: '<c/>',
      K: `<c t="inlineStr"><is><t>台帳</t>${furigana}</is></c>`,
    });
    expect(await rowOf(came)).toMatchObject({ result: '○ 適合', reason: '', comment: '台帳' });
  });

  test('with shared strings in several runs', async () => {
    const shared = part('xl/sharedStrings.xml');
    const count = shared.split('<si>').length - 1;
    const runs = '<si><r><t xml:space="preserve">× </t></r><r><rPr><b/></rPr><t>不適合</t></r></si>';
    const came = rewritten(
      7,
      { I: `<c t="s"><v>${count}</v></c>` },
      { 'xl/sharedStrings.xml': shared.replace('</sst>', `${runs}</sst>`) },
    );
    expect(await rowOf(came)).toMatchObject({ result: '× 不適合' });
  });

  test('with numbers, and a formula’s cached text', async () => {
    const came = rewritten(7, {
      I: '<c t="str"><f>"△"</f><v>△</v></c>',
      J: '<c><v>-5</v></c>',
      K: '<c t="n"><v>0.30000000000000004</v></c>',
    });
    expect(await rowOf(came)).toMatchObject({ result: '△', reason: '-5', comment: '0.3' });
  });

  test('and one without the hidden sheet is refused in words', async () => {
    const workbook = part('xl/workbook.xml').replace(/<sheet name="kansa"[^>]*>/, '');
    await expect(read(rewritten(7, {}, { 'xl/workbook.xml': workbook }))).rejects.toMatchObject({
      code: 'file_refused',
      details: { params: { code: 'no_stamp' } },
    });
  });
});
