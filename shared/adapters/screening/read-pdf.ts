import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { attachmentsOf, sayDocumentExtras, sayPageExtras } from './pdf-extras.ts';
import { pageTexts } from './pdf-lines.ts';
import { type Reading, within } from './reading.ts';

const maxPages = 2_000;
const maxDepth = 2;
/** A scan with its page number under it is still a scan. */
const fewestCharacters = 4;
/** Fonts that do not say what their signs mean come out as signs of nobody. */
const meaningless = /[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\s]/gu;
const maxMeaningless = 0.2;

/**
 * Loaded with the first PDF, as it takes a while. Text needs none of the drawing: the native canvas pdfjs would load is
 * kept out by `overrides` in package.json (an alias for a system nobody installs this on).
 */
const open = async (bytes: Uint8Array) => {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Paths, not addresses: given a file address pdfjs finds no character maps, and reads Japanese as nothing at all.
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return getDocument({
    // The library takes the memory over.
    data: new Uint8Array(bytes),
    cMapUrl: `${home}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${home}/standard_fonts/`,
    wasmUrl: `${home}/wasm/`,
    disableFontFace: true,
    useSystemFonts: false,
    // What cannot be parsed must not be left out without a word.
    stopAtErrors: true,
    verbosity: VerbosityLevel.ERRORS,
  });
};

const isLegible = (text: string): boolean => {
  const signs = text.replace(/\s/g, '');
  return signs.length >= fewestCharacters && (text.match(meaningless)?.length ?? 0) <= maxMeaningless * signs.length;
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
  if (!isLegible(text)) {
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
    const task = await open(reading.bytes);
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
