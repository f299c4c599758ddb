import { type GridCell, openGrid } from './grid.ts';
import { endOf, openLineJoints } from './line-joints.ts';
import { again, type Reading, textless } from './reading.ts';
import { encodingsOf, linesOf } from './text-lines.ts';

const lineWhere = (number: number | string): string => `${number}行目`;
const maxRecord = 256 * 1024;

type Read = (reading: Reading, label: string) => boolean;

/** Lines, each with the end of the line before it; a number that a line end breaks is a passage joined over it. */
const readProse: Read = ({ bytes, sink }, label) => {
  const jointTo = openLineJoints();
  let before = '';
  let hasText = false;
  for (const { number, text } of linesOf(bytes, label)) {
    if (text.trim() === '') {
      continue;
    }
    const where = lineWhere(number);
    hasText = true;
    const place = { where, ...(before === '' ? {} : { context: before }) };
    sink.passage({ ...place, text });
    const joint = jointTo(text);
    if (joint !== undefined) {
      sink.passage({ ...place, ...joint });
    }
    before = endOf(before, text);
  }
  return hasText;
};

const separators = [',', '\t', ';'] as const;
const count = (text: string, part: string): number => text.split(part).length - 1;
const separatorOf = (line: string): string =>
  separators.toSorted((a, b) => count(line, b) - count(line, a))[0] ?? separators[0];

const fieldPatterns = new Map(
  separators.map((mark): [string, RegExp] => [
    mark,
    new RegExp(`("(?:[^"]|"")*"[^${mark}]*|[^${mark}]*)(?:${mark}|$)`, 'gy'),
  ]),
);

const unquoted = (field: string): string =>
  field.startsWith('"') ? field.replace(/^"|"(?=[^"]*$)/g, '').replaceAll('""', '"') : field;

const cellsOf = (record: string, separator: string): GridCell[] => {
  const pattern = fieldPatterns.get(separator) ?? /$/g;
  return Array.from(record.matchAll(pattern), ([, field = '']) => unquoted(field).trim())
    .map((text, index) => ({ column: String(index + 1), text, numeric: /^\d{9,11}$/.test(text) }))
    .filter(({ text }) => text !== '');
};

/** Records, a quoted line end being part of its cell; the first texts of a column say what it holds. */
const readTable: Read = ({ bytes, sink }, label) => {
  const grid = openGrid(sink, { key: label, cellWhere: (_, row) => lineWhere(row), rowWhere: lineWhere });
  let separator: string | undefined;
  let lines: string[] = [];
  let length = 0;
  let isQuoted = false;
  let start = 1;
  let hasText = false;
  const flush = () => {
    const record = lines.join('\n');
    separator ??= separatorOf(record);
    const cells = cellsOf(record, separator);
    grid.row(String(start), cells);
    hasText ||= cells.length > 0;
    lines = [];
    length = 0;
    isQuoted = false;
  };
  for (const { number, text } of linesOf(bytes, label)) {
    start = lines.length === 0 ? number : start;
    lines.push(text);
    length += text.length;
    isQuoted = isQuoted !== (count(text, '"') % 2 === 1);
    // A quote that never closes must not swallow the file.
    if (!isQuoted || length > maxRecord) {
      flush();
    }
  }
  flush();
  return hasText;
};

const readAs =
  (read: Read) =>
  async (reading: Reading): Promise<void> => {
    const readable = encodingsOf(reading.bytes).map((label, at) =>
      read(at === 0 ? reading : { ...reading, sink: again(reading.sink) }, label),
    );
    if (!readable.includes(true)) {
      reading.sink.unreadable(textless);
    }
  };

export const readPlainText = readAs(readProse);
export const readCsv = readAs(readTable);
