import type { PassageSink } from '#shared/domain/screening/passage.ts';
import { type GridCell, openGrid } from './grid.ts';
import { plainNumber } from './plain-number.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { Attributes, XmlEvents } from './xml-events.ts';

type Cell = { column: string; type: string; value: string; inline: string; formula: string };

/** By the type of a cell, what it shows; a cell without one is a number. */
const contents: Record<string, (cell: Cell, strings: SharedStrings) => Omit<GridCell, 'column'>> = {
  s: ({ value }, strings) => ({ text: value === '' ? '' : strings.show(Number(value)) }),
  inlineStr: ({ inline, value }) => ({ text: inline || value }),
  str: ({ value }) => ({ text: value }),
  d: ({ value }) => ({ text: value }),
  b: ({ value }) => ({ text: value }),
  e: ({ value }) => ({ text: value }),
};
const number = ({ value, inline }: Cell): Omit<GridCell, 'column'> =>
  value === '' ? { text: inline } : { text: plainNumber(value), numeric: true };

const columnOf = (reference: string): string => /^\$?([A-Z]{1,3})/i.exec(reference)?.[1]?.toUpperCase() ?? '';

/** The column after one, for cells that do not say where they are. */
const columnAfter = (column: string): string => {
  const last = column.at(-1) ?? '';
  return last === ''
    ? 'A'
    : last === 'Z'
      ? `${columnAfter(column.slice(0, -1))}A`
      : column.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1);
};

/**
 * Cells and rows of a worksheet, one row held at a time. Whatever else the sheet says (headers, lists of choices, links)
 * is left to `rest`, which sees no cell: their attributes are references and styles, and there are millions.
 */
export const readSheet = (
  { name, sink, strings }: { name: string; sink: PassageSink; strings: SharedStrings },
  rest: XmlEvents,
): XmlEvents => {
  const grid = openGrid(sink, {
    key: name,
    cellWhere: (column, row) => `${name} ${column}${row}`,
    rowWhere: (row) => `${name} ${row}行目`,
  });
  let row = 0;
  let cells: GridCell[] = [];
  let cell: Cell | undefined;
  let before = '';
  let field: 'value' | 'inline' | 'formula' | undefined;
  let spoken = false;
  const fields = new Map<string, typeof field>([
    ['v', 'value'],
    ['t', 'inline'],
    ['f', 'formula'],
  ]);

  const openCell = ({ r = '', t = 'n' }: Attributes): void => {
    before = columnOf(r) || columnAfter(before);
    cell = { column: before, type: t, value: '', inline: '', formula: '' };
  };
  const closeCell = (closed: Cell): void => {
    const shown = Object.hasOwn(contents, closed.type) ? contents[closed.type]?.(closed, strings) : number(closed);
    if (shown !== undefined && shown.text !== '') {
      cells.push({ column: closed.column, ...shown });
    }
    if (closed.formula !== '') {
      sink.passage({ where: `${name} ${closed.column}${row} 数式`, text: closed.formula });
    }
    cell = undefined;
  };

  return {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        before = '';
      } else if (tag === 'c') {
        openCell(attributes);
      } else if (cell === undefined) {
        rest.open(tag, attributes);
      } else {
        spoken ||= tag === 'rPh';
        field = fields.get(tag);
      }
    },
    text: (text) => {
      if (cell === undefined) {
        rest.text(text);
      } else if (spoken) {
        sink.passage({ where: `${name} ${cell.column}${row} ふりがな`, text });
      } else if (field !== undefined) {
        cell[field] += text;
      }
    },
    close: (tag) => {
      if (tag === 'c' && cell !== undefined) {
        closeCell(cell);
      } else if (tag === 'row') {
        grid.row(String(row), cells);
        cells = [];
      } else if (cell === undefined) {
        rest.close(tag);
      } else {
        spoken &&= tag !== 'rPh';
        field = undefined;
      }
    },
  };
};
