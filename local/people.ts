import type { Directory } from '#shared/app/ports.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import { holderOn } from '#shared/domain/organisation/tenure.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import type { DemoPerson, People } from './identity/identity.ts';

type Group = NonNullable<DemoPerson['group']>;

/** Auditors are named by each audit, not by a role of their post; their title is all that tells them here. */
const auditors = '内部監査員';

/** Under which heading people are offered at the sign-in page: the first role that fits decides. */
const groups: readonly [PostRole, Group][] = [
  ['auditOffice', '監査事務局・監査責任者'],
  ['chiefAuditor', '監査事務局・監査責任者'],
  ['ciso', '統括・責任者'],
  ['spiGeneralOfficer', '統括・責任者'],
  ['spiAuditOfficer', '監査事務局・監査責任者'],
  ['chiefIsOfficer', '統括・責任者'],
  ['systemAdministrator', '統括・責任者'],
  ['deptIsManager', '所属の課長(情報セキュリティ管理者)'],
  ['deptContact', '所属の担当者'],
];

const othersGroup = (kind: string, title: string): string => {
  if (kind === 'external') return '外部監査人';
  return title.includes(auditors) ? auditors : 'その他の職員';
};

/** Everyone with an active account, with the posts they hold, in the order an office would list them. */
const everybody = async (directory: Directory): Promise<DemoPerson[]> => {
  const [people, posts, departments] = await Promise.all([
    directory.people(),
    directory.posts(),
    directory.departments(),
  ]);
  const today = dayOf(new Date());
  const names = new Map(departments.map((d) => [d.departmentId, d.name]));
  const known = people
    .filter((p) => isAdmitted(p, today))
    .map((p) => {
      const held = posts.filter((post) => holderOn(post, today) === p.personId);
      const rank = groups.findIndex(([role]) => held.some((post) => post.roles.includes(role)));
      const title =
        held.map((post) => `${names.get(post.departmentId) ?? ''} ${post.title}`).join('、') ||
        p.contract?.company ||
        '職なし';
      return {
        sub: p.subject,
        name: p.name,
        title,
        rank: rank === -1 ? (title.includes(auditors) ? 4.5 : groups.length) + (p.kind === 'external' ? 1 : 0) : rank,
        group: groups[rank]?.[1] ?? othersGroup(p.kind, title),
      };
    });
  return known
    .toSorted((a, b) => a.rank - b.rank || a.sub.localeCompare(b.sub))
    .map(({ rank: _rank, ...person }) => person);
};

/** Who can sign in to the trial: whoever the API would let in today. */
export const peopleIn = (directory: Directory): People => ({
  all: () => everybody(directory),
  find: async (sub) => {
    const personId = await directory.personIdOf(sub);
    const actor = personId && (await directory.actor(personId, dayOf(new Date())));
    return actor ? { sub, name: actor.name } : undefined;
  },
});
