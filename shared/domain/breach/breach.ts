import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import {
  day,
  departmentId,
  fiscalYear,
  id,
  instant,
  line,
  prose,
  versioned,
  writtenProse,
} from '#shared/domain/scalars.ts';
import { namedCases } from './cases.ts';
import { clockOf } from './clock.ts';

export const breachStatus = z.enum(['reported', 'reporting', 'preliminary_sent', 'final_sent', 'closed', 'dismissed']);
type BreachStatus = z.infer<typeof breachStatus>;

const running: BreachStatus[] = ['reported', 'reporting', 'preliminary_sent'];

/** Reported by the section's protection officer, decided upon and reported to the PPC by the general SPI officer. */
export const breachLifecycle = {
  amend: { from: [...running, 'final_sent'], to: 'same' },
  accept: { from: ['reported'], to: 'reporting' },
  dismiss: { from: running, to: 'dismissed' },
  reopen: { from: ['dismissed'], to: 'reported' },
  sendPreliminary: { from: ['reporting'], to: 'preliminary_sent' },
  sendUpdate: { from: ['preliminary_sent', 'final_sent'], to: 'same' },
  // Who knows everything within the first days reports once.
  sendFinal: { from: ['reporting', 'preliminary_sent'], to: 'final_sent' },
  recordNotice: { from: [...running, 'final_sent'], to: 'same' },
  shiftDue: { from: running, to: 'same' },
  close: { from: ['final_sent'], to: 'closed' },
} satisfies Lifecycle<BreachStatus, string>;
export type BreachCommand = keyof typeof breachLifecycle;

/** Whose turn it is: the clock is the general officer's from the moment of knowing. */
export const breachDuty = {
  reported: 'spiGeneralOfficer',
  reporting: 'spiGeneralOfficer',
  preliminary_sent: 'spiGeneralOfficer',
  final_sent: 'spiGeneralOfficer',
  closed: undefined,
  dismissed: undefined,
} as const satisfies Record<BreachStatus, string | undefined>;

/** What is known of a breach (漏えい等). Never who the persons are, nor anything of their data. */
export const breachFacts = strictObject(() => ({
  title: line(200),
  /** When the city came to know of it: this starts the clock, not when it happened. */
  knownAt: instant,
  occurredOn: day.optional(),
  description: writtenProse(4000),
  cases: z
    .array(z.enum(namedCases))
    .max(3)
    .refine((cases) => new Set(cases).size === cases.length, { message: 'a case is named twice' }),
  /** How many persons are concerned, as far as is known. */
  persons: z.int().min(0).max(10_000_000).optional(),
  /** Why what leaked counts as strongly encrypted, and is not reported. */
  encryption: writtenProse(1000).optional(),
  /** The contractor where it happened. */
  contractor: line(200).optional(),
}));

const shift = strictObject(() => ({
  report: z.enum(['preliminary', 'final']),
  /** The date that was computed. */
  from: day,
  to: day,
  reason: writtenProse(1000),
  by: id,
  at: instant,
}));

const sent = strictObject(() => ({ sentOn: day, receiptNo: line(100).optional(), text: writtenProse(8000) }));

const reportHead = strictObject(() => ({
  /** 1, 2, 3 … in the order of sending. */
  no: z.int().min(1),
  /** 速報, 続報, 確報. */
  kind: z.enum(['preliminary', 'update', 'final']),
  sentOn: day,
  receiptNo: sent.shape.receiptNo,
  /** By when it was to be sent. */
  dueOn: day.optional(),
  by: id,
  at: instant,
}));

const notice = strictObject(() => ({
  on: day,
  persons: z.int().min(1).max(10_000_000),
  method: line(200),
  remark: prose(2000).optional(),
}));

const decision = strictObject(() => ({ reportable: z.boolean(), reason: prose(2000), by: id, at: instant }));

/** A breach of the safety of specific personal information, from the moment it is known until everything is reported. */
export const breach = strictObject(() => ({
  ...versioned,
  breachId: id,
  departmentId,
  path: z.array(departmentId),
  /** Of the day of knowing. */
  fiscalYear,
  status: breachStatus,
  ...breachFacts.shape,
  reportedBy: id,
  reportedAt: instant,
  decision: decision.optional(),
  shifts: z.array(shift).max(20),
  /** Their texts are frozen beside the record. */
  reports: z.array(reportHead).max(100),
  /** What the persons concerned were told (本人への通知). */
  notices: z.array(notice.extend({ by: id, at: instant })).max(100),
  closing: z
    .strictObject({ comment: prose(2000).optional(), withoutNotice: prose(2000).optional(), by: id, at: instant })
    .optional(),
  hold: hold.optional(),
}));
export type Breach = z.infer<typeof breach>;

/** One report to the PPC as it was sent. It never changes. */
export const breachReport = strictObject(() => ({ breachId: id, ...reportHead.shape, text: sent.shape.text }));
export type BreachReport = z.infer<typeof breachReport>;

const reason = strictObject(() => ({ reason: writtenProse(2000) }));

export const breachInputs = {
  amend: breachFacts,
  accept: strictObject(() => ({ reason: prose(2000).default('') })),
  dismiss: reason,
  reopen: reason,
  sendPreliminary: sent,
  sendUpdate: sent,
  sendFinal: sent,
  recordNotice: notice,
  shiftDue: shift.pick({ report: true, to: true, reason: true }),
  close: strictObject(() => ({
    comment: prose(2000).optional(),
    /** Why nobody was told, where nobody was. */
    withoutNotice: writtenProse(2000).optional(),
  })),
} satisfies Record<BreachCommand, z.ZodObject>;

/** Which report is due next in each state. */
const awaited: Readonly<Partial<Record<BreachStatus, 'preliminaryLimit' | 'finalDue'>>> = {
  reported: 'preliminaryLimit',
  reporting: 'preliminaryLimit',
  preliminary_sent: 'finalDue',
};

/** The day by which the next report is to be sent. */
export const breachDue = (record: Breach): string | undefined => {
  const next = awaited[record.status];
  return next && clockOf(record)[next];
};
