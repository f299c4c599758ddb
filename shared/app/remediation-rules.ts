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
import type { Rules } from './commands.ts';
import type { Ports } from './ports.ts';
import { checkCited } from './finding-grounds.ts';
import { findingMail, sectionHead, team, wholeSection } from './finding-mail.ts';

type Inputs = { [C in keyof typeof remediationInputs]: Output<(typeof remediationInputs)[C]> };

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

/** An improvement is carried out by a post of the audited section. Throws `incomplete` for any other. */
const checkOwner = async ({ directory }: Ports, { departmentId }: Finding, postId: string): Promise<void> => {
  const post = (await directory.posts()).find((p) => p.postId === postId);
  if (post?.departmentId !== departmentId) missing('所属の職である担当', 'an owner that is a post of the section');
};

const approvers = ['chiefIsOfficer', 'ciso'];

/** What each step of an improvement demands and brings about (DOMAIN.md 1.4 F). */
export const remediationRules: Rules<'finding', Audit, Inputs> = {
  startDrafting: {},
  draft: {
    guard: ({ before, input, ports }) => checkOwner(ports, before, input.ownerPostId),
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
    apply: (f, { input, call }) => fill(f, { remark: input.comment, submittedBy: call.actor.personId }),
    notify: (f) => [findingMail('planSubmitted', approvers, f)],
  },
  return: {
    apply: (f, { input }) => fill(f, { remark: input.comment }),
    notify: (f) => [findingMail('planReturned', wholeSection(f), f)],
  },
  approve: {
    // The approved plan is what turns an instructed finding into one being remediated, and sets its due date.
    apply: (f, { input, call }) => {
      const approved = fill(f, { remark: input.comment, approvedBy: call.actor.personId });
      const dueDate = f.remediation?.plan?.dueDate ?? f.dueDate;
      const moved = approved.status === 'instructed' ? advance(findingLifecycle, approved, 'planApproved') : approved;
      return { ...moved, dueDate };
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
    apply: (f, { input, call }) => fill(f, { completion: input, progress: 100, reportedBy: call.actor.personId }),
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
    guard: ({ before, input }) => {
      if (before.dueDate !== undefined && input.dueDate <= before.dueDate)
        missing('今の期限より後の日', 'a day after the present due date');
    },
    apply: (f, { before, input, call }) => ({
      ...fill(f, {
        dueDate: input.dueDate,
        extensions: [
          ...(f.remediation?.extensions ?? []),
          { from: before.dueDate ?? input.dueDate, to: input.dueDate, reason: input.reason, by: call.actor.personId },
        ],
      }),
      dueDate: input.dueDate,
    }),
  },
  transfer: {
    guard: ({ before, input, ports }) => {
      if (!before.remediation?.plan) missing('改善計画', 'the improvement plan');
      return checkOwner(ports, before, input.ownerPostId);
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
