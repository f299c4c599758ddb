import { readSheets } from '#shared/adapters/workbook/read-sheets.ts';

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A staff list as a request carries it, from rows of text: a CSV in UTF-8. */
export const staffFile = (rows: readonly (readonly string[])[], fileName = '職員一覧.csv') => ({
  fileName,
  content: Buffer.from(rows.map((row) => row.map(cell).join(',')).join('\r\n')).toString('base64'),
});

/** The rows of a workbook that Kansa wrote. */
export const rowsIn = async ({ fileName, content }: { fileName: string; content: string }): Promise<string[][]> => {
  const [sheet] = await readSheets({ fileName, bytes: Buffer.from(content, 'base64') });
  return sheet?.rows ?? [];
};
