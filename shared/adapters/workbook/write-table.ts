import { writeXlsx } from 'hucre/xlsx';
import type { BookWriter } from '#shared/app/book-writer.ts';
import type { TableWriter } from '#shared/app/file-ports.ts';
import { writtenText } from './written-text.ts';

type Sheet = Parameters<BookWriter>[0]['sheets'][number];

/** Full-width characters take the room of two. */
const widthOf = (cell: string | number): number => {
  const text = String(cell);
  return text.length + (text.match(/[^\u0020-\u00ff]/gu)?.length ?? 0);
};

const [narrowest, widest] = [8, 40];

/** The header is fixed and bold; columns are as wide as what they hold. */
const sheetOf = ({ name, rows: given }: Sheet) => {
  const rows = given.map((row) => row.map((cell) => (typeof cell === 'string' ? writtenText(cell) : cell)));
  const columns = (rows[0] ?? []).map((_, column) => ({
    width: Math.min(widest, Math.max(narrowest, ...rows.map((row) => widthOf(row[column] ?? '') + 2))),
  }));
  const header = new Map((rows[0] ?? []).map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }]));
  return { name, rows, columns, cells: header, freezePane: { rows: 1 } };
};

/**
 * A workbook of tables. Cells are typed as text or number, so that nothing a person wrote is ever a formula
 * (SECURITY.md I4). The same tables give the same bytes.
 */
export const bookWriter: BookWriter = async ({ day, sheets }) => {
  const bytes = await writeXlsx({
    properties: { modified: new Date(`${day}T00:00:00Z`) },
    sheets: sheets.map(sheetOf),
  });
  return Buffer.from(bytes).toString('base64');
};

export const tableWriter: TableWriter = ({ name, day, rows }) => bookWriter({ day, sheets: [{ name, rows }] });
