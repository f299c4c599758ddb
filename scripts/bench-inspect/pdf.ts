import { buildPdf, stream } from '#test/adapters/files/build/pdf.ts';
import { cp932, encodings, holds } from './encodings.ts';
import { placesOf, words } from './place.ts';

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
const sjis = (text: string): string => cp932(text).toString('hex');

const descendant = (at: number): string =>
  `<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/FontDescriptor ${at} 0 R>>`;
const descriptor =
  '<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>';
/** Pages are in A3 across: pdfjs gives out nothing that is written beyond the edge of a page. */
const pageBox = '/MediaBox[0 0 1191 842]';
const cjkFont = (cmap: string): string =>
  `<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/${cmap}/DescendantFonts[6 0 R]>>`;

type Objects = Record<number, string | Buffer>;
/** What is drawn: text with its place. Object 4 is the contents, 5 to 7 the font; more objects from 8 on. */
export const pdfWith = (
  drawn: string,
  { font, more = {}, page = '', trailer = '' }: { font: string; more?: Objects; page?: string; trailer?: string },
): Buffer =>
  buildPdf(
    {
      3: `<</Type/Page/Parent 2 0 R${pageBox}/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R${page}>>`,
      4: stream('', Buffer.from(drawn)),
      5: font,
      6: descendant(7),
      7: descriptor,
      ...more,
    },
    trailer,
  );

const at = (x: number, y: number, hex: string): string => `1 0 0 1 ${x} ${y} Tm <${hex}> Tj`;
const drawnLines = (lines: readonly string[], hex: (text: string) => string): string =>
  `BT /F1 12 Tf ${lines.map((line, n) => at(50, 780 - n * 20, hex(line))).join('\n')} ET`;

const unicode = cjkFont('UniJIS-UTF16-H');
const page =
  (cmap: string, hex: (text: string) => string) =>
  (text: string): Buffer =>
    pdfWith(drawnLines([words, ...text.split('\n')], hex), { font: cjkFont(cmap) });

/** A PDF of pages of lines, all in one font. */
export const pdfOf = (pages: readonly (readonly string[])[]): Buffer => {
  const [first = [], ...others] = pages;
  const more: Objects = {
    2: `<</Type/Pages/Count ${pages.length}/Kids[3 0 R${others.map((_, n) => ` ${8 + 2 * n} 0 R`).join('')}]>>`,
  };
  others.forEach((lines, n) => {
    more[8 + 2 * n] = `<</Type/Page/Parent 2 0 R${pageBox}/Resources<</Font<</F1 5 0 R>>>>/Contents ${9 + 2 * n} 0 R>>`;
    more[9 + 2 * n] = stream('', Buffer.from(drawnLines(lines, utf16)));
  });
  return pdfWith(drawnLines(first, utf16), { font: unicode, more });
};

/** Glyphs numbered as they come, and a table that says what they mean: how writers embed fonts. */
const ownGlyphs = (text: string): Buffer => {
  const lines = [words, ...text.split('\n')];
  const signs = [...new Set(lines.join(''))];
  const hex = (line: string): string =>
    Array.from(line, (c) => (signs.indexOf(c) + 1).toString(16).padStart(4, '0')).join('');
  const pairs = signs.map((c, n) => `<${(n + 1).toString(16).padStart(4, '0')}> <${utf16(c)}>`);
  const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange ${pairs.length} beginbfchar ${pairs.join(' ')} endbfchar endcmap end`;
  return pdfWith(drawnLines(lines, hex), {
    font: '<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Gothic/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>',
    more: {
      6: '<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>>',
      8: stream('', Buffer.from(map)),
    },
  });
};

/** Each sign drawn by itself, as forms with boxes have it. */
const signBySign = (text: string): Buffer => {
  const signs = text
    .split('\n')
    .flatMap((line, row) => Array.from(line, (c, n) => (c === ' ' ? '' : at(50 + n * 13, 700 - row * 20, utf16(c)))));
  return pdfWith(`BT /F1 12 Tf ${at(50, 780, utf16(words))} ${signs.join('\n')} ET`, { font: unicode });
};

const plain = drawnLines([words], utf16);
const note = (text: string): string => `<FEFF${utf16(text)}>`;
const annotated = (annotation: string, catalog = ''): Buffer =>
  pdfWith(plain, {
    font: unicode,
    page: '/Annots[8 0 R]',
    more: { ...(catalog === '' ? {} : { 1: `<</Type/Catalog/Pages 2 0 R${catalog}>>` }), 8: annotation },
  });

/** Signs a character collection has no glyph for cannot be drawn with its fonts. */
const isDrawn = (text: string): boolean => !/[\u200b\t\u3099]/.test(text);

export const pdfPlaces = {
  ...placesOf(
    'pdf',
    { 'text UniJIS-UTF16': page('UniJIS-UTF16-H', utf16), 'text UniJIS-UCS2': page('UniJIS-UCS2-H', utf16) },
    isDrawn,
  ),
  ...placesOf(
    'pdf',
    { 'text 90ms-RKSJ': page('90ms-RKSJ-H', sjis) },
    (t) => isDrawn(t) && holds(cp932, encodings['cp932']?.label ?? '', t.replaceAll('\n', '')),
  ),
  ...placesOf('pdf', { 'text of own glyphs': ownGlyphs, 'text sign by sign': signBySign }, isDrawn),
  ...placesOf('pdf', {
    annotation: (t) => annotated(`<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents ${note(t)}>>`),
    'form value': (t) =>
      annotated(
        `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[10 10 300 30]/V ${note(t)}>>`,
        '/AcroForm<</Fields[8 0 R]>>',
      ),
    title: (t) => pdfWith(plain, { font: unicode, more: { 8: `<</Title ${note(t)}>>` }, trailer: '/Info 8 0 R' }),
    bookmark: (t) =>
      pdfWith(plain, {
        font: unicode,
        more: {
          1: '<</Type/Catalog/Pages 2 0 R/Outlines 8 0 R>>',
          8: '<</Type/Outlines/First 9 0 R/Last 9 0 R/Count 1>>',
          9: `<</Title ${note(t)}/Parent 8 0 R/Dest[3 0 R/Fit]>>`,
        },
      }),
  }),
};

/** A file within a PDF. */
export const pdfHolding = (fileName: string, content: Buffer): Buffer =>
  pdfWith(plain, {
    font: unicode,
    more: {
      1: `<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(${fileName}) 8 0 R]>>>>>>`,
      8: `<</Type/Filespec/F(${fileName})/UF(${fileName})/EF<</F 9 0 R>>>>`,
      9: stream('/Type/EmbeddedFile', content),
    },
  });
