import { writeXlsx } from 'hucre/xlsx';
import type { TableWriter } from '#shared/app/file-ports.ts';
import { writtenText } from './written-text.ts';

/** Full-width characters take the room of two. */
const widthOf = (text: string): number => text.length + (text.match(/[^ -ÿ]/gu)?.length ?? 0);

const [narrowest, widest] = [8, 40];

/**
 * A workbook with one sheet: the header is fixed, bold and filters, columns are as wide as what they hold. Cells are
 * typed as text, so that nothing a person wrote is ever a formula (SECURITY.md I4). The same table gives the same bytes.
 */
export const tableWriter: TableWriter = async (sheet) => {
  const rows = sheet.rows.map((row) => row.map(writtenText));
  const columns = (rows[0] ?? []).map((_, column) => ({
    width: Math.min(widest, Math.max(narrowest, ...rows.map((row) => widthOf(row[column] ?? '') + 2))),
  }));
  const header = new Map((rows[0] ?? []).map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }]));
  const bytes = await writeXlsx({
    properties: { modified: new Date(`${sheet.day}T00:00:00Z`) },
    sheets: [{ name: sheet.name, rows, columns, cells: header, freezePane: { rows: 1 } }],
  });
  return Buffer.from(bytes).toString('base64');
};
