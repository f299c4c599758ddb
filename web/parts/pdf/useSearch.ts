import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { fold, placesOf } from './hits.ts';

export type Hit = { page: number; start: number; end: number };

const textOf = async (pdf: PDFDocumentProxy, number: number): Promise<string> => {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    return fold(items.map((item) => ('str' in item ? item.str : ''))).text;
  } catch {
    // A page nobody can read is one without text.
    return '';
  }
};

/** How often a long search says how far it is. */
const pagesBetween = 20;

/** Searches a document from the open page on, and round to the pages before it. Texts stay as long as it is open. */
export const useSearch = (pdf: PDFDocumentProxy, page: number, go: (page: number) => void) => {
  const texts = useRef(new Map<number, string>());
  const running = useRef<AbortController>(undefined);
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [current, setCurrent] = useState<Hit>();
  const [read, setRead] = useState(0);
  useEffect(() => () => running.current?.abort(), []);

  const show = (hit: Hit | undefined): void => {
    setCurrent(hit);
    if (hit) go(hit.page);
  };

  const search = async (asked: string): Promise<void> => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setWords(asked);
    setHits([]);
    setCurrent(undefined);
    setRead(0);
    const found: Hit[] = [];
    const tell = (pages: number): void => {
      setHits(found.toSorted((a, b) => a.page - b.page || a.start - b.start));
      setRead(pages);
    };
    for (let n = 0; n < pdf.numPages; n += 1) {
      const number = ((page - 1 + n) % pdf.numPages) + 1;
      const text = texts.current.get(number) ?? (await textOf(pdf, number));
      if (signal.aborted) return;
      texts.current.set(number, text);
      const isFirst = found.length === 0;
      found.push(...placesOf(text, asked).map((place) => ({ page: number, ...place })));
      if (isFirst) show(found[0]);
      if ((isFirst && found.length > 0) || n % pagesBetween === 0) tell(n + 1);
    }
    tell(pdf.numPages);
  };

  const at = current ? hits.indexOf(current) : -1;
  return {
    words,
    hits,
    current,
    at,
    read,
    isDone: read === pdf.numPages,
    /** Pages read so far that hold no text. */
    mute: [...texts.current.values()].filter((text) => text === '').length,
    search,
    step: (by: 1 | -1): void => show(hits[(at + by + hits.length) % hits.length]),
  };
};

export type Search = ReturnType<typeof useSearch>;
