import { missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { CarriedFinding, Finding } from '#shared/domain/finding/finding.ts';
import type { Part, Ports } from '#shared/app/ports.ts';

const ended = ['closed', 'withdrawn'];

/** The audits that look at a finding after its own: it was carried over to them, or a follow-up is left to them. */
export const laterAuditsOf = ({ status, carriedOverTo, followUps }: Finding): string[] => {
  const carried = carriedOverTo !== undefined && !ended.includes(status) ? [carriedOverTo] : [];
  const left = followUps.flatMap((f) =>
    f.laterAuditId !== undefined && ['planned', 'in_progress'].includes(f.status) ? [f.laterAuditId] : [],
  );
  return [...new Set([...carried, ...left])];
};

const rowOf = (finding: Finding, auditId: string, active: boolean): CarriedFinding => {
  const { findingId, departmentId, path, title, number, dueDate } = finding;
  return {
    auditId,
    findingId,
    fromAuditId: finding.auditId,
    departmentId,
    path,
    title,
    active,
    ...(number === undefined ? {} : { number }),
    ...(dueDate === undefined ? {} : { dueDate }),
  };
};

/** Rows by which a later audit and its team find what was left to them; what is settled there goes inactive. */
export const carriedParts = (before: Finding | undefined, after: Finding): Part[] => {
  const [was, now] = [before ? laterAuditsOf(before) : [], laterAuditsOf(after)];
  const changed = was.filter((id) => !now.includes(id)).map((id) => rowOf(after, id, false));
  const known = before?.dueDate === after.dueDate ? was : [];
  const open = now.filter((id) => !known.includes(id)).map((id) => rowOf(after, id, true));
  return [...open, ...changed].map((value): Part => ({ kind: 'carriedFinding', value }));
};

/** An audit with those who look at the finding in its place: their team acts like its own. */
export const joined = (audit: Audit, later: readonly (Audit | undefined)[]): Audit => {
  const others = later.filter((a) => a !== undefined);
  return {
    ...audit,
    team: [
      ...audit.team,
      ...others.flatMap((a) => a.team.filter((m) => !audit.team.some((own) => own.personId === m.personId))),
    ],
    overrides: [...audit.overrides, ...others.flatMap((a) => a.overrides)],
  };
};

/** Throws `incomplete` unless there is such an audit, other than the finding's own, that has not ended. */
export const checkLater = async (
  { store }: Ports,
  auditId: string,
  laterAuditId: string | undefined,
): Promise<void> => {
  const [later] = laterAuditId ? await store.load({ kind: 'audit', auditId: laterAuditId }) : [];
  if (!later || laterAuditId === auditId || ['closed', 'cancelled'].includes(later.status))
    missing('引き継ぐ先の、終わっていない監査', 'a later audit that has not ended');
};
