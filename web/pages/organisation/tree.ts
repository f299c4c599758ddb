import type { PostRole } from '#shared/domain/access/roles.ts';
import type { ItemOf } from '#web/api/types.ts';

export type Department = ItemOf<'directory', 'department.list'>;
export type Post = ItemOf<'directory', 'post.list'>;
export type Person = ItemOf<'directory', 'person.list'>;

/** A department with its posts and what stands below it. */
export type Branch = { department: Department; posts: readonly Post[]; below: readonly Branch[] };

const isOpen = ({ validTo }: { validTo?: string | undefined }, today: string): boolean =>
  validTo === undefined || validTo >= today;

/** The departments of a day as a tree, in the order of their codes. */
export const treeOf = (departments: readonly Department[], posts: readonly Post[], today: string): Branch[] => {
  const open = departments
    .filter((d) => isOpen(d, today))
    .toSorted((a, b) => a.departmentId.localeCompare(b.departmentId));
  const shown = new Set(open.map(({ departmentId }) => departmentId));
  const branches = (parentId: string | undefined): Branch[] =>
    open
      .filter((d) => (d.parentId !== undefined && shown.has(d.parentId) ? d.parentId : undefined) === parentId)
      .map((department) => ({
        department,
        posts: posts.filter((post) => post.departmentId === department.departmentId && isOpen(post, today)),
        below: branches(department.departmentId),
      }));
  return branches(undefined);
};

/** City-wide roles that work waits for. */
const awaited: readonly PostRole[] = [
  'ciso',
  'chiefIsOfficer',
  'chiefAuditor',
  'auditOffice',
  'spiGeneralOfficer',
  'spiAuditOfficer',
  'systemAdministrator',
];

/** Those of them that no post with a holder carries on this day. */
export const gapsIn = (posts: readonly Post[], today: string): PostRole[] => {
  const held = posts.filter((post) => post.holderId !== undefined && isOpen(post, today)).flatMap(({ roles }) => roles);
  return awaited.filter((role) => !held.includes(role));
};
