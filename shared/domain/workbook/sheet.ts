/** A sheet as an adapter hands it over: cached values as text, merged cells already filled with their value. */
export type Sheet = {
  name: string;
  hidden: boolean;
  rows: string[][];
  /** Cells that repeat the cell above them because of a merge, as `cellId`. */
  copiedDown?: ReadonlySet<string>;
  /** Zero-based rows that are hidden although the sheet is not. */
  hiddenRows?: readonly number[];
};

/** Names a cell by its zero-based row and column. */
export const cellId = (row: number, column: number): string => `${row}:${column}`;
