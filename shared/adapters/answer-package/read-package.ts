import type {
  PackageOrigin,
  PackageRow,
  PackageStamp,
  ReturnedPackage,
} from '#shared/domain/answer-package/answer-package.ts';
import { refusePackage } from '#shared/domain/answer-package/refusals.ts';
import { type File, readSheets } from '#shared/adapters/workbook/read-sheets.ts';
import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { type ColumnName, headingOf, stampMark, stampSheet } from './layout.ts';

const names = ['auditId', 'departmentId', 'checklistId', 'checklistVersion', 'exportedAt', 'checksum'] as const;
type Name = keyof PackageOrigin | 'checksum';

const stampIn = (sheets: readonly Sheet[]): PackageStamp => {
  const [mark, ...rows] = sheets.find(({ name }) => name === stampSheet)?.rows ?? [];
  if (mark?.[0] !== stampMark) return refusePackage('no_stamp');
  const facts = new Map(rows.slice(0, names.length).map(([name = '', value = '']) => [name, value]));
  const fact = (name: Name): string => facts.get(name) ?? refusePackage('altered_package');
  const [auditId, departmentId, checklistId, checklistVersion, exportedAt, checksum] = names.map(fact) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const bases = rows.slice(names.length).map(([itemKey = '', base = '']) => ({ itemKey, base }));
  return { auditId, departmentId, checklistId, checklistVersion, exportedAt, checksum, bases };
};

const wanted = ['key', 'result', 'reason', 'comment'] as const satisfies ColumnName[];

/** The rows below the headings, wherever the columns are: somebody may have put another one between them. */
const rowsIn = (sheets: readonly Sheet[]): PackageRow[] => {
  for (const { rows } of sheets) {
    const top = rows.findIndex((row) => wanted.every((name) => row.includes(headingOf(name))));
    if (top === -1) continue;
    const [key = 0, result = 0, reason = 0, comment = 0] = wanted.map((name) => rows[top]?.indexOf(headingOf(name)));
    return rows.slice(top + 1).flatMap((cells, n): PackageRow[] => {
      const at = (column: number): string => cells[column]?.trim() ?? '';
      const row = { row: top + n + 2, itemKey: at(key), result: at(result), reason: at(reason), comment: at(comment) };
      return row.itemKey + row.result + row.reason + row.comment === '' ? [] : [row];
    });
  }
  return refusePackage('no_package');
};

/** Reads a package that came back, from Excel or whatever else has written it. Throws `file_refused`. */
export const readPackage = async (file: File): Promise<ReturnedPackage> => {
  const sheets = await readSheets(file);
  return { rows: rowsIn(sheets), stamp: stampIn(sheets) };
};
