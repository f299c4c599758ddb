import type { Passage, PassageSink } from '#shared/domain/screening/passage.ts';

export type GridCell = { column: string; text: string; numeric?: boolean };

/** `key` tells the columns of this grid from those of others; `about` says what the whole of it is. */
export type GridPlace = {
  key: string;
  about: string;
  cellWhere: (column: string, row: string) => string;
  rowWhere: (row: string) => string;
};

const headersKept = 2;
const labelLength = 60;
/** A row can show one long text many times over: it goes out in pieces of about this many characters. */
const maxJoined = 64 * 1024;

const isLabel = ({ text, numeric }: GridCell): boolean =>
  numeric !== true && text.trim() !== '' && !/\p{Nd}{4}/u.test(text);
const isFragment = ({ text }: GridCell): boolean => /^[\p{Nd}\s-]{1,8}$/u.test(text);
const words = (parts: (string | undefined)[]): string =>
  [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(' ');
const contextOf = (parts: (string | undefined)[]): Pick<Passage, 'context'> => {
  const context = words(parts);
  return context === '' ? {} : { context };
};

/**
 * Gives out the rows of a table, each cell with what says what it holds: the first texts of its column and the nearest
 * above it, the nearest to its left. Nothing of a row is kept but these labels.
 */
export const openGrid = (sink: PassageSink, { key, about, cellWhere, rowWhere }: GridPlace) => {
  const headers = new Map<string, { first: string[]; latest: string }>();
  const headersOf = (column: string): string[] => {
    const { first = [], latest = '' } = headers.get(column) ?? {};
    return [...first, latest];
  };
  const learn = (cell: GridCell): void => {
    const label = cell.text.trim().slice(0, labelLength);
    const { first = [] } = headers.get(cell.column) ?? {};
    headers.set(cell.column, { first: first.length < headersKept ? [...first, label] : first, latest: label });
  };

  /** Headers of whole columns would say too much: only cells that can be a piece of a number lend theirs to the row. */
  const join = (row: string, cells: GridCell[]): void => {
    let piece: string[] = [];
    let length = 0;
    const context = contextOf([about, ...cells.filter(isFragment).flatMap(({ column }) => headersOf(column))]);
    const flush = () => {
      if (piece.length > 1) {
        sink.passage({ where: rowWhere(row), text: piece.join('\t'), joined: true, ...context });
      }
      piece = [];
      length = 0;
    };
    for (const { text } of cells) {
      piece.push(text);
      length += text.length;
      if (length > maxJoined) {
        flush();
      }
    }
    flush();
  };

  return {
    row: (row: string, cells: GridCell[]): void => {
      let left = '';
      for (const cell of cells) {
        sink.passage({
          where: cellWhere(cell.column, row),
          text: cell.text,
          column: `${key}!${cell.column}`,
          ...contextOf([about, ...headersOf(cell.column), left]),
          ...(cell.numeric === true ? { numeric: true as const } : {}),
        });
        left = isLabel(cell) ? cell.text.trim().slice(0, labelLength) : left;
      }
      join(row, cells);
      cells.filter(isLabel).forEach(learn);
    },
  };
};
