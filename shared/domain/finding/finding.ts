import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { type FollowUp, followUp } from '#shared/domain/followup/followup.ts';
import { horizontalOrder } from '#shared/domain/horizontal/horizontal-check.ts';
import { remediation } from '#shared/domain/remediation/remediation.ts';
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
import { type FindingCommand, findingStatus } from './lifecycle.ts';

/** DOMAIN.md 1.3: 重大な不適合, 軽微な不適合, 観察事項, 推奨事項. */
export const severity = z.enum(['MAJOR_NC', 'MINOR_NC', 'OBSERVATION', 'GOOD_PRACTICE']);
export type Severity = z.infer<typeof severity>;

/** Findings of these grades must end in an improvement plan. */
export const needsPlan = (grade: Severity): boolean => grade === 'MAJOR_NC' || grade === 'MINOR_NC';

/** What a repeated finding (繰り返しの指摘) becomes by default: one step more severe. */
export const raisedSeverity: Readonly<Record<Severity, Severity>> = {
  MAJOR_NC: 'MAJOR_NC',
  MINOR_NC: 'MAJOR_NC',
  OBSERVATION: 'MINOR_NC',
  GOOD_PRACTICE: 'GOOD_PRACTICE',
};

/** A finding of an earlier year, as a repeat refers to it. */
const pastFinding = strictObject(() => ({ auditId: id, findingId: id, fiscalYear, number: z.string(), severity }));
export type PastFinding = z.infer<typeof pastFinding>;

/** What an auditor writes: fact (事実), criterion (基準), cause (原因), effect (影響), recommendation (改善提案). */
export const findingDraft = strictObject(() => ({
  title: line(200),
  severity,
  urgency: z.enum(['urgent', 'normal']),
  fact: writtenProse(4000),
  criterion: writtenProse(2000),
  cause: prose(4000),
  effect: prose(4000),
  recommendation: prose(4000),
  itemKeys: z.array(itemKey).max(50),
  evidenceIds: z.array(id).max(50),
  /** Workpapers (監査調書) of the same section. The section is not told which, nor that there are any. */
  workpaperIds: z.array(id).max(50).default([]),
  /** References into workpapers that are kept elsewhere, as on paper. */
  workpapers: z.array(line(200)).max(50),
  relatedFindingIds: z.array(id).max(50),
  guidelineEdition: line(40),
  /** What may be published about it (情報公開), apart from the full text. */
  publicSummary: prose(2000).optional(),
}));

const riskAcceptance = strictObject(() => ({
  compensatingControl: writtenProse(4000),
  expiresOn: day,
  by: id,
  at: instant,
}));

export const finding = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  path: z.array(departmentId),
  findingId: id,
  fiscalYear,
  status: findingStatus,
  /** `R8-03-012`: era year, audit of the year, finding of the audit. Given when the report is finalised. */
  number: z.string().optional(),
  ...findingDraft.shape,
  authorId: id,
  reviewedBy: id.optional(),
  reviewRemark: prose(2000).optional(),
  presentedAt: instant.optional(),
  confirmedBy: id.optional(),
  disputes: z.array(
    z.strictObject({
      reason: writtenProse(4000),
      evidenceIds: z.array(id).max(50),
      by: id,
      at: instant,
      outcome: z.enum(['amended', 'upheld', 'withdrawn']).optional(),
      answer: prose(4000).optional(),
    }),
  ),
  severityHistory: z.array(
    z.strictObject({
      from: severity,
      to: severity,
      by: id,
      at: instant,
      /** Raised as a repeat, or lowered again; without one after a dispute. */
      reason: z.enum(['repeat', 'repeatUndone']).optional(),
    }),
  ),
  /** The finding it repeats, and those that one repeated, oldest first. */
  repeatOf: pastFinding
    .extend({
      earlier: z.array(pastFinding),
      ownSeverity: severity,
      /** Why it is not one step more severe for being a repeat. */
      keptBecause: writtenProse(1000).optional(),
    })
    .optional(),
  instruction: z.strictObject({ text: writtenProse(4000), dueDate: day, by: id, at: instant }).optional(),
  reply: prose(4000).optional(),
  dueDate: day.optional(),
  remediation: remediation.optional(),
  /** Improvements that were begun anew: the risk's acceptance ran out, or a follow-up found them ineffective. */
  earlierRemediations: z
    .array(z.strictObject({ ...remediation.shape, endedAt: instant, endedBy: z.enum(['riskExpired', 'reopened']) }))
    .optional(),
  followUps: z.array(followUp).max(20),
  /** Other sections that were told to look for the same weakness (横展開); the section itself never sees them. */
  horizontalOrders: z
    .array(
      z.strictObject({
        ...horizontalOrder.shape,
        sections: z.array(z.strictObject({ departmentId, name: line(200), path: z.array(departmentId), checkId: id })),
        by: id,
        at: instant,
      }),
    )
    .optional(),
  riskAcceptance: riskAcceptance.optional(),
  /** Acceptances that ran out, oldest first. */
  expiredAcceptances: z.array(riskAcceptance.extend({ expiredAt: instant })).optional(),
  carriedOverTo: id.optional(),
  remark: prose(2000).optional(),
}));
export type Finding = z.infer<typeof finding>;

/** What a later audit looks at is that audit's work, until it has come to its conclusion. */
const isOwn = ({ method, status }: FollowUp): boolean => method !== 'nextAudit' || status === 'concluded';

/** A look back that is planned, under way, or not reported yet, once nothing else is left to do about the finding. */
export const openFollowUp = ({ status, followUps }: Pick<Finding, 'status' | 'followUps'>): FollowUp | undefined =>
  status === 'verified' || status === 'closed'
    ? followUps.find((one) => one.status !== 'reported' && isOwn(one))
    : undefined;

/** An accepted risk ran out, and the CISO has not decided anew: nothing else happens before, unless the section begins. */
export const isLapsed = ({ status, remediation, instruction, expiredAcceptances }: Finding): boolean => {
  const expired = expiredAcceptances?.at(-1)?.expiredAt;
  return (
    status === 'instructed' &&
    remediation?.status === 'requested' &&
    expired !== undefined &&
    (instruction?.at ?? '') < expired
  );
};

/** A finding of an earlier year that a new one may repeat. */
export const earlierFinding = strictObject(() => ({
  ...pastFinding.shape,
  title: line(200),
  status: findingStatus,
  itemKeys: z.array(itemKey),
  earlier: z.array(pastFinding),
}));
export type EarlierFinding = z.infer<typeof earlierFinding>;

/** A finding in the eyes of a later audit: it was carried over to it, or a follow-up was left to it. */
export const carriedFinding = strictObject(() => ({
  /** The later audit. */
  auditId: id,
  findingId: id,
  fromAuditId: id,
  departmentId,
  path: z.array(departmentId),
  title: line(200),
  number: z.string().optional(),
  dueDate: day.optional(),
  /** Gone when it is settled. */
  active: z.boolean(),
}));
export type CarriedFinding = z.infer<typeof carriedFinding>;

export const newFinding = strictObject(() => ({ departmentId, ...findingDraft.shape }));

const written = strictObject(() => ({ comment: writtenProse(2000) }));

/** What each command a person gives takes. `planApproved`, `actionsVerified`, `riskExpired`, `finalize` have none. */
export const findingInputs = {
  edit: findingDraft,
  linkRepeat: strictObject(() => ({
    earlierAuditId: id,
    earlierFindingId: id,
    keepSeverity: writtenProse(1000).optional(),
  })),
  unlinkRepeat: strictObject(() => ({})),
  withdraw: written,
  passReview: strictObject(() => ({ comment: prose(2000).optional() })),
  returnReview: written,
  present: strictObject(() => ({})),
  confirmFacts: strictObject(() => ({ comment: prose(2000).optional() })),
  dispute: strictObject(() => ({ reason: writtenProse(4000), evidenceIds: z.array(id).max(50).default([]) })),
  amend: strictObject(() => ({ ...findingDraft.shape, answer: writtenProse(4000) })),
  uphold: strictObject(() => ({ answer: writtenProse(4000) })),
  withdrawDisputed: strictObject(() => ({ answer: writtenProse(4000) })),
  instruct: strictObject(() => ({ text: writtenProse(4000), dueDate: day })),
  orderHorizontalChecks: strictObject(() => ({
    ...horizontalOrder.shape,
    sections: z.array(departmentId).min(1).max(600),
  })),
  reply: strictObject(() => ({ text: writtenProse(4000) })),
  closeWithoutAction: strictObject(() => ({ comment: prose(2000).optional() })),
  acceptRisk: strictObject(() => ({ compensatingControl: writtenProse(4000), expiresOn: day })),
  close: strictObject(() => ({ comment: prose(2000).optional() })),
  reopen: strictObject(() => ({ followUpId: id, text: writtenProse(4000), dueDate: day })),
  carryOver: strictObject(() => ({ laterAuditId: id, reason: writtenProse(2000) })),
} satisfies Partial<Record<FindingCommand, z.ZodObject>>;

/** The part of a finding's number that counts within its audit: `012`. The rest counts the city's audits of the year. */
export const numberInAudit = (number: string): string => number.slice(number.lastIndexOf('-') + 1);

/** `R8-03-012` from its parts; more than 999 findings simply grow a digit. */
export const findingNumber = (eraYear: string, audit: number, serial: number): string =>
  `${eraYear}-${String(audit).padStart(2, '0')}-${String(serial).padStart(3, '0')}`;
