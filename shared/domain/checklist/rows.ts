import { headerAt, headerOf, repeatsHeader, type Columns, type Header } from './header.ts';
import { cellId, type Sheet } from '#shared/domain/workbook/sheet.ts';
import type { Field, GivenMapping } from './preview.ts';
import type { RowReason } from './reasons.ts';
import { display } from '#shared/domain/workbook/text.ts';

/** A row below a header, read through the columns of that header. */
export type RowView = {
  /** One-based, as people count. */
  row: number;
  /** The value of a field, whether it stands in the row or a merge brought it down. */
  value: (field: Field) => string;
  /** The value of a field only when it stands in this very row. */
  own: (field: Field) => string;
  /** Every own text of the row, mapped column or not. */
  texts: string[];
  columns: Columns;
};

/** One row of a sheet with its place: in front of the list, part of a header, or below one. */
export type PlacedRow =
  | { at: 'outside'; reason: RowReason; row: number }
  | { at: 'header'; reason: RowReason; row: number; header: Header | undefined }
  | { at: 'body'; row: number; view: RowView };

const movesColumns = (next: Columns, current: Columns): boolean =>
  Object.entries(next).some(
    ([field, column]) => current[field as Field] !== undefined && current[field as Field] !== column,
  );

const viewOf = (rows: string[][], index: number, header: Header, copied: ReadonlySet<string>): RowView => {
  const cells = rows[index] ?? [];
  const { columns } = header;
  const value = (field: Field) => cells[columns[field] ?? -1] ?? '';
  return {
    row: index + 1,
    columns,
    value,
    own: (field) => (copied.has(cellId(index, columns[field] ?? -1)) ? '' : value(field)),
    texts: cells.filter((text, column) => text !== '' && !copied.has(cellId(index, column))),
  };
};

/**
 * Says of every row of a sheet where it stands. A header may come back at a page break, and a second table with other
 * columns may follow on the same sheet: from there on its columns hold. Where a person says what the header is, no
 * other is looked for.
 */
export const placeRows = (sheet: Sheet, given?: GivenMapping): PlacedRow[] => {
  const rows = sheet.rows.map((row) => row.map(display));
  const copied = sheet.copiedDown ?? new Set<string>();
  const placed: PlacedRow[] = [];
  let header: Header | undefined;
  for (let index = 0; index < rows.length; index += 1) {
    const cells = rows[index] ?? [];
    const row = index + 1;
    const own = cells.map((text, column) => (copied.has(cellId(index, column)) ? '' : text));
    if (own.every((text) => text === '')) {
      placed.push({ at: 'outside', reason: 'blank', row });
      continue;
    }
    const found = given ? (index === given.headerRow - 1 ? headerOf(rows, given) : undefined) : headerAt(rows, index);
    const isNew = found !== undefined && (header === undefined || movesColumns(found.columns, header.columns));
    if (found !== undefined && isNew) {
      header = found;
      placed.push({ at: 'header', reason: 'header', row, header });
      if (found.height === 2) placed.push({ at: 'header', reason: 'header', row: row + 1, header: undefined });
      index += found.height - 1;
    } else if (header === undefined) {
      placed.push({ at: 'outside', reason: 'before_header', row });
    } else if (found !== undefined || repeatsHeader(rows, header, own)) {
      placed.push({ at: 'header', reason: 'repeated_header', row, header: undefined });
    } else {
      placed.push({ at: 'body', row, view: viewOf(rows, index, header, copied) });
    }
  }
  return placed;
};
