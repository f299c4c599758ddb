import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';

/** Mail to whoever holds a duty when it is sent: a template, its facts, never a name or an address. */
const mail = strictObject(() => ({
  type: z.literal('mail'),
  template: z.enum([
    'auditNotified',
    'assignmentSubmitted',
    'assignmentReturned',
    'assignmentAccepted',
    'evidenceRefused',
    'evidenceHeld',
    'evidencePurged',
    'findingPresented',
    'findingDisputed',
    'instructionIssued',
    'horizontalCheckRequested',
    'planSubmitted',
    'planReturned',
    'planApproved',
    'completionReported',
    'urgentFinding',
    'auditSuspended',
    'auditResumed',
    'auditCancelled',
    'postHandedOver',
    'deputyChanged',
    'lateReminder',
    'extensionRequested',
    'extensionDecided',
    'questionAsked',
    'questionAnswered',
    'guestProposed',
    'guestAdmitted',
    'reportIssued',
    'breachReported',
    'breachDecided',
    'yourTurn',
  ]),
  /** Duties (`deptIsManager@D012`; `deptIsManager@*` for every section of the audit) and persons (`person:01J…`). */
  to: z.array(z.string()).max(600),
  about: z.record(z.string(), z.string()),
  /** Words a person wrote in place of the template's. */
  text: z.string().max(1000).optional(),
  /** What the letter is about, line by line, after its words: dates and document numbers, no content. */
  lines: z.array(z.string()).max(10).optional(),
}));

/** Work that follows from a change and may be repeated: each job finds out by itself what is still to do. */
export const job = z.discriminatedUnion('job', [
  strictObject(() => ({ type: z.literal('job'), job: z.literal('distribute'), auditId: z.string() })),
  strictObject(() => ({ type: z.literal('job'), job: z.literal('finalizeFindings'), auditId: z.string() })),
  strictObject(() => ({
    type: z.literal('job'),
    job: z.literal('requestHorizontalChecks'),
    auditId: z.string(),
    findingId: z.string(),
  })),
  /** Daily: accepted risks whose last day has passed. */
  strictObject(() => ({ type: z.literal('job'), job: z.literal('expireRisks') })),
  strictObject(() => ({
    type: z.literal('job'),
    job: z.literal('inspectEvidence'),
    auditId: z.string(),
    departmentId: z.string(),
    evidenceId: z.string(),
  })),
  strictObject(() => ({
    type: z.literal('job'),
    job: z.literal('keepEvidence'),
    auditId: z.string(),
    departmentId: z.string(),
    evidenceId: z.string(),
  })),
  /** Removes every version of the bytes of a file that is to be purged. */
  strictObject(() => ({
    type: z.literal('job'),
    job: z.literal('eraseEvidence'),
    auditId: z.string(),
    departmentId: z.string(),
    evidenceId: z.string(),
  })),
  /** Daily: held files about which nobody has decided in time. */
  strictObject(() => ({ type: z.literal('job'), job: z.literal('purgeOverdue') })),
  strictObject(() => ({ type: z.literal('job'), job: z.literal('startReconciliation') })),
  strictObject(() => ({
    type: z.literal('job'),
    job: z.literal('reconcileEvidence'),
    runId: z.string(),
    step: z.int(),
  })),
]);

/** What follows from a change: written in the same transaction, carried out by a worker. */
export const message = z.discriminatedUnion('type', [mail, job]);
export type Message = z.infer<typeof message>;
export type Mail = z.infer<typeof mail>;
export type Job = z.infer<typeof job>;
