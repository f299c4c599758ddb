import { docxOf } from './docx.ts';
import { cp932 } from './encodings.ts';
import { pick, type Random } from './numbers.ts';
import { pdfOf } from './pdf.ts';
import { pptxOf } from './pptx.ts';
import { type Value, xlsxOf } from './xlsx.ts';

export type Made = { fileName: string; bytes: Buffer };
export type Table = { name: string; rows: readonly (readonly Value[])[]; sheet?: string };
export type Paper = { name: string; lines: readonly string[] };

const textOf = (value: Value): string => (typeof value === 'string' ? value : value.number);
const csv = (rows: Table['rows'], separator: string): string =>
  rows
    .map((cells) =>
      cells
        .map(textOf)
        .map((cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell))
        .join(separator),
    )
    .join('\r\n');
const lines = (rows: Table['rows']): string[] => rows.map((cells) => cells.map(textOf).join(' '));
const pages = (all: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** A table as one kind of file or another has it. Numbers are cells of type number in a workbook only. */
export const tableKinds: Readonly<Record<string, (table: Table) => Made>> = {
  xlsx: ({ name, rows, sheet }) => ({ fileName: `${name}.xlsx`, bytes: xlsxOf(rows, sheet) }),
  csv: ({ name, rows }) => ({ fileName: `${name}.csv`, bytes: Buffer.from(`\ufeff${csv(rows, ',')}\r\n`) }),
  'csv cp932': ({ name, rows }) => ({ fileName: `${name}.csv`, bytes: cp932(`${csv(rows, ',')}\r\n`) }),
  'txt with tabs': ({ name, rows }) => ({ fileName: `${name}.txt`, bytes: Buffer.from(`${csv(rows, '\t')}\n`) }),
  docx: ({ name, rows }) => ({
    fileName: `${name}.docx`,
    bytes: docxOf(
      [name],
      rows.map((cells) => cells.map(textOf)),
    ),
  }),
  pdf: ({ name, rows }) => ({ fileName: `${name}.pdf`, bytes: pdfOf(pages([name, ...lines(rows)], 35)) }),
};
export const asTable = (random: Random, table: Table): Made =>
  pick(random, [tableKinds['xlsx'], tableKinds['xlsx'], ...Object.values(tableKinds)])?.(table) ?? {
    fileName: '',
    bytes: Buffer.alloc(0),
  };

const paperKinds = [
  ({ name, lines: all }: Paper): Made => ({ fileName: `${name}.docx`, bytes: docxOf(all) }),
  ({ name, lines: all }: Paper): Made => ({ fileName: `${name}.pdf`, bytes: pdfOf(pages(all, 35)) }),
  ({ name, lines: all }: Paper): Made => ({ fileName: `${name}.pptx`, bytes: pptxOf(pages(all, 8)) }),
  ({ name, lines: all }: Paper): Made => ({ fileName: `${name}.txt`, bytes: Buffer.from(`${all.join('\n')}\n`) }),
  ({ name, lines: all }: Paper): Made => ({ fileName: `${name}.txt`, bytes: cp932(`${all.join('\r\n')}\r\n`) }),
] as const;
export const asPaper = (random: Random, paper: Paper): Made => pick(random, paperKinds)(paper);
