import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
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
import { plannedRequests } from '#shared/domain/evidence/request.ts';
import { hold } from '#shared/domain/retention/hold.ts';
import { guest } from '#shared/domain/seal/guest.ts';
import { auditStatus } from './lifecycle.ts';

export const section = strictObject(() => ({
  departmentId,
  name: line(200),
  path: z.array(departmentId),
  /** The audit office or the IT section is under audit: its plan goes to the CISO (DOMAIN.md 1.5, guard 5). */
  oversight: z.boolean(),
}));
export type AuditSection = z.infer<typeof section>;

export const teamMember = strictObject(() => ({ personId: id, role: z.enum(['lead', 'member']) }));
export type TeamMember = z.infer<typeof teamMember>;

/** A team names nobody twice. */
export const teamList = z
  .array(teamMember)
  .max(30)
  .refine((team) => new Set(team.map((m) => m.personId)).size === team.length, { message: 'somebody is named twice' });

/** What a person writes into the plan of one audit (監査実施計画). */
export const auditDraft = strictObject(() => ({
  title: line(200),
  kind: z.enum(['internal', 'external', 'joint']),
  purpose: writtenProse(4000),
  scope: prose(4000),
  method: z.enum(['document', 'onSite', 'both']),
  opinionType: z.enum(['advisory', 'assurance']),
  criteria: line(400),
  checklistId: id,
  checklistVersion: z.int().min(1),
  startsOn: day,
  endsOn: day,
}));

/** One audit: its plan (監査実施計画書), its team, and where it stands. */
export const audit = strictObject(() => ({
  ...versioned,
  auditId: id,
  fiscalYear,
  /** Running number of the audit in its fiscal year; findings are numbered under it. */
  number: z.int().min(1),
  status: auditStatus,
  suspendedFrom: auditStatus.optional(),
  origin: z.enum(['annualPlan', 'cisoOrder']),
  cisoOrderNo: line(100).optional(),
  planId: z.string().optional(),
  ...auditDraft.shape,
  /** Evidence requests that go out to every section with the notice. */
  requests: plannedRequests.default([]),
  sections: z.array(section).min(1).max(600),
  team: z.array(teamMember).max(30),
  overrides: z.array(z.strictObject({ personId: id, departmentId, reason: writtenProse(2000), by: id })),
  /** Items of the checklist version in force, counted when it was chosen. */
  items: z.int().min(1),
  dueDate: day.optional(),
  noticeNo: line(100).optional(),
  submittedBy: id.optional(),
  approvedBy: id.optional(),
  notifiedAt: instant.optional(),
  /** Sections that went into the field without an accepted checklist, and why. */
  proceededWithout: z.array(z.strictObject({ departmentId, reason: writtenProse(1000) })),
  /** Sections whose items were left unconfirmed (未確認), and why. */
  unconfirmed: z.array(z.strictObject({ departmentId, reason: writtenProse(1000) })),
  report: z
    .strictObject({
      finalizedAt: instant,
      by: id,
      summary: writtenProse(8000),
      /** Numbers given when the report was frozen; the findings follow, one commit each. */
      findings: z.array(z.strictObject({ findingId: id, number: z.string() })),
      /** The frozen report that the CISO received, by its SHA-256. */
      hash: z.string().optional(),
    })
    .optional(),
  /** The sections that were reminded on the last day on which any was, with the due date they had missed. */
  lateReminder: z
    .strictObject({
      day,
      at: instant,
      by: id,
      sections: z.array(z.strictObject({ departmentId, dueDate: day })).max(600),
    })
    .optional(),
  /** The day on which it was closed or cancelled: the time it is kept counts from there. */
  endedOn: day.optional(),
  hold: hold.optional(),
  /** Let in to read in an emergency: of the sealed track alone. */
  guests: z.array(guest).max(20).optional(),
  remark: prose(2000).optional(),
}));
export type Audit = z.infer<typeof audit>;
