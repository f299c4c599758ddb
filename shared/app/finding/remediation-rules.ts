import { DomainError, missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { findingLifecycle } from '#shared/domain/finding/lifecycle.ts';
import {
  type Remediation,
  type RemediationCommand,
  type remediationInputs,
  remediationLifecycle,
} from '#shared/domain/remediation/remediation.ts';
import type { Output } from '#shared/domain/scalars.ts';
import {
  extended,
  extensionGranted,
  extensionRefused,
  extensionRequested,
  withoutExtensionRequest,
} from '#shared/domain/extension/extension.ts';
import { extensionTask } from '#shared/app/work/extension-task.ts';
import type { Part } from '#shared/app/ports.ts';
import type { Facts, Rules } from '#shared/app/commands.ts';
import { checkCited } from './finding-grounds.ts';
import { findingMail, sectionHead, team, wholeSection } from './finding-mail.ts';

type Inputs = { [C in keyof typeof remediationInputs]: Output<(typeof remediationInputs)[C]> };
type Asked = Facts<'finding', Audit, unknown>;

/** The improvement inside a finding, moved on; `invalid_transition` when there is none. */
export const stepRemediation = (finding: Finding, command: RemediationCommand): Finding => {
  if (!finding.remediation || !['instructed', 'remediating'].includes(finding.status)) {
    throw new DomainError('invalid_transition', { params: { status: finding.status } });
  }
  return { ...finding, remediation: advance(remediationLifecycle, finding.remediation, command) };
};

const fill = (finding: Finding, fields: Partial<Remediation>): Finding => ({
  ...finding,
  ...(finding.remediation ? { remediation: { ...finding.remediation, ...fields } } : {}),
});

/**
 * An improvement is carried out by a post of the audited section, and not by somebody who audits (DOMAIN.md 1.5, guard
 * 4). Throws `incomplete` for any other.
 */
const checkOwner = async ({ before, context, ports }: Asked, postId: string): Promise<void> => {
  const post = (await ports.directory.posts()).find((p) => p.postId === postId);
  if (post?.departmentId !== before.departmentId) {
    missing('所属の職である担当', 'an owner that is a post of the section');
  }
  if (context.team.some((m) => m.personId === post.holderId)) {
    missing('監査チームの一員でない人が就いている担当の職', 'an owner whose holder is not in the audit team');
  }
};

const approvers = ['chiefIsOfficer', 'ciso'];

/** Changes what an improvement is due on, and the finding with it. */
const due = (finding: Finding, change: (remediation: Remediation) => Remediation): Finding => {
  if (!finding.remediation) return finding;
  const remediation = change(finding.remediation);
  return { ...finding, remediation, dueDate: remediation.dueDate };
};

const taskOf = (finding: Finding): Part[] => {
  const { auditId, departmentId, findingId, remediation } = finding;
  return remediation
    ? [extensionTask('finding', findingId, { auditId, departmentId, ...remediation }, 'chiefIsOfficer')]
    : [];
};

const settled = {
  parts: (f: Finding) => taskOf(f),
  notify: (f: Finding) => [findingMail('extensionDecided', wholeSection(f), f)],
};

/** What each step of an improvement demands and brings about (DOMAIN.md 1.4 F). */
export const remediationRules: Rules<'finding', Audit, Inputs> = {
  startDrafting: {},
  draft: {
    guard: (facts) => checkOwner(facts, facts.input.ownerPostId),
    apply: (f, { input, call }) => fill(f, { plan: input, requestedBy: call.actor.personId }),
  },
  requestApproval: {
    guard: ({ before }) => {
      if (!before.remediation?.plan) missing('改善計画', 'the improvement plan');
    },
    apply: (f, { input, call }) => fill(f, { remark: input.comment, requestedBy: call.actor.personId }),
    notify: (f) => [findingMail('yourTurn', sectionHead(f), f)],
  },
  returnInternally: { apply: (f, { input }) => fill(f, { remark: input.comment }) },
  submit: {
    apply: (f, { input, call }) =>
      fill(f, { remark: input.comment, submittedBy: call.actor.personId, openedByApproverAt: undefined }),
    notify: (f) => [findingMail('planSubmitted', approvers, f)],
  },
  // 引戻し: as long as no approver has opened the plan.
  withdraw: {
    guard: ({ before }) => {
      if (before.remediation?.openedByApproverAt !== undefined) throw new DomainError('rule_refused');
    },
    apply: (f, { input }) => fill(f, { remark: input.reason }),
  },
  return: {
    apply: (f, { input }) => fill(f, { remark: input.comment }),
    notify: (f) => [findingMail('planReturned', wholeSection(f), f)],
  },
  approve: {
    // The approved plan is what turns an instructed finding into one being remediated, and sets its due date.
    apply: (f, { input, call }) => {
      const approved = fill(f, { remark: input.comment, approvedBy: call.actor.personId });
      const moved = approved.status === 'instructed' ? advance(findingLifecycle, approved, 'planApproved') : approved;
      return due(moved, (r) => ({ ...r, dueDate: r.plan?.dueDate ?? r.dueDate }));
    },
    notify: (f) => [findingMail('planApproved', wholeSection(f), f)],
  },
  start: {},
  progress: { apply: (f, { input }) => fill(f, { progress: input.progress, remark: input.comment }) },
  interim: { apply: (f, { input }) => fill(f, { interim: input.interim }) },
  reportCompletion: {
    guard: ({ before, input, ports, call }) => {
      if (input.completedOn > call.actor.today) missing('今日までの完了日', 'a day of completion that is not to come');
      return checkCited(ports, before, input.evidenceIds);
    },
    // What is reported done needs no more time.
    apply: (f, { input, call }) =>
      due(fill(f, { completion: input, progress: 100, reportedBy: call.actor.personId }), withoutExtensionRequest),
    parts: (f, { before }) => (before.remediation?.extensionRequest ? taskOf(f) : []),
    notify: (f, { context }) => [findingMail('completionReported', team(context), f)],
  },
  startVerification: {},
  verify: {
    // The one improvement plan is the finding's action: verified, the finding is too.
    apply: (f, { input, call, at }) =>
      advance(
        findingLifecycle,
        fill(f, { verification: { result: input.result, by: call.actor.personId, at } }),
        'actionsVerified',
      ),
    notify: (f) => [findingMail('yourTurn', ['chiefAuditor'], f)],
  },
  judgeNotEffective: {
    apply: (f, { input, call, at }) => fill(f, { verification: { result: input.result, by: call.actor.personId, at } }),
    notify: (f) => [findingMail('yourTurn', wholeSection(f), f)],
  },
  extend: {
    apply: (f, { input, call, at }) =>
      due(f, (r) => extended(r, input.dueDate, input.reason, { by: call.actor.personId, at })),
    ...settled,
  },
  requestExtension: {
    apply: (f, { input, call, at }) => due(f, (r) => extensionRequested(r, input, { by: call.actor.personId, at })),
    parts: (f) => taskOf(f),
    notify: (f) => [findingMail('extensionRequested', approvers, f)],
  },
  grantExtension: {
    apply: (f, { call, at }) => due(f, (r) => extensionGranted(r, { by: call.actor.personId, at })),
    ...settled,
  },
  refuseExtension: {
    apply: (f, { input, call, at }) =>
      due(f, (r) => extensionRefused(r, input.reason, { by: call.actor.personId, at })),
    ...settled,
  },
  transfer: {
    guard: (facts) => {
      if (!facts.before.remediation?.plan) missing('改善計画', 'the improvement plan');
      return checkOwner(facts, facts.input.ownerPostId);
    },
    apply: (f, { input }) =>
      f.remediation?.plan
        ? fill(f, { plan: { ...f.remediation.plan, ownerPostId: input.ownerPostId }, remark: input.reason })
        : f,
  },
  comment: {
    apply: (f, { input, call, at }) =>
      fill(f, { comments: [...(f.remediation?.comments ?? []), { text: input.text, by: call.actor.personId, at }] }),
  },
};
