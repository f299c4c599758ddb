import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from './open-pdf.ts';
import { attachmentsOf, sayDocumentExtras, sayPageExtras } from './pdf-extras.ts';
import { pageTexts } from './pdf-lines.ts';
import { type Reading, within } from './reading.ts';

const maxPages = 2_000;
const maxDepth = 2;
/** A scan with its page number under it is still a scan. */
const fewestCharacters = 4;
/** A line of a fax machine or of a stamp is shorter, a page somebody wrote with a picture on it is longer. */
const fewestBesideAPicture = 80;
/** Fonts that do not say what their signs mean come out as signs of nobody. */
const meaningless = /[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\s]/gu;
const maxMeaningless = 0.2;

const signsOf = (text: string): string => text.replace(/\s/g, '');

const isLegible = (text: string): boolean => {
  const signs = signsOf(text);
  return signs.length >= fewestCharacters && (text.match(meaningless)?.length ?? 0) <= maxMeaningless * signs.length;
};

/**
 * Whether a page is a picture with a stray line of text. A picture too large to be decoration is not decoded: what would
 * draw the page ends there, before its text.
 */
const isPicture = async (page: PDFPageProxy, text: string): Promise<boolean> => {
  if (signsOf(text).length >= fewestBesideAPicture) {
    return false;
  }
  const { fnArray } = await page.getOperatorList();
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const shows: number[] = [OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText];
  return !fnArray.some((operator) => shows.includes(operator));
};

const readPage = async (document: PDFDocumentProxy, number: number, { sink, budget }: Reading): Promise<void> => {
  const where = `${number}ページ`;
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const { text, written } = pageTexts(items.filter((item) => 'str' in item));
  budget.spend(text.length);
  if (text.trim() !== '') {
    sink.passage({ where, text });
  }
  if (written !== undefined) {
    sink.passage({ where, text: written, joined: true });
  }
  if (!isLegible(text) || (await isPicture(page, text))) {
    sink.unreadable(where);
  }
  await sayPageExtras(page, where, sink);
  page.cleanup();
};

type ReadAttachment = (fileName: string, reading: Reading) => void | Promise<void>;

const readAttachments = async (document: PDFDocumentProxy, reading: Reading, read: ReadAttachment): Promise<void> => {
  for (const { fileName, content } of await attachmentsOf(document)) {
    const place = `添付「${fileName}」`;
    if (content === undefined || reading.depth >= maxDepth) {
      reading.sink.unreadable(place);
    } else {
      await read(fileName, {
        ...reading,
        bytes: content,
        sink: within(place, reading.sink),
        depth: reading.depth + 1,
      });
    }
  }
};

/** Pages by where their text stands, then notes, forms, properties, bookmarks, and files within by `read`. */
export const readPdf =
  (read: ReadAttachment) =>
  async (reading: Reading): Promise<void> => {
    const { sink, budget } = reading;
    const task = await openPdf(reading.bytes);
    try {
      const document = await task.promise;
      for (let number = 1; number <= Math.min(document.numPages, maxPages); number += 1) {
        budget.checkTime();
        // A page that breaks is told of by itself: the others can be read.
        await readPage(document, number, reading).catch(() => sink.unreadable(`${number}ページ`));
      }
      if (document.numPages > maxPages) {
        sink.unreadable(`${maxPages + 1}ページ以降`);
      }
      await sayDocumentExtras(document, sink);
      await readAttachments(document, reading, read);
    } finally {
      await task.destroy();
    }
  };
