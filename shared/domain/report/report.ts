import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { auditDraft } from '#shared/domain/audit/audit.ts';
import { meetingDraft } from '#shared/domain/audit/meeting.ts';
import { finding, findingDraft } from '#shared/domain/finding/finding.ts';
import { departmentId, fiscalYear, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

const count = z.int().min(0);

/** Findings counted by severity, and how many of them are urgent or were upheld against a dispute. */
const findingCounts = strictObject(() => ({
  MAJOR_NC: count,
  MINOR_NC: count,
  OBSERVATION: count,
  GOOD_PRACTICE: count,
  urgent: count,
  upheld: count,
  repeated: count,
}));
export type FindingCounts = z.infer<typeof findingCounts>;

/** A person as the report names them: with the posts held when it was frozen. */
const named = strictObject(() => ({
  name: z.string(),
  kind: z.enum(['staff', 'external', 'system']),
  posts: z.array(z.strictObject({ title: z.string(), department: z.string() })),
}));
export type NamedPerson = z.infer<typeof named>;

/**
 * The audit report (監査報告書) as it was frozen: what concerns the audit as a whole. What concerns one section stands
 * in rows of its own, so that an audit of any size fits.
 */
export const reportHead = strictObject(() => ({
  ...auditDraft.shape,
  fiscalYear,
  number: z.int(),
  origin: z.enum(['annualPlan', 'cisoOrder']),
  cisoOrderNo: line(100).optional(),
  planId: z.string().optional(),
  noticeNo: line(100).optional(),
  notifiedAt: instant.optional(),
  checklistTitle: z.string(),
  guidelineEdition: z.string(),
  finalizedAt: instant,
  finalizedBy: named,
  summary: writtenProse(8000),
  team: z.array(named.extend({ role: z.enum(['lead', 'member']) })),
  /** Auditors let pass although they were not independent: printed with the reason (DOMAIN.md 1.5, guard 6). */
  overrides: z.array(z.strictObject({ person: named, department: z.string(), reason: writtenProse(2000), by: named })),
  statistics: findingCounts,
  sections: z.array(z.strictObject({ departmentId, name: z.string(), statistics: findingCounts })),
}));
export type ReportHead = z.infer<typeof reportHead>;

const sectionRow = strictObject(() => ({
  name: z.string(),
  statistics: findingCounts,
  items: z.strictObject({
    total: count,
    answered: count,
    judged: count,
    results: z.strictObject({
      conform: count,
      needsImprovement: count,
      nonConform: count,
      notApplicable: count,
      unconfirmed: count,
    }),
  }),
  /** Why the field was entered without an accepted checklist, and why items were left unconfirmed (未確認). */
  proceededWithout: z.string().optional(),
  unconfirmed: z.string().optional(),
  meeting: meetingDraft.optional(),
}));

/** Items left unconfirmed (未確認), with the auditor's reason. */
const unconfirmedRow = z.array(strictObject(() => ({ itemKey, reason: prose(4000) })));

const findingRow = strictObject(() => ({
  findingId: id,
  number: z.string(),
  ...findingDraft.shape,
  /** With the words of both sides: an upheld dispute is printed. */
  disputes: finding.shape.disputes,
  severityHistory: finding.shape.severityHistory,
  repeatOf: finding.shape.repeatOf,
}));

/** One row of a section's part of the report, of one sort; `place` gives the order in which the rows are printed. */
export const reportRow = strictObject(() => ({
  auditId: id,
  departmentId,
  place: z.string(),
  section: sectionRow.optional(),
  unconfirmed: unconfirmedRow.optional(),
  finding: findingRow.optional(),
}));
export type ReportRow = z.infer<typeof reportRow>;

/** A frozen report: while `hash` is missing, its rows are still being written. */
export const report = strictObject(() => ({
  ...versioned,
  auditId: id,
  ...reportHead.shape,
  /** SHA-256 in hex over the canonical JSON of head and rows. */
  hash: z.string().optional(),
}));
export type Report = z.infer<typeof report>;

/** What the hash is taken over: the head, and every row in printing order. */
export const frozenData = ({ auditId, ...head }: ReportHead & { auditId: string }, rows: readonly ReportRow[]) => ({
  auditId,
  head,
  rows,
});
