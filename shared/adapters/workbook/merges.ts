import type { MergeRange } from 'hucre/xlsx';
import { cellId } from '#shared/domain/workbook/sheet.ts';
import { refuse } from '#shared/domain/workbook/refusals.ts';
import { limits } from './limits.ts';

/**
 * Fills every merged cell with the value of its first one, in place. Returns the cells that repeat the row above them:
 * the domain must tell a category that goes on from a question that was merged over two rows.
 */
export const expandMerges = (rows: string[][], merges: readonly MergeRange[]): ReadonlySet<string> => {
  const copiedDown = new Set<string>();
  let filled = 0;
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = rows[startRow]?.[startCol] ?? '';
    const [lastRow, lastColumn] = [Math.min(endRow, rows.length - 1), Math.min(endCol, limits.columns - 1)];
    // Ranges that do not overlap cannot fill more cells than a sheet may have.
    filled += Math.max(0, lastRow - startRow + 1) * Math.max(0, lastColumn - startCol + 1);
    if (filled > limits.rows * limits.columns) refuse('damaged_workbook');
    for (let row = startRow; row <= lastRow; row += 1) {
      for (let column = startCol; column <= lastColumn; column += 1) {
        const cells = rows[row];
        if (cells !== undefined) fill(cells, column, value);
        if (row > startRow) copiedDown.add(cellId(row, column));
      }
    }
  }
  return copiedDown;
};

/** Rows end where their last value is, so a merged cell may lie beyond. */
const fill = (cells: string[], column: number, value: string): void => {
  while (cells.length < column) cells.push('');
  cells[column] = value;
};
