import { openLabels } from '#shared/domain/screening/labels.ts';
import type { Passage, PassageSink } from '#shared/domain/screening/passage.ts';

export type GridCell = { column: string; text: string; numeric?: boolean };

/** `key` tells the columns of this grid from those of others. */
export type GridPlace = {
  key: string;
  cellWhere: (column: string, row: string) => string;
  rowWhere: (row: string) => string;
};

const labelLength = 60;
/** A row can show one long text many times over: it goes out in pieces of about this many characters. */
const maxJoined = 64 * 1024;

/** Words with few figures: boxes of one digit each, or a number itself, are what labels speak of. */
const isLabel = ({ text, numeric }: GridCell): boolean =>
  numeric !== true && /\p{L}/u.test(text) && (text.match(/\p{Nd}/gu)?.length ?? 0) < 9;
const isFragment = ({ text }: GridCell): boolean => /^[\p{N}\s\p{Pd}]{1,11}$/u.test(text);
/** Whether a number can go on from one cell into the next. */
const goesOn = (cells: readonly GridCell[]): boolean =>
  cells.some(
    ({ text }, at) => /\p{N}[^\p{L}\p{N}]*$/u.test(text) && /^[^\p{L}\p{N}]*\p{N}/u.test(cells[at + 1]?.text ?? ''),
  );
const words = (parts: (string | undefined)[]): string =>
  [...new Set(parts.filter((part) => part !== undefined && part !== ''))].join(' ');
const contextOf = (parts: (string | undefined)[]): Pick<Passage, 'context'> => {
  const context = words(parts);
  return context === '' ? {} : { context };
};

/**
 * Gives out the rows of a table, each cell with what says what it holds: the nearest text above it and the nearest of
 * those above that say what numbers are, the nearest to its left. Nothing of a row is kept but these labels.
 */
export const openGrid = (sink: PassageSink, { key, cellWhere, rowWhere }: GridPlace) => {
  const labelOf = openLabels();
  const headers = new Map<string, { telling: string; latest: string }>();
  const headersOf = (column: string): string[] => {
    const { telling = '', latest = '' } = headers.get(column) ?? {};
    return [telling, latest];
  };
  const learn = ({ column, text }: GridCell): void => {
    const latest = text.trim().slice(0, labelLength);
    const isTelling = ['own', 'other'].includes(labelOf(latest) ?? '');
    headers.set(column, { telling: isTelling ? latest : (headers.get(column)?.telling ?? ''), latest });
  };

  /** Pieces of one number stand under one header. Counts and amounts side by side have each their own. */
  const areApart = (fragments: readonly GridCell[]): boolean => {
    const above = fragments.map(({ column }) => headers.get(column)?.latest ?? '');
    const saysOwn = fragments.some(({ column }) => headersOf(column).some((text) => labelOf(text) === 'own'));
    return above.length > 1 && new Set(above).size === above.length && !above.includes('') && !saysOwn;
  };

  /** Headers of whole columns would say too much: only cells that can be a piece of a number lend theirs to the row. */
  const join = (row: string, cells: GridCell[]): void => {
    let piece: string[] = [];
    let length = 0;
    const fragments = cells.filter(isFragment);
    if (!goesOn(cells) || areApart(fragments)) {
      return;
    }
    const context = contextOf(fragments.flatMap(({ column }) => headersOf(column)));
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
          ...contextOf([...headersOf(cell.column), left]),
          ...(cell.numeric === true ? { numeric: true as const } : {}),
        });
        left = isLabel(cell) ? cell.text.trim().slice(0, labelLength) : left;
      }
      join(row, cells);
      cells.filter(isLabel).forEach(learn);
    },
  };
};
