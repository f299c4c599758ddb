import { type Department, newDepartment } from '#shared/domain/organisation/organisation.ts';
import { fold } from '#shared/domain/workbook/text.ts';
import { readCode, sameText } from './cells.ts';
import type { ChangeOf } from './change.ts';
import type { StaffRow } from './list.ts';
import { isOpen, type Present, type Refusals, type Terms } from './present.ts';
import type { RowReason } from './reasons.ts';

type Declared = StaffRow['department'];
type Placed = {
  /** The department each row is about; leavers need none. */
  of: ReadonlyMap<StaffRow, string>;
  created: ChangeOf<'createDepartment'>[];
  edited: ChangeOf<'editDepartment'>[];
  bodyAssumed: boolean;
};

const usualBody = '市長部局';
const deepest = 8;

/** What all rows of one code say together; a later row may add to an earlier one, not contradict it. */
const joined = (before: Declared, more: Declared): Declared | undefined => {
  const texts = (['name', 'parent', 'body'] as const).map((field) => {
    const [a, b] = [before[field], more[field]];
    return a !== '' && b !== '' && !sameText(a, b) ? undefined : [field, a || b];
  });
  const [a, b] = [before.oversight, more.oversight];
  if (texts.includes(undefined) || (a !== undefined && b !== undefined && a !== b)) return undefined;
  return { ...before, ...Object.fromEntries(texts as [string, string][]), oversight: a ?? b };
};

/** Finds the department of every row, and what the list changes about departments. */
export const placeDepartments = (
  rows: readonly StaffRow[],
  present: Present,
  { from }: Terms,
  refusals: Refusals,
): Placed => {
  const existing = new Map(present.departments.map((d) => [d.departmentId, d]));
  const declared = new Map<string, Declared>();
  const faults = new Map<string, RowReason>();
  for (const row of rows) {
    const { code } = row.department;
    if (code === '') continue;
    const before = declared.get(code);
    const all = before ? joined(before, row.department) : row.department;
    if (all === undefined) refusals.set(row, 'conflicting_department');
    else declared.set(code, all);
  }

  const names = new Map<string, Set<string>>();
  const called = (name: string, code: string) => names.set(fold(name), (names.get(fold(name)) ?? new Set()).add(code));
  for (const d of present.departments) if (isOpen(d, from)) called(d.name, d.departmentId);
  for (const [code, { name }] of declared) if (name !== '') called(name, code);
  /** Its code; `null` when several are called so. */
  const byName = (name: string): string | null | undefined => {
    const [code, ...more] = names.get(fold(name)) ?? [];
    return more.length > 0 ? null : code;
  };
  const known = (code: string): boolean => declared.has(code) || existing.has(code);
  /** A parent by code or name; a top department may name itself. */
  const parentOf = (code: string, { parent }: Declared): string | undefined | null => {
    if (parent === '') return undefined;
    const found = known(readCode(parent)) ? readCode(parent) : byName(parent);
    if (found === undefined || found === null) return null;
    return found === code ? undefined : found;
  };

  const paths = new Map<string, readonly string[] | undefined>();
  const pathOf = (code: string): readonly string[] | undefined => {
    const stored = existing.get(code)?.path;
    if (stored) return stored;
    if (paths.has(code)) return paths.get(code);
    // While it is being found a department has no path: a circle ends here.
    paths.set(code, undefined);
    const parent = parentOf(code, declared.get(code) as Declared);
    const above = parent === undefined ? [] : parent === null ? undefined : pathOf(parent);
    const path = above === undefined || above.length >= deepest ? undefined : [...above, code];
    paths.set(code, path);
    return path;
  };

  const created: ChangeOf<'createDepartment'>[] = [];
  const edited: ChangeOf<'editDepartment'>[] = [];
  const bodies = new Map<string, string>();
  let bodyAssumed = false;
  const bodyOf = (path: readonly string[]): string => {
    for (const code of path.toReversed()) {
      const body = declared.get(code)?.body || existing.get(code)?.implementingBody || bodies.get(code);
      if (body) return body;
    }
    bodyAssumed = true;
    return usualBody;
  };

  // A department that is only to be closed is not made for it.
  const stays = new Set(rows.filter((r) => r.says !== 'closes').map((r) => r.department.code));

  const amend = (code: string, says: Declared, now: Department): RowReason | undefined => {
    if (!isOpen(now, from)) return stays.has(code) ? 'department_closed' : undefined;
    const parent = parentOf(code, says);
    if (parent === null) return 'unknown_parent';
    if (says.parent !== '' && parent !== now.parentId) return 'department_moved';
    const { version } = now;
    const name = says.name === '' || sameText(says.name, now.name) ? now.name : says.name;
    const implementingBody = says.body || now.implementingBody;
    const oversight = says.oversight === 'none' ? undefined : (says.oversight ?? now.oversight);
    const after = { name, implementingBody, oversight };
    if (!newDepartment.pick({ name: true, implementingBody: true }).safeParse({ name, implementingBody }).success)
      return 'bad_text';
    if (name !== now.name || implementingBody !== now.implementingBody || oversight !== now.oversight)
      edited.push({ change: 'editDepartment', departmentId: code, version, ...after });
    return undefined;
  };

  const create = (code: string, says: Declared): RowReason | undefined => {
    if (says.name === '') return 'department_without_name';
    const path = pathOf(code);
    if (path === undefined) return 'unknown_parent';
    const implementingBody = bodyOf(path);
    bodies.set(code, implementingBody);
    const parentId = path.at(-2);
    const oversight = says.oversight === 'none' ? undefined : says.oversight;
    const after = { departmentId: code, name: says.name, parentId, implementingBody, oversight };
    if (!newDepartment.safeParse({ ...after, validFrom: from }).success) return 'bad_text';
    created.push({ change: 'createDepartment', ...after, path: [...path] });
    return undefined;
  };

  for (const [code, says] of declared) {
    const now = existing.get(code);
    const fault = now ? amend(code, says, now) : stays.has(code) ? create(code, says) : 'unknown_department';
    if (fault) faults.set(code, fault);
  }

  const of = new Map<StaffRow, string>();
  for (const row of rows) {
    const { code, name } = row.department;
    // Whoever leaves or has no post may stand anywhere in the list.
    if (refusals.has(row) || row.says === 'leaves' || row.says === 'person') continue;
    const found = code === '' ? byName(name) : code;
    const fault =
      found === undefined ? 'unknown_department' : found === null ? 'ambiguous_department' : faults.get(found);
    if (fault) refusals.set(row, fault);
    else of.set(row, found as string);
  }
  return { of, created: created.toSorted((a, b) => a.path.length - b.path.length), edited, bodyAssumed };
};
