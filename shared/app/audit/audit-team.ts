import { dayOf } from '#shared/kernel/calendar.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { conflictReasons, independenceConflicts } from '#shared/domain/access/independence.ts';
import type { Audit, AuditSection, TeamMember } from '#shared/domain/audit/audit.ts';
import { isOversight, lackOf, type Member } from '#shared/domain/audit/composition.ts';
import type { Part, Ports } from '#shared/app/ports.ts';

/** The departments behind the codes a plan names, as they stand today. Throws `incomplete` for an unknown one. */
export const resolveSections = async (
  { directory }: Ports,
  ids: readonly string[],
  today: string,
): Promise<AuditSection[]> => {
  const departments = new Map((await directory.departments()).map((d) => [d.departmentId, d]));
  return [...new Set(ids)].map((departmentId) => {
    const d = departments.get(departmentId);
    if (!d || (d.validTo !== undefined && d.validTo < today)) {
      missing(`所属 ${departmentId} は存在しません`, `there is no department ${departmentId}`);
    }
    return { departmentId, name: d.name, path: d.path, oversight: d.oversight !== undefined };
  });
};

type Auditors = (Actor | undefined)[];
type Looked = { actors: Auditors; itSections: string[] };

/** The people of a team with the posts they hold and held; `undefined` for whoever has no access any more. */
export const auditorsOf = ({ directory }: Ports, team: readonly TeamMember[], today: string): Promise<Auditors> =>
  Promise.all(team.map((m) => directory.actor(m.personId, today)));

/** The team as the directory knows it today; `undefined` for whoever has no access any more. One round of requests. */
const lookUp = async (ports: Ports, audit: Audit, today: string): Promise<Looked> => {
  const [actors, departments] = await Promise.all([
    auditorsOf(ports, audit.team, today),
    isOversight(audit) ? ports.directory.departments() : [],
  ]);
  return { actors, itSections: departments.filter((d) => d.oversight === 'it').map((d) => d.departmentId) };
};

const membersOf = ({ team }: Audit, actors: Looked['actors']): Member[] =>
  team.flatMap(({ role }, n) => {
    const actor = actors[n];
    return actor ? [{ actor, role }] : [];
  });

const refuseLack = (audit: Audit, { actors, itSections }: Looked): void => {
  const lack = lackOf(audit, membersOf(audit, actors), itSections);
  if (lack) missing(lack.ja, lack.en);
};

/**
 * Throws `not_independent` for the first who may not audit one of the sections (DOMAIN.md 1.5, guards 1 to 4), and
 * `incomplete` for people the directory does not admit today.
 */
export const refuseConflicts = (audit: Audit, actors: Auditors): void => {
  const since = audit.notifiedAt && dayOf(new Date(audit.notifiedAt));
  for (const actor of actors) {
    if (!actor) {
      missing(
        '監査人として登録されていて、利用中または契約期間中である人(そうでない人がいます)',
        'a team of people who are registered and have access today',
      );
    }
    const [conflict] = independenceConflicts(actor, audit.sections, { overrides: audit.overrides, since });
    if (!conflict) continue;
    const section = audit.sections.find((s) => s.departmentId === conflict.departmentId);
    const { ja, en } = conflictReasons[conflict.reason];
    const reason = {
      ja: `${actor.name}: ${section?.name ?? conflict.departmentId} ${ja}`,
      en: `${actor.name}: ${conflict.departmentId}, ${en}`,
    };
    throw new DomainError('not_independent', { params: { reason } });
  }
};

/** A team that is to carry the audit out: {@link refuseConflicts}, and `incomplete` for what its kind of audit demands. */
export const checkTeam = async (ports: Ports, audit: Audit, today: string): Promise<void> => {
  const looked = await lookUp(ports, audit, today);
  refuseConflicts(audit, looked.actors);
  refuseLack(audit, looked);
};

/**
 * Whether the team can still carry the audit out, asked at its steps: people are transferred, and contracts end, in
 * the middle of it. An ordinary internal audit has nothing to lose that way.
 */
export const checkStanding = async (ports: Ports, audit: Audit, today: string): Promise<void> => {
  if (audit.kind === 'internal' && !isOversight(audit)) return;
  refuseLack(audit, await lookUp(ports, audit, today));
};

/** Rows by which people find the audits they belong to; those who leave the team, or an ended audit, go inactive. */
export const memberParts = (auditId: string, before: readonly TeamMember[], after: readonly TeamMember[]): Part[] => {
  const left = before.filter((b) => !after.some((a) => a.personId === b.personId));
  return [
    ...after.map((m): Part => ({ kind: 'member', value: { auditId, ...m, active: true } })),
    ...left.map((m): Part => ({ kind: 'member', value: { auditId, ...m, active: false } })),
  ];
};
