import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { day, departmentId, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';
import { lastDayOf, nextYearly } from './yearly-duty.ts';

export const outsourcingStatus = z.enum(['in_force', 'ended']);
type OutsourcingStatus = z.infer<typeof outsourcingStatus>;

/** What a section does about a contractor from before the selection to the end of the contract. */
export const outsourcingLifecycle = {
  edit: { from: ['in_force'], to: 'same' },
  checkSelection: { from: ['in_force'], to: 'same' },
  consent: { from: ['in_force'], to: 'same' },
  endReContract: { from: ['in_force'], to: 'same' },
  check: { from: ['in_force'], to: 'same' },
  end: { from: ['in_force'], to: 'ended' },
} satisfies Lifecycle<OutsourcingStatus, string>;
export type OutsourcingCommand = keyof typeof outsourcingLifecycle;

/** Whose turn it is: the contractor is looked at once in each fiscal year. */
export const outsourcingDuty = {
  in_force: 'spiProtectionOfficer',
  ended: undefined,
} as const satisfies Record<OutsourcingStatus, string | undefined>;

const act = { by: id, at: instant };
const verdict = z.enum(['adequate', 'inadequate']);

const period = { message: 'the contract ends before it begins', path: ['to'] };
const terms = strictObject(() => ({
  /** 委託先. */
  contractor: line(200),
  contractNo: line(100),
  /** What is handed over to the contractor to do. */
  subject: line(400),
  from: day,
  to: day,
  /** Works of the register it is about. */
  workIds: z.array(id).min(1).max(50),
}));
export const outsourcingDraft = terms.refine(({ from, to }) => from <= to, period);

/** Whether the contractor takes the same safety measures as the city would, looked at before it was chosen. */
const selectionCheck = strictObject(() => ({ checkedOn: day, result: verdict, remark: prose(2000).optional() }));

/** Consent to a re-contractor (再委託先): without it nobody may be used (番号法10条). */
const consent = strictObject(() => ({
  company: line(200),
  /** What the re-contractor does. */
  scope: line(400),
  consentedOn: day,
  consentNo: line(100).optional(),
}));

const yearlyCheck = strictObject(() => ({
  checkedOn: day,
  method: z.enum(['onSite', 'document', 'interview']),
  result: verdict,
  findings: prose(4000),
  /** Who looked, by post. */
  checkedBy: line(200),
}));

/** Supervision of one contractor under one contract (委託先・再委託先の監督). */
export const outsourcing = strictObject(() => ({
  ...versioned,
  departmentId,
  outsourcingId: id,
  path: z.array(departmentId),
  status: outsourcingStatus,
  ...terms.shape,
  selection: selectionCheck.extend(act).optional(),
  reContractors: z.array(consent.extend({ reContractorId: id, ...act, endedOn: day.optional() })).max(50),
  checks: z.array(yearlyCheck.extend(act)).max(100),
  ending: z.strictObject({ on: day, reason: writtenProse(1000), ...act }).optional(),
  hold: hold.optional(),
}));
export type Outsourcing = z.infer<typeof outsourcing>;

export const outsourcingInputs = {
  edit: outsourcingDraft,
  checkSelection: selectionCheck,
  consent,
  endReContract: strictObject(() => ({ reContractorId: id, on: day })),
  check: yearlyCheck,
  end: strictObject(() => ({ on: day, reason: writtenProse(1000) })),
} satisfies Record<OutsourcingCommand, z.ZodObject>;

/** The fiscal year for which the contractor is to be looked at next. */
export const yearToCheck = ({ from, checks }: Outsourcing): number =>
  nextYearly(
    from,
    checks.map((c) => fiscalYearOf(c.checkedOn)),
  );

/** By when: the end of that year, or of the contract. */
export const checkDue = (record: Outsourcing): string | undefined => {
  if (record.status !== 'in_force') return undefined;
  const endOfYear = lastDayOf(yearToCheck(record));
  return record.to < endOfYear ? record.to : endOfYear;
};

/** Whether a check waits today: once its year has begun. */
export const isCheckWaiting = (record: Outsourcing, today: string): boolean =>
  yearToCheck(record) <= fiscalYearOf(today);

/** How an entry of the register names those who do the work for the section. */
export const outsourcingOfWork = strictObject(() => {
  const { outsourcingId, contractor, contractNo, status } = outsourcing.shape;
  return { outsourcingId, contractor, contractNo, status, reContractors: z.array(z.string()) };
});
export type OutsourcingOfWork = z.infer<typeof outsourcingOfWork>;

export const ofWork = (all: readonly Outsourcing[], workId: string): OutsourcingOfWork[] =>
  all
    .filter(({ workIds }) => workIds.includes(workId))
    .map(({ outsourcingId, contractor, contractNo, status, reContractors }) => ({
      outsourcingId,
      contractor,
      contractNo,
      status,
      reContractors: reContractors.filter((r) => r.endedOn === undefined).map((r) => r.company),
    }));
