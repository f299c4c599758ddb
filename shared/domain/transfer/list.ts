import type { PostRole } from '#shared/domain/access/roles.ts';
import { cellId, type Sheet } from '#shared/domain/workbook/sheet.ts';
import { display, oneLine } from '#shared/domain/workbook/text.ts';
import {
  isClosing,
  isConcurrent,
  isNowhere,
  isLeaving,
  isVacant,
  readCode,
  readName,
  readOversight,
  readPlain,
  readRoles,
} from './cells.ts';
import { type Field, type Header, headerOf } from './columns.ts';
import type { RowReason, WarningCode } from './reasons.ts';

/** What a row of a staff list says: a post with its holder or vacant, somebody without a post, a leaver, a department. */
export type StaffRow = {
  sheet: string;
  /** One-based, as people count. */
  row: number;
  department: {
    code: string;
    name: string;
    parent: string;
    body: string;
    oversight: 'audit' | 'it' | 'none' | undefined;
  };
  says: 'post' | 'person' | 'leaves' | 'department' | 'closes';
  title: string;
  /** Left out when the row says nothing of roles. */
  roles?: readonly PostRole[] | undefined;
  holder?: { name: string; subject: string; email: string } | undefined;
  concurrent: boolean;
};

export type RowReport = { sheet: string; row: number; outcome: 'read' | 'skipped' | 'refused'; reason?: RowReason };
export type ListWarning = { code: WarningCode; sheet: string; row?: number; column?: number; label?: string };
export type StaffList = {
  rows: StaffRow[];
  reports: RowReport[];
  warnings: ListWarning[];
  /** People of rows that were not understood. */
  unread: NonNullable<StaffRow['holder']>[];
  found: boolean;
};

/** The title of people whose list names none. */
const usualTitle = '職員';

type Cells = (field: Field) => string;

const codePattern = /^[A-Z][A-Z0-9]{1,11}$/;

const holderIn = (cell: Cells): StaffRow['holder'] => {
  const [name, subject, email] = [readName(cell('name')), readPlain(cell('subject')), readPlain(cell('email'))];
  if (isVacant(name) && subject === '' && email === '') return undefined;
  return { name: isVacant(name) ? '' : name, subject, email };
};

const saysOf = (title: string, place: string, holder: StaffRow['holder']): StaffRow['says'] => {
  if (isClosing(title)) return 'closes';
  if (isLeaving(title)) return 'leaves';
  if (holder !== undefined && isNowhere(place)) return 'person';
  return title === '' && holder === undefined ? 'department' : 'post';
};

/** One row through the columns of its header; a reason where it cannot be taken as it stands. */
const readRow = (at: { sheet: string; row: number }, cell: Cells): StaffRow | RowReason => {
  const code = readCode(cell('code'));
  const department = {
    code,
    name: oneLine(cell('department')),
    parent: oneLine(cell('parent')),
    body: oneLine(cell('body')),
  };
  const title = oneLine(cell('title'));
  const holder = holderIn(cell);
  const says = saysOf(title, department.name, holder);
  const needsNone = says === 'leaves' || says === 'person';
  if (code === '' && department.name === '' && !needsNone) return 'no_department';
  if (code !== '' && !codePattern.test(code)) return 'bad_code';
  const oversight = readOversight(cell('oversight'));
  if (oversight === null) return 'unknown_oversight';
  const roles = readRoles(cell('roles'));
  if (roles === null) return 'unknown_role';
  return {
    ...at,
    department: { ...department, oversight },
    says,
    title: says === 'post' && title === '' ? usualTitle : title,
    roles,
    holder,
    concurrent: isConcurrent(cell('concurrent')),
  };
};

/** What one sheet says, every one of its rows reported once. */
const readSheet = (sheet: Sheet): StaffList => {
  const list: StaffList = { rows: [], reports: [], warnings: [], unread: [], found: false };
  const report = (row: number, outcome: RowReport['outcome'], reason?: RowReason): void =>
    void list.reports.push({ sheet: sheet.name, row, outcome, ...(reason ? { reason } : {}) });
  const texts = sheet.rows.map((row) => row.map((cell) => display(cell)));
  let header: Header | undefined;
  let above = { code: '', department: '', parent: '', body: '' };

  for (const [index, cells] of texts.entries()) {
    const row = index + 1;
    const isOwn = (column: number) => !sheet.copiedDown?.has(cellId(index, column));
    if (cells.every((text, column) => text === '' || !isOwn(column))) {
      report(row, 'skipped', 'blank');
      continue;
    }
    // A header that comes back at a page break, or with other columns, holds from there on.
    const next = headerOf(cells);
    if (next !== undefined) {
      if (header === undefined) {
        for (const { column, label } of next.ignored)
          list.warnings.push({ code: 'column_ignored', sheet: sheet.name, row, column: column + 1, label });
      }
      header = next;
      report(row, 'skipped', 'header');
      continue;
    }
    if (header === undefined) {
      report(row, 'skipped', 'before_header');
      continue;
    }
    const { columns } = header;
    const own: Cells = (field) => cells[columns[field] ?? -1] ?? '';
    // Lists write a department once and leave the cells below it blank.
    const continues = own('code') === '' && own('department') === '';
    const here = { code: own('code'), department: own('department'), parent: own('parent'), body: own('body') };
    above = continues ? above : here;
    const inherited: Readonly<Partial<Record<Field, string>>> = continues ? above : here;
    const read = readRow({ sheet: sheet.name, row }, (field) => inherited[field] ?? own(field));
    if (typeof read === 'string') {
      report(row, 'refused', read);
      const holder = holderIn(own);
      if (holder) list.unread.push(holder);
      continue;
    }
    if (read.says === 'post' && own('title') === '')
      list.warnings.push({ code: 'title_assumed', sheet: sheet.name, row });
    list.rows.push(read);
    report(row, 'read');
  }
  list.found = header !== undefined;
  if (list.found && (sheet.hiddenRows?.length ?? 0) > 0) list.warnings.push({ code: 'hidden_rows', sheet: sheet.name });
  return list;
};

const skipAll = (sheet: Sheet, reason: RowReason, warnings: ListWarning[]): StaffList => ({
  rows: [],
  reports: sheet.rows.map((_, index) => ({ sheet: sheet.name, row: index + 1, outcome: 'skipped', reason })),
  warnings,
  unread: [],
  found: false,
});

/** A staff list out of sheets whose cells are text already: every row of every sheet is reported exactly once. */
export const readStaffList = (sheets: readonly Sheet[]): StaffList => {
  const read = sheets.map((sheet) => {
    if (sheet.hidden) return skipAll(sheet, 'hidden_sheet', [{ code: 'hidden_sheet', sheet: sheet.name }]);
    const list = readSheet(sheet);
    return list.found ? list : skipAll(sheet, 'no_list_on_sheet', []);
  });
  return {
    rows: read.flatMap((list) => list.rows),
    reports: read.flatMap((list) => list.reports),
    warnings: read.flatMap((list) => list.warnings),
    unread: read.flatMap((list) => list.unread),
    found: read.some((list) => list.found),
  };
};
