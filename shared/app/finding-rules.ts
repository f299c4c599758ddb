import { monthsBefore } from '#shared/kernel/calendar.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';
import { type Finding, type findingDraft, type findingInputs, needsPlan } from '#shared/domain/finding/finding.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Facts, Rules } from './commands.ts';
import type { Ports } from './ports.ts';

type Inputs = { [C in Exclude<keyof typeof findingInputs, 'edit'>]: Output<(typeof findingInputs)[C]> };
type FindingFacts = Facts<'finding', Audit, unknown>;

/** Refuses a step that the audit has not come to yet, or has left behind. */
const during =
  (...states: AuditStatus[]) =>
  ({ context }: FindingFacts): void => {
    if (!states.includes(context.status))
      throw new DomainError('invalid_transition', { params: { status: context.status } });
  };

export const findingMail = (template: Mail['template'], to: string[], { auditId, findingId }: Finding): Mail => ({
  type: 'mail',
  template,
  to,
  about: { auditId, findingId },
});

export const sectionHead = ({ departmentId }: Finding): string[] => [`deptIsManager@${departmentId}`];
export const wholeSection = ({ departmentId }: Finding): string[] => [
  `deptIsManager@${departmentId}`,
  `deptContact@${departmentId}`,
];
export const team = ({ team }: Audit): string[] => team.map((m) => `person:${m.personId}`);

/** A finding rests on evidence or on a workpaper (DOMAIN.md 1.4 E). */
export const checkGrounds = ({ evidenceIds, workpapers }: Output<typeof findingDraft>): void => {
  if (evidenceIds.length === 0 && workpapers.length === 0)
    missing('根拠となる証跡または監査調書', 'evidence or a workpaper to rest on');
};

/** Evidence that is cited must be there, handed in by this section to this audit. Throws `incomplete`. */
export const checkCited = async (
  { store }: Ports,
  { auditId, departmentId }: Pick<Finding, 'auditId' | 'departmentId'>,
  evidenceIds: readonly string[],
): Promise<void> => {
  const cited = await store.load(
    ...evidenceIds.map((evidenceId) => ({ kind: 'evidence' as const, auditId, departmentId, evidenceId })),
  );
  const absent = cited.filter((e) => e?.status !== 'available').length;
  if (absent > 0) missing(`保管されていない証跡 ${absent}件`, `${absent} pieces of evidence that are not in store`);
};

/** Closes the last open dispute with its outcome; the words of the dispute stay. */
const settle = (
  finding: Finding,
  outcome: NonNullable<Finding['disputes'][number]['outcome']>,
  answer: string,
): Finding['disputes'] =>
  finding.disputes.map((d, n) => (n === finding.disputes.length - 1 ? { ...d, outcome, answer } : d));

/** A new instruction opens a new improvement; what was done under an earlier one stays in the trail. */
const instructed = (finding: Finding, text: string, dueDate: string, by: string, at: string): Finding => ({
  ...finding,
  instruction: { text, dueDate, by, at },
  dueDate,
  remediation: { status: 'requested', dueDate, extensions: [], comments: [] },
});

const futureDay = (day: string, today: string): void => {
  if (day <= today) missing('明日以降の期限', 'a date after today');
};

/** What each step of a finding demands and brings about (DOMAIN.md 1.4 E, guard). */
export const findingRules: Rules<'finding', Audit, Inputs> = {
  withdraw: { apply: (f, { input }) => ({ ...f, remark: input.comment }) },
  passReview: {
    apply: (f, { call, input }) => ({ ...f, reviewedBy: call.actor.personId, reviewRemark: input.comment }),
  },
  returnReview: { apply: (f, { input }) => ({ ...f, reviewRemark: input.comment }) },
  present: {
    guard: during('exchange'),
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
    guard: ({ input, before, ports }) => {
      checkGrounds(input);
      return checkCited(ports, before, input.evidenceIds);
    },
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
  instruct: {
    guard: (facts) => {
      during('ciso_received', 'improvement')(facts);
      if (facts.before.severity === 'GOOD_PRACTICE') throw new DomainError('rule_refused');
      futureDay(facts.input.dueDate, facts.call.actor.today);
    },
    apply: (f, { call, input, at }) => instructed(f, input.text, input.dueDate, call.actor.personId, at),
    notify: (f) => [findingMail('instructionIssued', wholeSection(f), f)],
  },
  reply: { apply: (f, { input }) => ({ ...f, reply: input.text }) },
  closeWithoutAction: {
    guard: ({ before }) => {
      if (needsPlan(before.severity))
        missing(
          '改善計画(不適合は措置なしで完了できません)',
          'an improvement plan: a nonconformity cannot be closed without one',
        );
      if (before.severity === 'OBSERVATION' && before.reply === undefined)
        missing('所属の回答', 'the reply of the section');
    },
    apply: (f, { input }) => ({ ...f, remark: input.comment }),
  },
  acceptRisk: {
    guard: ({ input, call }) => {
      futureDay(input.expiresOn, call.actor.today);
      if (monthsBefore(input.expiresOn, 12) > call.actor.today) missing('1年以内の期限', 'an expiry within one year');
    },
    apply: (f, { call, input, at }) => ({
      ...f,
      riskAcceptance: { ...input, by: call.actor.personId, at },
      dueDate: input.expiresOn,
    }),
    notify: (f) => [findingMail('yourTurn', sectionHead(f), f)],
  },
  close: {
    apply: (f, { input }) => ({
      ...f,
      remark: input.comment,
      ...(f.remediation ? { remediation: { ...f.remediation, status: 'closed' } } : {}),
    }),
  },
  reopen: {
    guard: ({ before, input }) => {
      const ineffective = before.followUps.some((f) => f.followUpId === input.followUpId && f.result === 'ineffective');
      if (!ineffective) missing('改善が有効でないとしたフォローアップの記録', 'a follow-up that found it ineffective');
    },
    apply: (f, { call, input, at }) => instructed(f, input.text, input.dueDate, call.actor.personId, at),
    notify: (f) => [findingMail('instructionIssued', ['ciso', ...wholeSection(f)], f)],
  },
  carryOver: {
    guard: async ({ input, ports, before }) => {
      const [later] = await ports.store.load({ kind: 'audit', auditId: input.laterAuditId });
      if (!later || later.auditId === before.auditId) missing('引き継ぐ先の監査', 'the later audit');
    },
    apply: (f, { input }) => ({ ...f, carriedOverTo: input.laterAuditId, remark: input.reason }),
  },
};
