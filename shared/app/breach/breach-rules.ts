import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Breach, breachInputs, BreachReport } from '#shared/domain/breach/breach.ts';
import { applicableCases } from '#shared/domain/breach/cases.ts';
import { clockOf, mayShift } from '#shared/domain/breach/clock.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Facts, Rule, Rules } from '#shared/app/commands.ts';

type Inputs = { [C in keyof typeof breachInputs]: Output<(typeof breachInputs)[C]> };
type Sent = Inputs['sendUpdate'];
type Reported = BreachReport['kind'];

/** Nobody knows anything tomorrow. */
export const checkKnown = ({ knownAt }: { knownAt: string }, at: string): void => {
  if (knownAt > at) throw new DomainError('rule_refused');
};

/** The fields that follow from the moment of knowing. */
export const ofKnowing = ({ knownAt }: { knownAt: string }): Pick<Breach, 'fiscalYear'> => ({
  fiscalYear: fiscalYearOf(dayOf(new Date(knownAt))),
});

const mailTo = ({ breachId }: Breach, template: Mail['template'], to: string[]): Mail[] => [
  { type: 'mail', template, to, about: { breachId } },
];
export const tellOfficers = (breach: Breach): Mail[] =>
  mailTo(breach, 'breachReported', ['spiGeneralOfficer', 'spiAuditOfficer', 'ciso']);
const tellSection = (breach: Breach): Mail[] =>
  mailTo(breach, 'breachDecided', [`spiProtectionOfficer@${breach.departmentId}`]);

/** A due date as it is counted, whatever it was moved to. */
const computed = (breach: Breach, report: 'preliminary' | 'final'): string | undefined => {
  const { preliminaryLimit, finalDue } = clockOf({ ...breach, shifts: [] });
  return report === 'preliminary' ? preliminaryLimit : finalDue;
};

const dueOn = (breach: Breach, kind: Reported): string | undefined => {
  const { preliminaryLimit, finalDue } = clockOf(breach);
  return { preliminary: preliminaryLimit, update: undefined, final: finalDue }[kind];
};

/** A report that was sent: its head joins the record, its text is frozen beside it. */
const sending = (kind: Reported): Rule<'breach', undefined, Sent> => {
  const headOf = ({ before, input, call, at }: Facts<'breach', undefined, Sent>): Breach['reports'][number] => {
    const due = dueOn(before, kind);
    return {
      no: before.reports.length + 1,
      kind,
      sentOn: input.sentOn,
      receiptNo: input.receiptNo,
      ...(due ? { dueOn: due } : {}),
      by: call.actor.personId,
      at,
    };
  };
  return {
    guard: ({ before, input, call }) => {
      if (input.sentOn > call.actor.today || input.sentOn < clockOf(before).knownOn) {
        throw new DomainError('rule_refused');
      }
    },
    apply: (breach, facts) => ({ ...breach, reports: [...breach.reports, headOf(facts)] }),
    parts: ({ breachId }, facts) => [
      { kind: 'breachReport', value: { breachId, ...headOf(facts), text: facts.input.text }, seen: 0 },
    ],
  };
};

const applies = (breach: Breach): boolean => applicableCases(breach).length > 0;

const decided = (reportable: boolean): Rule<'breach', undefined, { reason: string }> => ({
  guard: ({ before }) => {
    if (reportable && !applies(before)) missing('報告対象となる事態', 'a case that is reported');
    // The law leaves no choice: what falls under a case is reported.
    if (!reportable && applies(before)) throw new DomainError('rule_refused');
  },
  apply: (breach, { input, call, at }) => ({
    ...breach,
    decision: { reportable, reason: input.reason, by: call.actor.personId, at },
  }),
  notify: tellSection,
});

/** What the commands of the breach clock do (DOMAIN.md 4.4). */
export const breachRules: Rules<'breach', undefined, Inputs> = {
  amend: {
    guard: ({ input, at }) => checkKnown(input, at),
    apply: (breach, { input }) => {
      const { occurredOn: _on, persons: _persons, encryption: _encryption, contractor: _contractor, ...rest } = breach;
      return { ...rest, ...input, ...ofKnowing(input) };
    },
  },
  accept: decided(true),
  dismiss: decided(false),
  reopen: { notify: tellOfficers },
  sendPreliminary: sending('preliminary'),
  sendUpdate: sending('update'),
  sendFinal: sending('final'),
  recordNotice: {
    guard: ({ input, call }) => {
      if (input.on > call.actor.today) throw new DomainError('rule_refused');
    },
    apply: (breach, { input, call, at }) => ({
      ...breach,
      notices: [...breach.notices, { ...input, by: call.actor.personId, at }],
    }),
  },
  shiftDue: {
    guard: ({ before, input, ports }) => {
      const { knownOn } = clockOf(before);
      const from = computed(before, input.report) ?? missing('動かす期限', 'a due date to move');
      if (!mayShift(from, input.to, knownOn, ports.isHoliday)) throw new DomainError('rule_refused');
    },
    apply: (breach, { before, input, call, at }) => ({
      ...breach,
      shifts: [...breach.shifts, { ...input, from: computed(before, input.report) ?? '', by: call.actor.personId, at }],
    }),
  },
  close: {
    guard: ({ before, input }) => {
      if (before.notices.length === 0 && input.withoutNotice === undefined) {
        missing('本人への通知、または通知しない理由', 'a notice to the persons, or why there is none');
      }
    },
    apply: (breach, { input, call, at }) => ({ ...breach, closing: { ...input, by: call.actor.personId, at } }),
  },
};
