import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { auditLifecycle } from '#shared/domain/audit/lifecycle.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { auditOutside, isOutside } from '#shared/app/outside-view.ts';
import { auditTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

/** Somebody in the team; `admitted` while the person has access, `until` the last day of an external auditor's contract. */
export type MemberShown = {
  personId: string;
  name: string;
  kind: 'staff' | 'external';
  admitted: boolean;
  company?: string;
  until?: string;
};

export type AuditView = Omit<Audit, 'number'> & { number?: number; may: string[]; members?: MemberShown[] };

/**
 * A section reads the head of an audit and its own place in it: no other section, no team matter, no remark (an
 * urgent finding stands there), no report.
 */
const ownPart = (audit: Audit, actor: Actor): Audit => {
  const own = new Set(actor.holdings.map((h) => h.departmentId));
  const mine = <T extends { departmentId: string }>(rows: readonly T[]): T[] =>
    rows.filter((r) => own.has(r.departmentId));
  const {
    report: _report,
    remark: _remark,
    lateReminder: _lateReminder,
    guests: _guests,
    hold: _hold,
    ...rest
  } = audit;
  return {
    ...rest,
    // What was sent stands among the section's own requests.
    requests: [],
    sections: mine(audit.sections),
    overrides: [],
    proceededWithout: mine(audit.proceededWithout),
    unconfirmed: mine(audit.unconfirmed),
  };
};

const visiblePart = (audit: Audit, actor: Actor): Omit<AuditView, 'may'> => {
  if (!can(actor, 'audit.readWhole', auditTarget(audit, 'read'))) return ownPart(audit, actor);
  return isOutside(actor) ? auditOutside(audit) : audit;
};

export const auditView = (audit: Audit, actor: Actor): AuditView => {
  const target = auditTarget(audit);
  return {
    ...visiblePart(audit, actor),
    may: possible(actor, 'audit', auditLifecycle, audit, target),
  };
};

export const auditAggregate: Aggregate<'audit', undefined, AuditView> = {
  kind: 'audit',
  keys: ['auditId'],
  readAction: 'audit.read',
  load: async ({ store }, { auditId = '' }) => {
    const [audit] = await store.load({ kind: 'audit', auditId });
    return { record: found(audit), context: undefined };
  },
  ref: ({ auditId }) => ({ kind: 'audit', auditId }),
  target: (audit) => auditTarget(audit),
  view: (audit, _, actor) => auditView(audit, actor),
};
