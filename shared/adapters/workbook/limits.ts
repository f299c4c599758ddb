/** What a workbook may be. A real list has some hundred rows; these stop a file that only wants to be expanded. */
export const limits = {
  bytes: 10_000_000,
  sheets: 50,
  /** All sheets together, without blank rows at their ends. */
  rows: 10_000,
  columns: 60,
  /** What Excel itself lets into a cell. */
  cellCharacters: 32_767,
  /** Merged cells counted as often as they are repeated. */
  characters: 20_000_000,
} as const;
