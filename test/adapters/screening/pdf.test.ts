import { describe, expect, test } from 'vitest';
import { pageTexts, type PdfText } from '#shared/adapters/screening/pdf-lines.ts';
import { buildPdf, stream } from '#test/adapters/files/build/pdf.ts';
import { hear, hearSample, placesOf, planted, saying } from './build/heard.ts';

const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';
const page = (more = '', content = 5) =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents ${content} 0 R${more}>>`;
const drawn = (...pieces: [number, number, string][]): Buffer =>
  stream('', Buffer.from(pieces.map(([x, y, text]) => `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n')));
const words = drawn([60, 760, 'Name of the office']);

/** A page with objects of one's own from number six on. */
const withObjects = (pageMore: string, objects: Record<number, string | Buffer>, catalog = '', trailer = '') =>
  buildPdf({ 1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`, 3: page(pageMore), 4: font, 5: words, ...objects }, trailer);

describe('a page', () => {
  const read = (...pieces: [number, number, string][]) =>
    hear('file.pdf', buildPdf({ 3: page(), 4: font, 5: drawn(...pieces) }));

  test('is one passage, its lines in reading order', async () => {
    const heard = await read([60, 700, 'second'], [60, 760, 'My Number'], [150, 760, planted]);
    expect(saying(heard, planted)).toEqual([{ where: '1ページ', text: `My Number ${planted}\nsecond\n` }]);
  });

  test('keeps a number whole that is drawn sign by sign', async () => {
    const signs = '123456789018'.split('');
    const boxes = signs.map((sign, n): [number, number, string] => [60 + n * 18, 700, sign]);
    expect(placesOf(await read(...boxes), signs.join(' '))).toEqual(['1ページ']);
  });

  test('of two columns is given as written too, where only what crosses is new', async () => {
    const heard = await read([60, 760, '1234-5678-'], [60, 740, '9018'], [300, 760, 'right'], [300, 740, 'lower']);
    expect(heard.passages.slice(0, 2)).toEqual([
      { where: '1ページ', text: '1234-5678- right\n9018 lower\n' },
      { where: '1ページ', text: '1234-5678-\t9018\tright\tlower', joined: true },
    ]);
  });

  test.each([
    ['nothing', []],
    ['a number under a scan', [[300, 20, '12']] as [number, number, string][]],
  ])('with %s is unreadable', async (_, pieces) => {
    expect((await read(...pieces)).unreadable).toEqual(['1ページ']);
  });

  test('that breaks is unreadable by itself', async () => {
    const kids = { 2: '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>', 6: page('', 7) };
    const broken = stream('/Filter/FlateDecode', Buffer.from('no deflated bytes at all'));
    const heard = await hear(
      'file.pdf',
      buildPdf({ ...kids, 3: page(), 4: font, 5: drawn([60, 760, planted]), 7: broken }),
    );
    expect(placesOf(heard)).toEqual(['1ページ']);
    expect(heard.unreadable).toEqual(['2ページ']);
  });

  test.each([
    ['a scan with the line of a fax machine', 1240, 1754, ['1ページ']],
    ['a cover with a logo', 300, 200, []],
  ])('like %s is unreadable, or is not', async (_, width, height, unreadable) => {
    const picture = stream(
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 1`,
      Buffer.alloc(Math.ceil(width / 8) * height, 0xa5),
    );
    const content = 'q 595 0 0 842 0 0 cm /I1 Do Q BT /F1 8 Tf 40 820 Td (2026/11/26 13:03 FAX P.01) Tj ET';
    const resources = '/Resources<</Font<</F1 4 0 R>>/XObject<</I1 6 0 R>>>>';
    const heard = await hear(
      'file.pdf',
      buildPdf({
        3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${resources}/Contents 5 0 R>>`,
        4: font,
        5: stream('', Buffer.from(content)),
        6: picture,
      }),
    );
    expect(heard.unreadable).toEqual(unreadable);
    expect(placesOf(heard, 'FAX')).toEqual(['1ページ']);
  });

  test('whose signs mean nothing is unreadable', async () => {
    const map = '1 beginbfrange <20> <7e> <e020> endbfrange';
    const unmapped = `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>`;
    const objects = {
      3: page(),
      4: unmapped,
      5: words,
      6: stream('', Buffer.from(`begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${map} endcmap`)),
    };
    expect((await hear('file.pdf', buildPdf(objects))).unreadable).toEqual(['1ページ']);
  });
});

const field = `<</Type/Annot/Subtype/Widget/FT/Tx/T(number)/TU(My Number)/V(${planted})/Rect[60 600 300 620]>>`;
const elsewhere: [string, string, Buffer][] = [
  [
    'a note',
    '1ページ 注釈',
    withObjects('/Annots[6 0 R]', { 6: `<</Type/Annot/Subtype/Text/Contents(${planted})/Rect[0 0 9 9]>>` }),
  ],
  [
    'a link',
    '1ページ 注釈',
    withObjects('/Annots[6 0 R]', {
      6: `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:${planted}@example.jp)>>>>`,
    }),
  ],
  ['a field of a form', '1ページ 入力欄', withObjects('/Annots[6 0 R]', { 6: field }, '/AcroForm<</Fields[6 0 R]>>')],
  ['a property', 'プロパティ', withObjects('', { 6: `<</Subject(${planted})>>` }, '', '/Info 6 0 R')],
  [
    'a bookmark',
    'しおり',
    withObjects(
      '',
      {
        6: '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
        7: `<</Title(${planted})/Parent 6 0 R/Dest[3 0 R/Fit]>>`,
      },
      '/Outlines 6 0 R',
    ),
  ],
  [
    'a file within',
    '添付「a.txt」 1行目',
    withObjects(
      '',
      {
        6: '<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 7 0 R>>>>',
        7: stream('/Type/EmbeddedFile', Buffer.from(planted)),
      },
      '/Names<</EmbeddedFiles<</Names[(a.txt) 6 0 R]>>>>',
    ),
  ],
];

describe('a PDF', () => {
  test.each(elsewhere)('is read in %s', async (_, where, bytes) => {
    expect(new Set(placesOf(await hear('file.pdf', bytes)))).toEqual(new Set([where]));
  });

  test('says what a field is for', async () => {
    const heard = await hear('file.pdf', withObjects('/Annots[6 0 R]', { 6: field }, '/AcroForm<</Fields[6 0 R]>>'));
    expect(saying(heard, planted)).toMatchObject([{ context: 'number My Number' }]);
  });

  test.each([
    ['form-90ms.pdf', '8128 1281 2810'],
    ['form-unijis.pdf', '764764764765'],
    ['policy-clean.pdf', '特定個人情報取扱規程'],
  ])('%s is read by the character maps it names', async (name, text) => {
    const heard = await hearSample(name);
    expect(placesOf(heard, text)).toEqual(['1ページ']);
    expect(heard.unreadable).toEqual([]);
  });

  test.each([
    ['scan.pdf', '1ページ'],
    ['looks-like.pdf', 'ファイル全体'],
    ['empty.pdf', 'ファイル全体'],
  ])('%s is unreadable', async (name, where) => {
    expect((await hearSample(name)).unreadable).toEqual([where]);
  });
});

test('turned text stays in the order it was written', () => {
  const turned = (str: string): PdfText => ({
    str,
    dir: 'ltr',
    transform: [0, 12, -12, 0, 9, 9],
    width: 9,
    height: 9,
    hasEOL: false,
  });
  expect(pageTexts([turned('1234-5678'), turned('-9018')])).toEqual({ text: planted });
});
