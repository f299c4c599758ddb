import { randomBytes } from 'node:crypto';
import { buildOffice } from '#test/adapters/files/build/office.ts';
import { many } from './numbers.ts';
import { pdfOf } from './pdf.ts';
import { words } from './place.ts';
import type { Made } from './presented.ts';

const rows = 60_000;
const columns = 'ABCDEFGHIJKL';

/** 720,000 cells: half of them texts of 5,000 kinds, half numbers, in about 4 MB. */
const wideSheet = (): Buffer => {
  const cell = (row: number, column: string, at: number): string =>
    at % 2 === 0
      ? `<c r="${column}${row}" t="s"><v>${(row * 7 + at) % 5000}</v></c>`
      : `<c r="${column}${row}"><v>${(row * 31 + at * 977) % 90_000}</v></c>`;
  const row = (n: number): string =>
    `<row r="${n}">${Array.from(columns, (column, at) => cell(n, column, at)).join('')}</row>`;
  return buildOffice('xlsx', [
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet><sheetData>${many(rows, (at) => row(at + 1)).join('')}</sheetData></worksheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst>${many(5000, (n) => `<si><t>総務課 第${n}号</t></si>`).join('')}</sst>`,
    },
  ]);
};

/** 300 MB of nothing in 300 KB, and the same with a directory that says it is small. */
const bomb = (declared?: number): Buffer =>
  buildOffice('xlsx', [
    {
      name: 'xl/worksheets/sheet1.xml',
      data: Buffer.alloc(300_000_000, ' '),
      ...(declared === undefined ? {} : { size: declared, local: { size: declared } }),
    },
  ]);

/** Files at the limits of what comes in. `look`: who has to cope with it. */
export const heavy: Readonly<Record<string, { look: 'screen' | 'inspect'; atMostMb: number; make: () => Made }>> = {
  'workbook of 720,000 cells': {
    look: 'screen',
    atMostMb: 256,
    make: () => ({ fileName: 'a.xlsx', bytes: wideSheet() }),
  },
  'PDF of 500 pages': {
    look: 'screen',
    atMostMb: 256,
    make: () => ({
      fileName: 'a.pdf',
      bytes: pdfOf(
        many(500, (at) => many(35, (n) => `${words} ${at + 1}ページ ${n + 1}行 ${randomBytes(4).toString('hex')}`)),
      ),
    }),
  },
  'bomb of 300 MB': { look: 'inspect', atMostMb: 64, make: () => ({ fileName: 'a.xlsx', bytes: bomb() }) },
  'bomb that says it is small': {
    look: 'inspect',
    atMostMb: 64,
    make: () => ({ fileName: 'a.xlsx', bytes: bomb(4000) }),
  },
};
