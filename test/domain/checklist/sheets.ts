import { importChecklist } from '#shared/domain/checklist/import.ts';
import type { ImportPreview } from '#shared/domain/checklist/preview.ts';
import { cellId, type Sheet } from '#shared/domain/workbook/sheet.ts';

/** A sheet typed as a city types it. Cells named in `copied` repeat the cell above them because of a merge. */
export const sheetOf = (rows: string[][], more: Partial<Sheet> & { copied?: [number, number][] } = {}): Sheet => {
  const { copied = [], ...rest } = more;
  return {
    name: '監査票',
    hidden: false,
    rows,
    copiedDown: new Set(copied.map(([row, column]) => cellId(row, column))),
    ...rest,
  };
};

export const header = ['大項目', '中項目', 'No.', '必須', '監査項目', '監査資料の例', '監査実施の例', '留意事項'];

/** A hash that keeps its input readable in failures, within the alphabet of item keys. */
export const plainHash = (text: string): string => {
  let value = 5381;
  for (const char of text) value = (value * 33 + (char.codePointAt(0) ?? 0)) % 2 ** 40;
  return value.toString(36).padStart(8, '0');
};

export const importRows = (...rows: string[][]): ImportPreview => importChecklist([sheetOf(rows)], plainHash);

export const outcomes = ({ rows }: ImportPreview): string[] =>
  rows.map(({ row, outcome, reason }) => [row, outcome, reason].filter((part) => part !== undefined).join(' '));
