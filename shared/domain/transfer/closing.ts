import type { Department, Post } from '#shared/domain/organisation/organisation.ts';
import type { ChangeOf } from './change.ts';
import type { StaffRow } from './list.ts';
import { isOpen, type Present, type Refusals, type Terms } from './present.ts';

type After = {
  /** Departments the list says something else of than that they end. */
  listed: ReadonlySet<string>;
  created: readonly ChangeOf<'createDepartment'>[];
  /** Rows that end a department, by its code. */
  said: ReadonlyMap<string, StaffRow>;
  /** Posts that are open after the transfer, and whether somebody holds them. */
  posts: readonly { post: Post; held: boolean }[];
  newPosts: readonly ChangeOf<'createPost'>[];
};

/**
 * The departments that end: those the list closes, and in a whole list those it leaves out. One that is still used, by
 * somebody in a post or by a department below it, goes on.
 */
export const endingDepartments = (
  { departments }: Present,
  { from, missing }: Terms,
  { listed, created, said, posts, newPosts }: After,
  refusals: Refusals,
): Department[] => {
  const standing = departments.filter((d) => isOpen(d, from));
  // A department that goes on keeps those above it.
  const goOn = new Set([...standing, ...created].filter((d) => listed.has(d.departmentId)).flatMap((d) => d.path));
  const inUse = new Set([
    ...posts.filter(({ held }) => held).map(({ post }) => post.departmentId),
    ...newPosts.map((post) => post.departmentId),
  ]);
  const isToEnd = ({ departmentId }: Department): boolean =>
    said.has(departmentId) || (missing === 'left' && !goOn.has(departmentId));
  const stays = ({ departmentId }: Department): boolean =>
    standing.some((d) => d.path.includes(departmentId) && (!isToEnd(d) || inUse.has(d.departmentId))) ||
    created.some((d) => d.path.includes(departmentId));
  const ending = standing.filter(isToEnd);
  for (const department of ending.filter(stays)) {
    const row = said.get(department.departmentId);
    if (row) refusals.set(row, 'department_in_use');
  }
  // Those below end before those above.
  return ending.filter((d) => !stays(d)).toSorted((a, b) => b.path.length - a.path.length);
};
