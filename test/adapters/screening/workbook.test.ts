import { describe, expect, test } from 'vitest';
import { plainNumber } from '#shared/adapters/screening/plain-number.ts';
import { hear, hearSample, placesOf, planted, saying } from './build/heard.ts';
import { hearOffice, links, packed, workbook } from './build/packages.ts';

const sheet = (rows: string, rest = '') => `<worksheet><sheetData>${rows}</sheetData>${rest}</worksheet>`;
const first = (rows: string, rest = '') => workbook({ 'xl/worksheets/sheet1.xml': sheet(rows, rest) });
const inline = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const strings = `<sst><si><r><t>1234-</t></r><r><t>5678-9018</t></r><rPh><t>ヨミ</t></rPh></si><si><t>個人番号</t></si></sst>`;
const header = `<row r="1">${inline('A1', '氏名')}${inline('C1', '個人番号')}</row>`;

const cells: [string, string, string][] = [
  ['shared in runs', '<c r="C14" t="s"><v>0</v></c>', planted],
  ['written in place', inline('C14', planted), planted],
  ['the last result of a formula', `<c r="C14" t="str"><f>A1</f><v>${planted}</v></c>`, planted],
  ['a number shown as 1.2E+11', '<c r="C14" s="3"><v>1.23456789018E+11</v></c>', '123456789018'],
  ['without a reference', `<c r="B14"><v>1</v></c><c t="inlineStr"><is><t>${planted}</t></is></c>`, planted],
];

describe('a cell', () => {
  test.each(cells)('%s is given with its place, its column and the header above', async (_, cell, text) => {
    const heard = await hearOffice('xlsx', {
      ...first(`${header}<row r="14">${cell}</row>`),
      ...(cell.includes('t="s"') ? { 'xl/sharedStrings.xml': strings } : {}),
    });
    expect(saying(heard, text)).toEqual([
      expect.objectContaining({
        where: 'シート「名簿」 C14',
        text,
        context: '個人番号',
        column: 'シート「名簿」!C',
      }),
    ]);
    expect(heard.unreadable).toEqual([]);
  });

  test('that is a number by type is said to be one', async () => {
    const heard = await hearOffice('xlsx', first('<row r="1"><c r="A1"><v>12345678901</v></c></row>'));
    expect(saying(heard, '12345678901')).toMatchObject([{ numeric: true }]);
  });

  test('is part of its row, joined by tabs, with the header over the pieces of a number', async () => {
    const row = ['1234', '5678', '9018'].map((piece, n) => inline(`${'CDE'[n]}2`, piece)).join('');
    const heard = await hearOffice('xlsx', first(`${header}<row r="2">${inline('A2', '山田')}${row}</row>`));
    expect(saying(heard, '1234\t5678\t9018', true)).toEqual([
      {
        where: 'シート「名簿」 2行目',
        text: '山田\t1234\t5678\t9018',
        joined: true,
        context: '個人番号',
      },
    ]);
  });

  test('is given with the nearest header that says what numbers are, whatever stands between', async () => {
    const rows = ['届出', '個人番号', '未提出', '(内部)', planted].map(
      (text, n) => `<row r="${n + 1}">${inline(`B${n + 1}`, text)}</row>`,
    );
    const heard = await hearOffice('xlsx', first(rows.join('')));
    expect(saying(heard, planted)).toMatchObject([{ where: 'シート「名簿」 B5', context: '個人番号 (内部)' }]);
  });

  test('of one digit is no header for the cells below', async () => {
    const row = (n: number) =>
      `<row r="${n}">${['1', '2'].map((d, at) => inline(`${'AB'[at]}${n}`, d)).join('')}</row>`;
    const heard = await hearOffice('xlsx', first(row(1) + row(2)));
    expect(heard.passages.filter(({ context }) => context !== undefined)).toEqual([]);
  });

  test('beside its label is given with it', async () => {
    const heard = await hearOffice(
      'xlsx',
      first(`<row r="3">${inline('B3', '個人番号')}${inline('D3', planted)}</row>`),
    );
    expect(saying(heard, planted)).toMatchObject([{ context: '個人番号' }]);
  });
});

const chart = '<c:chart><c:cat><c:strCache><c:pt><c:v>1234-5678-9018</c:v></c:pt></c:strCache></c:cat></c:chart>';
const related = {
  'xl/worksheets/_rels/sheet2.xml.rels': links({ a: '../comments1.xml', b: '../drawings/drawing1.xml' }),
  'xl/drawings/_rels/drawing1.xml.rels': links({ a: '../charts/chart1.xml' }),
};
const elsewhere: [string, string, string, string][] = [
  ['a hidden sheet', 'xl/worksheets/sheet2.xml', sheet(`<row>${inline('A1', planted)}</row>`), 'シート「控」 A1'],
  [
    'a comment in runs',
    'xl/comments1.xml',
    '<comments><comment ref="A1"><text><r><t>1234-56</t></r><r><t>78-9018</t></r></text></comment></comments>',
    'シート「控」 コメント',
  ],
  [
    'a threaded comment',
    'xl/threadedComments/threadedComment1.xml',
    `<T><threadedComment><text>${planted}</text></threadedComment></T>`,
    'コメント(threadedComment1)',
  ],
  [
    'a header',
    'xl/worksheets/sheet1.xml',
    sheet('', `<headerFooter><oddHeader>&amp;C${planted}</oddHeader></headerFooter>`),
    'シート「名簿」 ヘッダー',
  ],
  [
    'a list of choices',
    'xl/worksheets/sheet1.xml',
    sheet(
      '',
      `<dataValidations><dataValidation><formula1>"甲,${planted}"</formula1></dataValidation></dataValidations>`,
    ),
    'シート「名簿」 入力規則',
  ],
  [
    'a hint',
    'xl/worksheets/sheet1.xml',
    sheet('', `<dataValidations><dataValidation prompt="例 ${planted}"/></dataValidations>`),
    'シート「名簿」 入力規則',
  ],
  [
    'a text box',
    'xl/drawings/drawing1.xml',
    `<xdr:sp><a:p><a:r><a:t>1234-5678</a:t></a:r><a:r><a:t>-9018</a:t></a:r></a:p></xdr:sp>`,
    'シート「控」 図形',
  ],
  [
    'an alternative text',
    'xl/drawings/drawing1.xml',
    `<xdr:pic><xdr:cNvPr descr="${planted}"/></xdr:pic>`,
    'シート「控」 図形 代替テキスト',
  ],
  ['a chart', 'xl/charts/chart1.xml', chart, 'シート「控」 グラフ'],
  [
    'a property',
    'docProps/core.xml',
    `<cp:coreProperties><dc:subject>${planted}</dc:subject></cp:coreProperties>`,
    'プロパティ',
  ],
  ['a string no cell shows', 'xl/sharedStrings.xml', strings, 'どのセルにも表示されない文字列'],
  ['a part nobody knows', 'xl/new/thing1.xml', `<a><b>${planted}</b></a>`, 'xl/new/thing1.xml'],
  [
    'a link',
    'xl/worksheets/_rels/sheet1.xml.rels',
    links({ a: `mailto:${planted}@example.jp` }),
    'シート「名簿」 リンク',
  ],
];

test.each(elsewhere)('%s is read', async (_, name, data, where) => {
  const heard = await hearOffice('xlsx', workbook({ ...related, [name]: data }));
  expect(placesOf(heard)).toEqual([where]);
});

test('a name is read', async () => {
  const names = `<workbook><sheets/><definedNames><definedName name="n">"${planted}"</definedName></definedNames></workbook>`;
  expect(placesOf(await hearOffice('xlsx', { 'xl/workbook.xml': names }))).toEqual(['ブックの設定 名前の定義']);
});

test('a column that a pivot table keeps is read as numbers under its name', async () => {
  const cache = '<p><cacheField name="個人番号"><sharedItems><n v="1.2345678901E10"/></sharedItems></cacheField></p>';
  const heard = await hearOffice('xlsx', workbook({ 'xl/pivotCache/pivotCacheDefinition1.xml': cache }));
  expect(saying(heard, '12345678901')).toMatchObject([{ context: '個人番号', numeric: true }]);
});

describe('a workbook nobody can read', () => {
  test('without text is unreadable', async () => {
    expect((await hearOffice('xlsx', workbook({}))).unreadable).toEqual(['文字のないファイル']);
  });

  test('is unreadable for the sheet that only shows a picture', async () => {
    const heard = await hearOffice('xlsx', {
      ...first(`<row r="1">${inline('A1', '証跡一覧')}</row>`),
      'xl/worksheets/_rels/sheet2.xml.rels': links({ a: '../drawings/drawing1.xml' }),
      'xl/drawings/_rels/drawing1.xml.rels': links({ a: '../media/image1.png' }),
    });
    expect(heard.unreadable).toEqual(['シート「控」']);
  });

  test.each([
    ['cut short', packed('xlsx', first(header)).subarray(0, 900)],
    ['with a part that is no XML', packed('xlsx', first('<row><c></row>'))],
    ['showing strings that are not there', packed('xlsx', first('<row><c t="s"><v>7</v></c></row>'))],
    ['that is no archive', Buffer.from('not an archive')],
  ])('%s is unreadable', async (_, bytes) => {
    expect((await hear('file.xlsx', bytes)).unreadable).toEqual(['ファイル全体']);
  });
});

describe('a workbook within a file', () => {
  const inner = packed('xlsx', first(`<row r="1">${inline('A1', planted)}</row>`));

  test('is read with the file around it', async () => {
    const heard = await hearOffice('docx', { 'word/embeddings/book.xlsx': inner });
    expect(placesOf(heard)).toEqual(['埋め込み「book.xlsx」 シート「名簿」 A1']);
  });

  test('is unreadable when it is of another kind', async () => {
    const heard = await hearOffice('docx', { 'word/embeddings/list.zip': Buffer.from('PK\x03\x04') });
    expect(heard.unreadable).toContain('埋め込み「list.zip」');
  });

  test('is unreadable in the third file down', async () => {
    const nested = packed(
      'xlsx',
      workbook({ 'xl/embeddings/c.xlsx': packed('xlsx', workbook({ 'xl/embeddings/d.xlsx': inner })) }),
    );
    const heard = await hearOffice('docx', { 'word/embeddings/b.xlsx': nested });
    expect(heard.unreadable).toContain('埋め込み「b.xlsx」 埋め込み「c.xlsx」 埋め込み「d.xlsx」');
  });
});

test.each([
  ['1.2345E+11', '123450000000'],
  ['1.23456789018E11', '123456789018'],
  ['123456789018', '123456789018'],
  ['123456789018.0', '123456789018'],
  ['1.25E1', '12.5'],
  ['-2E3', '-2000'],
  ['1E-7', '1E-7'],
])('%s is %s with all its digits', (raw, plain) => {
  expect(plainNumber(raw)).toBe(plain);
});

test.each([
  ['application-hidden-sheet.xlsx', 'シート「控」 B2'],
  ['roster-lost-zero.xlsx', 'シート「名簿」 B2'],
  ['comment-fullwidth.xlsx', 'シート「Sheet」 コメント'],
  ['training-list.xlsx', ''],
  ['asset-ledger.xlsx', ''],
  ['unlabelled-list.xlsx', ''],
])('%s is read', async (name, where) => {
  const heard = await hearSample(name);
  expect(heard.passages.filter((passage) => passage.where.startsWith(where)).length).toBeGreaterThan(0);
  expect(heard.unreadable).toEqual([]);
});
