import { type Actor, currentHoldings } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Ports } from './ports.ts';
import { auditTarget, findingTarget } from './targets.ts';

/** Sections in which the person holds a post today. */
export const sectionsOf = (actor: Actor): string[] => [...new Set(currentHoldings(actor).map((h) => h.departmentId))];

const present = <T>(records: readonly (T | undefined)[]): T[] => records.filter((r): r is T => r !== undefined);

/** Ids of the audits the person is in the team of, and of those that have to do with the person's sections. */
const ownAuditIds = async ({ store: { list } }: Ports, actor: Actor) => {
  const [memberships, ...assignments] = await Promise.all([
    list.membershipsOf(actor.personId),
    ...sectionsOf(actor).map((section) => list.refsOfSection(section, 'assignment')),
  ]);
  const inTeam = memberships.map(({ auditId }) => auditId);
  return { inTeam, all: [...new Set([...inTeam, ...assignments.flat().map(({ auditId }) => auditId)])] };
};

const auditsById = async ({ store }: Ports, auditIds: readonly string[]): Promise<Audit[]> =>
  present(await store.load(...auditIds.map((auditId) => ({ kind: 'audit' as const, auditId }))));

const readable = (audits: readonly Audit[], actor: Actor): Audit[] =>
  audits.filter((a) => can(actor, 'audit.read', auditTarget(a, 'read')));

/** Audits whose team the caller is in, or that went to the caller's sections: readable or not. */
export const auditsAround = async (ports: Ports, actor: Actor): Promise<Audit[]> =>
  auditsById(ports, (await ownAuditIds(ports, actor)).all);

/**
 * Audits a section or a team has to do with, found from their own side. Paging through everybody's and leaving some
 * out would let the gaps be counted.
 */
export const ownAudits = async (ports: Ports, actor: Actor): Promise<Audit[]> =>
  readable(await auditsAround(ports, actor), actor);

/** Findings of the caller's own sections, and of the audits the caller is in the team of, with their audits. */
export const ownFindings = async (ports: Ports, actor: Actor): Promise<{ finding: Finding; audit: Audit }[]> => {
  const { store } = ports;
  const [{ inTeam, all }, ...refs] = await Promise.all([
    ownAuditIds(ports, actor),
    ...sectionsOf(actor).map((section) => store.list.refsOfSection(section, 'finding')),
  ]);
  const [around, ofSections, ...ofTeams] = await Promise.all([
    auditsById(ports, all),
    store.load(...refs.flat()),
    ...inTeam.map((auditId) => store.list.findingsOf(auditId)),
  ]);
  const audits = readable(around, actor);
  const unique = new Map([...present(ofSections), ...ofTeams.flat()].map((finding) => [finding.findingId, finding]));
  return [...unique.values()].flatMap((finding) => {
    const audit = audits.find((a) => a.auditId === finding.auditId);
    return audit && can(actor, 'finding.read', findingTarget(finding, audit)) ? [{ finding, audit }] : [];
  });
};
