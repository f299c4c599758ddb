import type { PassageSink } from '#shared/domain/screening/passage.ts';
import { openAlternatives } from './alternatives.ts';
import { type GridCell, openGrid } from './grid.ts';
import { endOf, openLineJoints } from './line-joints.ts';
import { elementWords } from './office-places.ts';
import { plainNumber } from './plain-number.ts';
import type { Attributes, XmlEvents } from './xml-events.ts';

/** Nothing shorter holds a number, nor anything without a figure: most attributes say how things look. */
const shortestAttribute = 11;
const figure = /[\p{N}〇一二三四五六七八九]/u;
/** Ids made by machines end in twelve digits now and then. */
const machineMade = /^\{?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\}?$/i;

const mayHold = (value: string): boolean =>
  value.length >= shortestAttribute && figure.test(value) && !machineMade.test(value);

/** Elements whose texts, in however many runs, are one text. */
const paragraphs = new Set(['p', 'text', 'si', 'is', 'textbox']);
const runs = new Set(['t', 'delText', 'div', 'font', 'span', 'b', 'i', 'u']);
const instructions = new Set(['instrText', 'delInstrText']);
const marks = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);

/** A sign of a symbol font, by its number there. */
const symbolOf = (attributes: Attributes): string => {
  const [, hex = ''] = Object.entries(attributes).find(([key]) => key.endsWith('char')) ?? [];
  return /^[\da-f]{1,4}$/i.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : '';
};

const isPageEdge = /^(odd|even|first)(Header|Footer)$/;
/** Headers of sheets say in codes where their text stands and how it looks: `&C&"Gothic,Bold"&12`. */
const withoutCodes = (text: string): string =>
  text.replaceAll(/&[LCR]/g, '\n').replaceAll(/&(?:"[^"]*"|K[\da-f]{6}|K\d\d[+-]\d{3}|\d{1,3}|[a-z&])/gi, '');

type Paragraph = { text: string; instruction: string };
type Table = { grid: ReturnType<typeof openGrid>; row: number; column: number; cells: GridCell[]; cell?: string[] };

/**
 * Any part that is no sheet: paragraphs with their runs joined, rows of tables, and every other text and attribute by
 * itself. `aside` takes what shows only to those who look for it.
 */
export const readProse = ({
  where,
  sink,
  aside,
}: {
  where: string;
  sink: PassageSink;
  aside: PassageSink;
}): XmlEvents => {
  const alternatives = openAlternatives();
  const open: Paragraph[] = [];
  const tables: Table[] = [];
  const jointTo = openLineJoints();
  let tableCount = 0;
  let before = '';
  let element = '';
  let leaf = '';
  let topic = '';

  const placed = (name: string): string => {
    const word = elementWords.get(name);
    return word === undefined ? where : `${where} ${word}`;
  };
  const contextAfter = (text: string) => {
    const context = [topic, text].filter((part) => part !== '').join(' ');
    return context === '' ? {} : { context };
  };
  const say = (text: string): void => {
    if (text.trim() === '' || !alternatives.isNew(text)) {
      return;
    }
    const cell = tables.at(-1)?.cell;
    if (cell === undefined) {
      sink.passage({ where, text, ...contextAfter(before) });
      const joint = jointTo(text);
      if (joint !== undefined) {
        sink.passage({ where, ...joint, ...contextAfter(before) });
      }
      before = endOf(before, text);
    } else {
      cell.push(text);
    }
  };
  const openTable = (): void => {
    tableCount += 1;
    const place = `${where} 表${tableCount}`;
    const wherever = (row: string) => `${place} ${row}行目`;
    const grid = openGrid(sink, { key: place, cellWhere: (_, row) => wherever(row), rowWhere: wherever });
    tables.push({ grid, row: 0, column: 0, cells: [] });
  };
  const opened: Record<string, (table: Table | undefined) => void> = {
    tbl: openTable,
    tr: (table) => table && Object.assign(table, { row: table.row + 1, column: 0, cells: [] }),
    tc: (table) => table && Object.assign(table, { column: table.column + 1, cell: [] }),
  };
  const closed: Record<string, (table: Table) => void> = {
    tbl: () => void tables.pop(),
    tr: ({ grid, row, cells }) => grid.row(String(row), cells),
    tc: (table) => {
      const text = table.cell?.join('\n') ?? '';
      delete table.cell;
      if (text !== '') {
        table.cells.push({ column: String(table.column), text });
      }
    },
  };
  /** What stands between two tags: part of a paragraph, of a field, or said by itself. */
  const endLeaf = (): void => {
    const paragraph = open.at(-1);
    if (leaf !== '' && paragraph !== undefined && runs.has(element)) {
      paragraph.text += leaf;
    } else if (paragraph !== undefined && instructions.has(element)) {
      paragraph.instruction += leaf;
    } else if (leaf.trim() !== '') {
      const text = element === 'v' ? plainNumber(leaf) : isPageEdge.test(element) ? withoutCodes(leaf) : leaf;
      sink.passage({ where: placed(element), text, ...contextAfter('') });
    }
    leaf = '';
  };
  const sayAttributes = (name: string, attributes: Attributes): void => {
    for (const [key, value] of Object.entries(attributes)) {
      const text = name === 'n' && key === 'v' ? plainNumber(value) : value;
      if (!mayHold(text) || key.startsWith('xmlns') || !alternatives.isNew(text)) {
        continue;
      }
      const numeric = name === 'n' && key === 'v' ? { numeric: true as const } : {};
      aside.passage({ where: placed(name), text, ...contextAfter(''), ...numeric });
    }
  };

  return {
    open: (name, attributes) => {
      endLeaf();
      element = name;
      alternatives.open(name);
      // A pivot table keeps copies of a column under its name.
      topic = name === 'cacheField' ? (attributes['name'] ?? '') : topic;
      sayAttributes(name, attributes);
      const paragraph = open.at(-1);
      if (paragraph !== undefined) {
        paragraph.text += name === 'sym' ? symbolOf(attributes) : (marks.get(name) ?? '');
      }
      if (paragraphs.has(name)) {
        open.push({ text: '', instruction: '' });
      }
      if (Object.hasOwn(opened, name)) {
        opened[name]?.(tables.at(-1));
      }
    },
    text: (text) => {
      leaf += text;
    },
    close: (name) => {
      endLeaf();
      // Between a closing tag and the next tag is text of the element around, whose name is not kept: said by itself.
      element = '';
      alternatives.close(name);
      const paragraph = paragraphs.has(name) ? open.pop() : undefined;
      if (paragraph !== undefined) {
        say(paragraph.instruction);
        say(paragraph.text);
      }
      const table = tables.at(-1);
      if (table !== undefined && Object.hasOwn(closed, name)) {
        closed[name]?.(table);
      }
    },
  };
};
