import { buildZip } from '#test/adapters/files/build/zip.ts';
import { docxPlaces, docxWith } from './docx.ts';
import { pdfHolding } from './pdf.ts';
import { placesOf } from './place.ts';
import { pptxWith } from './pptx.ts';
import { sheetOf, workbookOf, xlsxOf } from './xlsx.ts';

const book = (text: string): Buffer =>
  xlsxOf([
    ['項目', '値'],
    ['資料', text],
  ]);
const paper = (text: string): Buffer => docxPlaces['docx body']?.build(text) ?? Buffer.alloc(0);
const inBook = (data: Buffer): Buffer =>
  workbookOf({ first: sheetOf([['表紙']]), more: [{ name: 'xl/embeddings/Microsoft_Word_Document.docx', data }] });

/** Packages within packages, as charts keep their data, down to the second. */
export const nestedPlaces = {
  ...placesOf('docx', {
    'with a workbook': (t) => docxWith('', { name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx', data: book(t) }),
    'with a workbook with a document': (t) =>
      docxWith('', { name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx', data: inBook(paper(t)) }),
  }),
  ...placesOf('pptx', {
    'with a workbook': (t) => pptxWith('ppt/embeddings/Microsoft_Excel_Sheet1.xlsx', book(t)),
  }),
};

/** Files within files that no upload may have: refused before anybody reads them. */
export const refusedPlaces = {
  ...placesOf('pdf', {
    'attached text': (t) => pdfHolding('memo.txt', Buffer.from(t)),
    'attached workbook': (t) => pdfHolding('list.xlsx', book(t)),
  }),
  ...placesOf('docx', {
    'with an archive': (t) =>
      docxWith('', {
        name: 'word/embeddings/list.zip',
        data: buildZip([{ name: 'list.txt', data: t }]),
      }),
    'with a document three deep': (t) =>
      docxWith('', {
        name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx',
        data: inBook(docxWith('', { name: 'word/embeddings/Microsoft_Excel_Sheet.xlsx', data: book(t) })),
      }),
  }),
  ...placesOf('zip', { archive: (t) => buildZip([{ name: 'list.txt', data: t }]) }),
};
