import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import { writeOversight, writeRoles } from './cells.ts';
import { type Field, fields, headings } from './columns.ts';
import { isOpen, type Present } from './present.ts';

type Line = Partial<Record<Field, string>>;

/**
 * The organisation as a staff list, header first: what a city edits and hands back. Every department, every post with
 * its holder, and everybody in service stand in it as entered for the day so far, so that the list is whole.
 */
export const staffListOf = ({ departments, posts, people }: Present, day: string): string[][] => {
  const known = new Map(people.map((p) => [p.personId, p]));
  const placed = new Set<string>();
  const standing = departments
    .filter((d) => isOpen(d, day))
    .toSorted((a, b) => (a.path.join('/') < b.path.join('/') ? -1 : 1));

  const lines = standing.flatMap((d): Line[] => {
    const department: Line = {
      code: d.departmentId,
      department: d.name,
      parent: d.parentId ?? '',
      body: d.implementingBody,
      oversight: d.oversight ? writeOversight[d.oversight] : '',
    };
    const own = posts.filter((p) => p.departmentId === d.departmentId && isOpen(p, day));
    if (own.length === 0) return [department];
    return own.map((post): Line => {
      const { name = '', subject = '', email = '' } = known.get(post.holderId ?? '') ?? {};
      const concurrent = placed.has(subject) ? '○' : '';
      placed.add(subject);
      const line = { ...department, title: post.title, roles: writeRoles(post.roles) };
      return subject === '' ? { ...line, name: '空席' } : { ...line, name, subject, email, concurrent };
    });
  });
  const idle = people.filter((p) => p.kind === 'staff' && isAdmitted(p, day) && !placed.has(p.subject));
  const loose = idle.map(({ name, subject, email }): Line => ({ department: '所属なし', name, subject, email }));
  return [
    fields.map((field) => headings[field]),
    ...[...lines, ...loose].map((line) => fields.map((f) => line[f] ?? '')),
  ];
};
