import { type Actor, currentHoldings } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Ports } from './ports.ts';
import { auditTarget, findingTarget } from './targets.ts';

const sectionsOf = (actor: Actor): string[] => [...new Set(currentHoldings(actor).map((h) => h.departmentId))];

/** Audits whose team the caller is in, or that went to the caller's sections: readable or not. */
export const auditsAround = async ({ store }: Ports, actor: Actor): Promise<Audit[]> => {
  const [memberships, ...assignments] = await Promise.all([
    store.list.membershipsOf(actor.personId),
    ...sectionsOf(actor).map((section) => store.list.assignmentsOfSection(section)),
  ]);
  const ids = [...new Set([...memberships, ...assignments.flat()].map(({ auditId }) => auditId))];
  const audits = await store.load(...ids.map((auditId) => ({ kind: 'audit' as const, auditId })));
  return audits.filter((a) => a !== undefined);
};

/**
 * Audits a section or a team has to do with, found from their own side. Paging through everybody's and leaving some
 * out would let the gaps be counted.
 */
export const ownAudits = async (ports: Ports, actor: Actor): Promise<Audit[]> =>
  (await auditsAround(ports, actor)).filter((a) => can(actor, 'audit.read', auditTarget(a, 'read')));

/** Findings of the caller's own sections, and of the audits the caller is in the team of, with their audits. */
export const ownFindings = async (ports: Ports, actor: Actor): Promise<{ finding: Finding; audit: Audit }[]> => {
  const { list } = ports.store;
  const audits = await ownAudits(ports, actor);
  const inTeam = audits.filter((a) => a.team.some((m) => m.personId === actor.personId));
  const found = await Promise.all([
    ...sectionsOf(actor).map((section) => list.findingsOfSection(section)),
    ...inTeam.map(({ auditId }) => list.findingsOf(auditId)),
  ]);
  const unique = new Map(found.flat().map((finding) => [finding.findingId, finding]));
  return [...unique.values()].flatMap((finding) => {
    const audit = audits.find((a) => a.auditId === finding.auditId);
    return audit && can(actor, 'finding.read', findingTarget(finding, audit)) ? [{ finding, audit }] : [];
  });
};
