import type { CellValue } from 'hucre/xlsx';
import { refuse } from '#shared/domain/workbook/refusals.ts';
import { limits } from './limits.ts';

const excelError = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** A cached value as text: `1` and never `1.0`, a date as `YYYY-MM-DD`, an Excel error as nothing. */
export const textOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  // Fifteen digits are all that Excel keeps: 0.1+0.2 is 0.3 to the person who typed it.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  const text = String(value);
  return excelError.test(text) ? '' : text;
};

const isBlank = (text: string): boolean => text.trim() === '';

/** Rows without the blank ones at the end, which formatting alone leaves behind. */
export const trimEnd = (rows: string[][]): string[][] =>
  rows.slice(0, rows.findLastIndex((row) => !row.every(isBlank)) + 1);

/** Refuses rows that are wider than any list or hold more text than a cell can. */
export const checkCells = (rows: string[][]): void => {
  for (const row of rows) {
    if (row.findLastIndex((text) => !isBlank(text)) >= limits.columns) refuse('too_many_columns');
    if (row.some((text) => text.length > limits.cellCharacters)) refuse('cell_too_long');
  }
};

/** Refuses sheets that are too much together, although each may be fine. */
export const checkTotal = (sheets: { rows: string[][] }[]): void => {
  if (sheets.reduce((sum, { rows }) => sum + rows.length, 0) > limits.rows) refuse('too_many_rows');
  const characters = sheets.flatMap(({ rows }) => rows.map((row) => row.reduce((sum, text) => sum + text.length, 0)));
  if (characters.reduce((sum, length) => sum + length, 0) > limits.characters) refuse('too_much_text');
};
