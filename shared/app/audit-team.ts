import { DomainError, missing } from '#shared/kernel/errors.ts';
import { conflictReasons, independenceConflicts } from '#shared/domain/access/independence.ts';
import type { Audit, AuditSection, TeamMember } from '#shared/domain/audit/audit.ts';
import type { Part, Ports } from './ports.ts';

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

/**
 * Throws `not_independent` for the first auditor who holds, or held within a year, a post in an audited section
 * (DOMAIN.md 1.5), and `incomplete` for people the directory does not know.
 */
export const checkTeam = async (
  { directory }: Ports,
  audit: Pick<Audit, 'team' | 'sections' | 'overrides'>,
  today: string,
): Promise<void> => {
  const members = await Promise.all(audit.team.map((m) => directory.actor(m.personId, today)));
  for (const member of members) {
    if (!member) missing('監査人として登録されていない人がいます', 'somebody in the team is not registered');
    const [conflict] = independenceConflicts(member, audit.sections, audit.overrides);
    if (conflict) {
      const section = audit.sections.find((s) => s.departmentId === conflict.departmentId);
      const { ja, en } = conflictReasons[conflict.reason];
      const reason = {
        ja: `${member.name}: ${section?.name ?? conflict.departmentId} ${ja}`,
        en: `${member.name}: ${conflict.departmentId}, ${en}`,
      };
      throw new DomainError('not_independent', { params: { reason } });
    }
  }
};

/** Rows by which people find the audits they belong to; those who leave the team, or an ended audit, go inactive. */
export const memberParts = (auditId: string, before: readonly TeamMember[], after: readonly TeamMember[]): Part[] => {
  const left = before.filter((b) => !after.some((a) => a.personId === b.personId));
  return [
    ...after.map((m): Part => ({ kind: 'member', value: { auditId, ...m, active: true } })),
    ...left.map((m): Part => ({ kind: 'member', value: { auditId, ...m, active: false } })),
  ];
};
