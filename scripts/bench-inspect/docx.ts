import { buildOffice } from '#test/adapters/files/build/office.ts';
import { attribute, escaped, placesOf, schemas, words } from './place.ts';

const w = `xmlns:w="${schemas}/wordprocessingml/2006/main"`;

const marks = new Map([
  ['\n', '<w:r><w:br/></w:r>'],
  ['\t', '<w:r><w:tab/></w:r>'],
]);
const run = (text: string, element = 't'): string =>
  marks.get(text) ?? `<w:r><w:${element} xml:space="preserve">${escaped(text)}</w:${element}></w:r>`;
/** A line break or a tab inside a paragraph is an element of its own. */
const runs = (text: string, element = 't'): string =>
  text
    .split(/([\n\t])/)
    .filter((part) => part !== '')
    .map((part) => run(part, element))
    .join('');
const paragraph = (text: string): string => `<w:p>${runs(text)}</w:p>`;

const documentOf = (body: string): string =>
  `<w:document ${w}><w:body>${paragraph(words)}${body}</w:body></w:document>`;

type Part = { name: string; data: string | Buffer };
export const docxWith = (body: string, ...more: Part[]): Buffer =>
  buildOffice('docx', [{ name: 'word/document.xml', data: documentOf(body) }, ...more]);

/** A document of paragraphs, and of a table if there are rows. */
export const docxOf = (paragraphs: readonly string[], rows: readonly (readonly string[])[] = []): Buffer => {
  const table = rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`);
  return docxWith(
    `${paragraphs.map(paragraph).join('')}${table.length === 0 ? '' : `<w:tbl>${table.join('')}</w:tbl>`}`,
  );
};

const inBody =
  (wrap: (text: string) => string) =>
  (text: string): Buffer =>
    docxWith(wrap(text));
const inPart =
  (name: string, wrap: (text: string) => string) =>
  (text: string): Buffer =>
    docxWith('', { name, data: wrap(text) });
const story = (root: string, inner: (text: string) => string) => (text: string) =>
  `<w:${root} ${w}>${inner(text)}</w:${root}>`;

/** Digits as signs of a symbol font, which keeps them in the private area. */
const symbols = (text: string): string =>
  `<w:p>${Array.from(text, (c) =>
    /\d/.test(c)
      ? `<w:r><w:sym w:font="Symbol" w:char="F0${(c.codePointAt(0) ?? 0).toString(16).toUpperCase()}"/></w:r>`
      : run(c),
  ).join('')}</w:p>`;

const properties = (element: string) => (text: string) =>
  `<cp:coreProperties xmlns:cp="${schemas}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:${element}>${escaped(text)}</dc:${element}></cp:coreProperties>`;

export const docxPlaces = placesOf('docx', {
  body: inBody(paragraph),
  paragraphs: inBody((t) => t.split('\n').map(paragraph).join('')),
  'table cell': inBody((t) => `<w:tbl><w:tr><w:tc>${paragraph(t)}</w:tc></w:tr></w:tbl>`),
  'split runs': inBody((t) => `<w:p>${Array.from(t, (c) => run(c)).join('<w:proofErr/>')}</w:p>`),
  symbols: inBody(symbols),
  'content control': inBody((t) => `<w:sdt><w:sdtContent>${paragraph(t)}</w:sdtContent></w:sdt>`),
  'text box': inBody((t) => `<w:p><w:r><w:pict><w:txbxContent>${paragraph(t)}</w:txbxContent></w:pict></w:r></w:p>`),
  deletion: inBody((t) => `<w:p><w:del w:id="1">${runs(t, 'delText')}</w:del></w:p>`),
  insertion: inBody((t) => `<w:p><w:ins w:id="1">${runs(t)}</w:ins></w:p>`),
  field: inBody((t) => `<w:p><w:r><w:instrText xml:space="preserve">QUOTE "${escaped(t)}"</w:instrText></w:r></w:p>`),
  'alt text of old drawings': inBody(
    (t) =>
      `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="${attribute(t)}"/></w:pict></w:r></w:p>`,
  ),
  'alt text': inBody(
    (t) =>
      `<w:p><w:r><w:drawing><wp:docPr xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing" id="1" name="図1" descr="${attribute(t)}"/></w:drawing></w:r></w:p>`,
  ),
  header: inPart('word/header1.xml', story('hdr', paragraph)),
  footer: inPart('word/footer1.xml', story('ftr', paragraph)),
  comment: inPart(
    'word/comments.xml',
    story('comments', (t) => `<w:comment w:id="0">${paragraph(t)}</w:comment>`),
  ),
  footnote: inPart(
    'word/footnotes.xml',
    story('footnotes', (t) => `<w:footnote w:id="2">${paragraph(t)}</w:footnote>`),
  ),
  endnote: inPart(
    'word/endnotes.xml',
    story('endnotes', (t) => `<w:endnote w:id="2">${paragraph(t)}</w:endnote>`),
  ),
  title: inPart('docProps/core.xml', properties('title')),
  description: inPart('docProps/core.xml', properties('description')),
  'embedded workbook data': inPart(
    'word/charts/chart1.xml',
    (t) =>
      `<c:chartSpace xmlns:c="${schemas}/drawingml/2006/chart"><c:cat><c:pt><c:v>${escaped(t)}</c:v></c:pt></c:cat></c:chartSpace>`,
  ),
});
