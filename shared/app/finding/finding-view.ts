import type { Actor } from '#shared/domain/access/actor.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { can, type Target } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';
import { isHalted } from '#shared/domain/audit/phases.ts';
import { type Finding, isLapsed } from '#shared/domain/finding/finding.ts';
import { findingLifecycle } from '#shared/domain/finding/lifecycle.ts';
import { isOverdue } from '#shared/domain/finding/row.ts';
import { followUpLifecycle } from '#shared/domain/followup/followup.ts';
import { type Remediation, remediationLifecycle } from '#shared/domain/remediation/remediation.ts';
import { isExtensionCommandPossible } from '#shared/domain/extension/extension.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { stages } from './finding-stages.ts';
import { carriedParts, joined, laterAuditsOf } from './later-audits.ts';
import { findingOutside, isOutside } from '#shared/app/outside-view.ts';
import { findingTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

export type FindingView = Finding & { may: string[]; overdue: boolean };

// Numbering follows from the report: nobody does it by hand.
const { finalize: _finalize, ...offered } = findingLifecycle;

const hasCome = (audit: Audit, to: readonly AuditStatus[]): boolean => to.includes(audit.status);

/** Commands that the state of the finding alone does not let through. */
const conditions: Readonly<Record<string, (finding: Finding, audit: Audit) => boolean>> = {
  'finding.present': (_, audit) => hasCome(audit, stages.present),
  'finding.instruct': (finding, audit) =>
    finding.status === 'finalized' ? hasCome(audit, stages.instruct) : isLapsed(finding),
  'finding.unlinkRepeat': ({ repeatOf }) => repeatOf !== undefined,
};

/** While its audit is suspended, and once it is cancelled, a finding stands still. */
export const refuseHalted = ({ status }: Audit): void => {
  if (isHalted(status)) throw new DomainError('invalid_transition', { params: { status } });
};

/** Commands of an improvement that its request for more time, and whether its plan was opened, let through. */
const improving = (remediation: Remediation | undefined, actions: string[]): string[] =>
  actions.filter((action) => {
    const command = action.slice('remediation.'.length);
    if (!remediation || (command === 'withdraw' && remediation.openedByApproverAt !== undefined)) return false;
    return isExtensionCommandPossible(remediation, command);
  });

/** What auditors say among themselves stays with them. */
const withoutReview = (finding: Finding): Finding => {
  const { reviewRemark: _remark, horizontalOrders: _elsewhere, ...shown } = finding;
  return { ...shown, workpaperIds: [] };
};

const visiblePart = (finding: Finding, target: Target, actor: Actor): Finding => {
  if (!can(actor, 'audit.readWhole', target)) return withoutReview(finding);
  return isOutside(actor) ? findingOutside(finding) : finding;
};

export const findingView = (finding: Finding, audit: Audit, actor: Actor): FindingView => {
  const target = findingTarget(finding, audit);
  return {
    ...visiblePart(finding, target, actor),
    may: isHalted(audit.status)
      ? []
      : [
          ...possible(actor, 'finding', offered, finding, target).filter(
            (action) => conditions[action]?.(finding, audit) ?? true,
          ),
          ...improving(
            finding.remediation,
            possible(actor, 'remediation', remediationLifecycle, finding.remediation, target),
          ),
          ...new Set(finding.followUps.flatMap((f) => possible(actor, 'followUp', followUpLifecycle, f, target))),
          ...(finding.remediation && can(actor, 'followUp.create', target) ? ['followUp.create'] : []),
        ],
    overdue: isOverdue(finding, actor.today),
  };
};

export const findingAggregate: Aggregate<'finding', Audit, FindingView> = {
  kind: 'finding',
  keys: ['auditId', 'findingId'],
  readAction: 'finding.read',
  load: async ({ store }, { auditId = '', findingId = '' }) => {
    const [audit, finding] = await store.load({ kind: 'audit', auditId }, { kind: 'finding', auditId, findingId });
    const ids = laterAuditsOf(found(finding));
    const later =
      ids.length === 0 ? [] : await store.load(...ids.map((id) => ({ kind: 'audit' as const, auditId: id })));
    return { record: found(finding), context: joined(found(audit), later) };
  },
  ref: ({ auditId, findingId }) => ({ kind: 'finding', auditId, findingId }),
  target: findingTarget,
  view: findingView,
  parts: carriedParts,
};
