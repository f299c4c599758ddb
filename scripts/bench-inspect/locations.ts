import { buildOffice } from '#test/adapters/files/build/office.ts';
import { buildPdf, stream } from '#test/adapters/files/build/pdf.ts';
import { encodings } from './encodings.ts';

/** Makes a file with a text in one place of it; the rest is what such files have anyway. */
export type Place = { extension: string; build: (text: string) => Buffer; lines: boolean };

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const words = '令和8年度 情報セキュリティ監査 提出資料(見本)';
const office = 'http://schemas.openxmlformats.org';
const w = `xmlns:w="${office}/wordprocessingml/2006/main"`;
const s = `xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`;
const p = `xmlns:p="${office}/presentationml/2006/main" xmlns:a="${office}/drawingml/2006/main"`;

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
/** A line break inside a paragraph is an element of its own. */
const paragraph = (text: string): string => `<w:p>${text.split('\n').map(run).join('<w:r><w:br/></w:r>')}</w:p>`;

const docx =
  (part: string, wrap: (text: string) => string): ((text: string) => Buffer) =>
  (text) => {
    const body = `<w:document ${w}><w:body>${paragraph(words)}${part === '' ? wrap(text) : ''}</w:body></w:document>`;
    const more = part === '' ? [] : [{ name: part, data: wrap(text) }];
    return buildOffice('docx', [{ name: 'word/document.xml', data: body }, ...more]);
  };

const sheetOf = (cells: string, more = ''): string =>
  `<worksheet ${s}><sheetData>${cells}</sheetData>${more}</worksheet>`;
const inline = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
const plainSheet = sheetOf(`<row r="1">${inline('A1', words)}</row>`);
const names = (more: string): string =>
  `<workbook ${s}><sheets><sheet name="一覧" sheetId="1" r:id="rId1"/><sheet name="控" sheetId="2" state="hidden" r:id="rId2"/></sheets>${more}</workbook>`;
const relations = `<Relationships xmlns="${office}/package/2006/relationships">${[1, 2]
  .map(
    (n) =>
      `<Relationship Id="rId${n}" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  .join('')}</Relationships>`;

type Workbook = { first?: string; hidden?: string; workbook?: string; more?: { name: string; data: string }[] };
const xlsx = ({ first = plainSheet, hidden = sheetOf(''), workbook = '', more = [] }: Workbook): Buffer =>
  buildOffice('xlsx', [
    { name: 'xl/workbook.xml', data: names(workbook) },
    { name: 'xl/_rels/workbook.xml.rels', data: relations },
    { name: 'xl/worksheets/sheet1.xml', data: first },
    { name: 'xl/worksheets/sheet2.xml', data: hidden },
    ...more,
  ]);

/** A workbook whose visible sheet has these rows, as XML. */
export const xlsxOf = (rows: string): Buffer => xlsx({ first: sheetOf(rows) });

const slide =
  (part: string) =>
  (text: string): Buffer =>
    buildOffice('pptx', [
      { name: 'ppt/slides/slide1.xml', data: `<p:sld ${p}><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:sld>` },
      {
        name: part,
        data: `<p:sld ${p}><a:p>${text
          .split('\n')
          .map((t) => `<a:r><a:t>${escaped(t)}</a:t></a:r>`)
          .join('<a:br/>')}</a:p></p:sld>`,
      },
    ]);

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
const cjkFont = '<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UTF16-H/DescendantFonts[6 0 R]>>';
const descendant =
  '<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/FontDescriptor 7 0 R>>';
const descriptor =
  '<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>';
const page = (text: string, more: Record<number, string> = {}, annotations = '', trailer = ''): Buffer => {
  const shown = [words, ...text.split('\n')].map((t, n) => `1 0 0 1 50 ${780 - n * 20} Tm <${utf16(t)}> Tj`).join('\n');
  return buildPdf(
    {
      3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R${annotations}>>`,
      4: stream('', Buffer.from(`BT /F1 12 Tf ${shown} ET`)) as unknown as string,
      5: cjkFont,
      6: descendant,
      7: descriptor,
      ...more,
    },
    trailer,
  );
};
const note = (text: string): string => `<FEFF${utf16(text)}>`;

const texts = Object.fromEntries(
  Object.entries(encodings).flatMap(([name, encode]) => [
    [`txt ${name}`, { extension: 'txt', lines: true, build: (t: string) => encode(`${words}\n${t}\n`) }],
    [`csv ${name}`, { extension: 'csv', lines: false, build: (t: string) => encode(`区分,内容\n資料,${t}\n`) }],
  ]),
);

const one = (extension: string, build: (text: string) => Buffer, lines = false): Place => ({ extension, build, lines });

/** Where a number can hide (SECURITY.md P1). `lines`: a text of several lines is possible there. */
export const places: Readonly<Record<string, Place>> = {
  'docx body': one('docx', docx('', paragraph), true),
  'docx table': one(
    'docx',
    docx('', (t) => `<w:tbl><w:tr><w:tc>${paragraph(t)}</w:tc></w:tr></w:tbl>`),
    true,
  ),
  'docx header': one(
    'docx',
    docx('word/header1.xml', (t) => `<w:hdr ${w}>${paragraph(t)}</w:hdr>`),
  ),
  'docx footer': one(
    'docx',
    docx('word/footer1.xml', (t) => `<w:ftr ${w}>${paragraph(t)}</w:ftr>`),
  ),
  'docx comment': one(
    'docx',
    docx('word/comments.xml', (t) => `<w:comments ${w}><w:comment w:id="0">${paragraph(t)}</w:comment></w:comments>`),
  ),
  'docx footnote': one(
    'docx',
    docx(
      'word/footnotes.xml',
      (t) => `<w:footnotes ${w}><w:footnote w:id="2">${paragraph(t)}</w:footnote></w:footnotes>`,
    ),
  ),
  'docx text box': one(
    'docx',
    docx('', (t) => `<w:p><w:r><w:pict><w:txbxContent>${paragraph(t)}</w:txbxContent></w:pict></w:r></w:p>`),
  ),
  'docx deletion': one(
    'docx',
    docx('', (t) => `<w:p><w:del w:id="1"><w:r><w:delText>${escaped(t)}</w:delText></w:r></w:del></w:p>`),
  ),
  'docx alt text': one(
    'docx',
    docx(
      '',
      (t) =>
        `<w:p><w:r><w:drawing><wp:docPr xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing" id="1" name="図1" descr="${escaped(t)}"/></w:drawing></w:r></w:p>`,
    ),
  ),
  'docx split runs': one(
    'docx',
    docx('', (t) => `<w:p>${Array.from(t).map(run).join('')}</w:p>`),
  ),
  'docx properties': one(
    'docx',
    docx(
      'docProps/core.xml',
      (t) =>
        `<cp:coreProperties xmlns:cp="${office}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(t)}</dc:title></cp:coreProperties>`,
    ),
  ),
  'xlsx cell': one(
    'xlsx',
    (t) => xlsx({ first: sheetOf(`<row r="1">${inline('A1', words)}</row><row r="2">${inline('B2', t)}</row>`) }),
    true,
  ),
  'xlsx hidden sheet': one('xlsx', (t) => xlsx({ hidden: sheetOf(`<row r="1">${inline('A1', t)}</row>`) })),
  'xlsx header': one('xlsx', (t) =>
    xlsx({ first: sheetOf('', `<headerFooter><oddHeader>&amp;C${escaped(t)}</oddHeader></headerFooter>`) }),
  ),
  'xlsx comment': one('xlsx', (t) =>
    xlsx({
      more: [
        {
          name: 'xl/comments1.xml',
          data: `<comments ${s}><commentList><comment ref="A1"><text><t>${escaped(t)}</t></text></comment></commentList></comments>`,
        },
      ],
    }),
  ),
  'xlsx shared string': one('xlsx', (t) =>
    xlsx({
      first: sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
      more: [
        {
          name: 'xl/sharedStrings.xml',
          data: `<sst ${s}><si>${Array.from(t)
            .map((c) => `<r><t xml:space="preserve">${escaped(c)}</t></r>`)
            .join('')}</si></sst>`,
        },
      ],
    }),
  ),
  'xlsx validation': one('xlsx', (t) =>
    xlsx({
      first: sheetOf(
        '',
        `<dataValidations><dataValidation type="list" sqref="A1" prompt="${escaped(t)}"/></dataValidations>`,
      ),
    }),
  ),
  'xlsx defined name': one('xlsx', (t) =>
    xlsx({ workbook: `<definedNames><definedName name="控え">"${escaped(t)}"</definedName></definedNames>` }),
  ),
  'xlsx properties': one('xlsx', (t) =>
    xlsx({
      more: [
        {
          name: 'docProps/core.xml',
          data: `<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:subject>${escaped(t)}</dc:subject></cp:coreProperties>`,
        },
      ],
    }),
  ),
  'pptx slide': one('pptx', slide('ppt/slides/slide2.xml'), true),
  'pptx notes': one('pptx', slide('ppt/notesSlides/notesSlide1.xml')),
  'pdf text': one('pdf', (t) => page(t), true),
  'pdf annotation': one('pdf', (t) =>
    page('', { 8: `<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents ${note(t)}>>` }, '/Annots[8 0 R]'),
  ),
  'pdf form value': one('pdf', (t) =>
    page(
      '',
      {
        1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>',
        8: `<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[10 10 300 30]/V ${note(t)}>>`,
      },
      '/Annots[8 0 R]',
    ),
  ),
  'pdf properties': one('pdf', (t) => page('', { 8: `<</Title ${note(t)}>>` }, '', '/Info 8 0 R')),
  ...texts,
};
