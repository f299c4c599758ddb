import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding, findingInputs } from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Rules } from '#shared/app/commands.ts';
import { checkCited, checkGrounds } from './finding-grounds.ts';
import { findingMail, sectionHead, team, wholeSection } from './finding-mail.ts';
import { during, stages } from './finding-stages.ts';

type Command =
  | 'withdraw'
  | 'passReview'
  | 'returnReview'
  | 'present'
  | 'confirmFacts'
  | 'dispute'
  | 'amend'
  | 'uphold'
  | 'withdrawDisputed';
type Inputs = { [C in Command]: Output<(typeof findingInputs)[C]> };

/** Closes the last open dispute with its outcome; the words of the dispute stay. */
const settle = (
  finding: Finding,
  outcome: NonNullable<Finding['disputes'][number]['outcome']>,
  answer: string,
): Finding['disputes'] =>
  finding.disputes.map((d, n) => (n === finding.disputes.length - 1 ? { ...d, outcome, answer } : d));

/** From the draft to facts that stand: what each step demands and brings about (DOMAIN.md 1.4 E, guard). */
export const exchangeRules: Rules<'finding', Audit, Inputs> = {
  withdraw: { apply: (f, { input }) => ({ ...f, remark: input.comment }) },
  passReview: {
    apply: (f, { call, input }) => ({ ...f, reviewedBy: call.actor.personId, reviewRemark: input.comment }),
  },
  returnReview: { apply: (f, { input }) => ({ ...f, reviewRemark: input.comment }) },
  present: {
    guard: during(...stages.present),
    apply: (f, { at }) => ({ ...f, presentedAt: at }),
    notify: (f) => [findingMail('findingPresented', wholeSection(f), f)],
  },
  confirmFacts: {
    apply: (f, { call, input }) => ({ ...f, confirmedBy: call.actor.personId, remark: input.comment }),
  },
  dispute: {
    guard: ({ input, before, ports }) => checkCited(ports, before, input.evidenceIds),
    apply: (f, { call, input, at }) => ({
      ...f,
      disputes: [...f.disputes, { reason: input.reason, evidenceIds: input.evidenceIds, by: call.actor.personId, at }],
    }),
    notify: (f, { context }) => [findingMail('findingDisputed', team(context), f)],
  },
  amend: {
    guard: ({ input, before, ports }) => checkGrounds(ports, before, input),
    apply: (f, { before, call, input: { answer, ...draft }, at }) => ({
      ...f,
      ...draft,
      disputes: settle(f, 'amended', answer),
      severityHistory:
        draft.severity === before.severity
          ? f.severityHistory
          : [...f.severityHistory, { from: before.severity, to: draft.severity, by: call.actor.personId, at }],
    }),
    notify: (f) => [findingMail('findingPresented', sectionHead(f), f)],
  },
  uphold: { apply: (f, { input }) => ({ ...f, disputes: settle(f, 'upheld', input.answer) }) },
  withdrawDisputed: { apply: (f, { input }) => ({ ...f, disputes: settle(f, 'withdrawn', input.answer) }) },
};
