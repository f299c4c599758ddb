import { buildOffice } from '#test/adapters/files/build/office.ts';
import { attribute, escaped, placesOf, schemas, words } from './place.ts';

const p = `xmlns:p="${schemas}/presentationml/2006/main" xmlns:a="${schemas}/drawingml/2006/main"`;

const paragraph = (text: string): string =>
  `<a:p>${text
    .split('\n')
    .map((line) => `<a:r><a:t>${escaped(line)}</a:t></a:r>`)
    .join('<a:br/>')}</a:p>`;
const slide = (inner: string): string => `<p:sld ${p}><p:cSld>${inner}</p:cSld></p:sld>`;
const body = (inner: string): string => `<p:sp><p:txBody>${inner}</p:txBody></p:sp>`;

export const pptxWith = (name: string, data: string | Buffer): Buffer =>
  buildOffice('pptx', [
    { name: 'ppt/slides/slide1.xml', data: slide(body(paragraph(words))) },
    { name, data },
  ]);
/** A slide for each list of lines. */
export const pptxOf = (slides: readonly (readonly string[])[]): Buffer =>
  buildOffice(
    'pptx',
    slides.map((lines, at) => ({
      name: `ppt/slides/slide${at + 1}.xml`,
      data: slide(body(lines.map(paragraph).join(''))),
    })),
  );

const onSlide =
  (wrap: (text: string) => string) =>
  (text: string): Buffer =>
    pptxWith('ppt/slides/slide2.xml', slide(wrap(text)));

export const pptxPlaces = placesOf('pptx', {
  slide: onSlide((t) => body(paragraph(t))),
  paragraphs: onSlide((t) => body(t.split('\n').map(paragraph).join(''))),
  table: onSlide(
    (t) =>
      `<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody>${paragraph(t)}</a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>`,
  ),
  'alt text': onSlide(
    (t) => `<p:pic><p:nvPicPr><p:cNvPr id="2" name="図1" descr="${attribute(t)}"/></p:nvPicPr></p:pic>`,
  ),
  chart: (t) =>
    pptxWith(
      'ppt/charts/chart1.xml',
      `<c:chartSpace xmlns:c="${schemas}/drawingml/2006/chart"><c:pt><c:v>${escaped(t)}</c:v></c:pt></c:chartSpace>`,
    ),
  notes: (t) => pptxWith('ppt/notesSlides/notesSlide1.xml', slide(body(paragraph(t)))),
  comment: (t) =>
    pptxWith(
      'ppt/comments/comment1.xml',
      `<p:cmLst ${p}><p:cm authorId="0"><p:text>${escaped(t)}</p:text></p:cm></p:cmLst>`,
    ),
});
