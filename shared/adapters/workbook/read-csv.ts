import { parseCsv } from 'hucre/csv';
import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { refuse } from '#shared/domain/workbook/refusals.ts';
import { checkCells, checkTotal, textOf, trimEnd } from './cells.ts';
import { limits } from './limits.ts';

/** In this order: text in CP932 is almost never valid UTF-8, while the reverse happens. The WHATWG `shift_jis` is CP932. */
const encodings = ['utf-8', 'shift_jis'] as const;

const decode = (bytes: Uint8Array): string => {
  for (const encoding of encodings) {
    try {
      // A BOM is removed by the decoder.
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return refuse('unreadable_text');
};

/** Reads CSV as UTF-8 with or without BOM, or as CP932, into one sheet. */
export const readCsv = (name: string, bytes: Uint8Array): Sheet[] => {
  if (bytes.byteLength > limits.bytes) refuse('too_large');
  // No text has a NUL byte; UTF-16 and binary files do.
  if (bytes.includes(0)) refuse('unreadable_text');
  const text = decode(bytes);
  // An open quote would swallow the rest of the file into one cell without a word.
  if (text.split('"').length % 2 === 0) refuse('broken_csv');
  const rows = trimEnd(parseCsv(text, { delimiter: ',' }).map((row) => row.map(textOf)));
  checkCells(rows);
  const sheets = [{ name, hidden: false, rows }];
  checkTotal(sheets);
  return sheets;
};
