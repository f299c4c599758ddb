import { monthsBefore } from '#shared/kernel/calendar.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type findingInputs, isLapsed, needsPlan } from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Rules } from '#shared/app/commands.ts';
import { findingMail, sectionHead, wholeSection } from './finding-mail.ts';
import { instructed } from './finding-renewal.ts';
import { checkLater } from './later-audits.ts';
import { during, stages } from './finding-stages.ts';

type Command = 'instruct' | 'reply' | 'closeWithoutAction' | 'acceptRisk' | 'close' | 'reopen' | 'carryOver';
type Inputs = { [C in Command]: Output<(typeof findingInputs)[C]> };

const futureDay = (day: string, today: string): void => {
  if (day <= today) missing('明日以降の期限', 'a date after today');
};

/** From the report to the end: what each step demands and brings about (DOMAIN.md 1.4 E, guard). */
export const improvementRules: Rules<'finding', Audit, Inputs> = {
  instruct: {
    guard: (facts) => {
      const { before } = facts;
      if (before.status === 'finalized') during(...stages.instruct)(facts);
      else if (!isLapsed(before)) throw new DomainError('invalid_transition', { params: { status: before.status } });
      if (before.severity === 'GOOD_PRACTICE') throw new DomainError('rule_refused');
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
    guard: ({ input, ports, before }) => checkLater(ports, before.auditId, input.laterAuditId),
    apply: (f, { input }) => ({ ...f, carriedOverTo: input.laterAuditId, remark: input.reason }),
  },
};
