import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { extensible, extensionInputs } from '#shared/domain/extension/extension.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { day, id, instant, line, prose, writtenProse } from '#shared/domain/scalars.ts';

export const remediationStatus = z.enum([
  'requested',
  'drafting',
  'dept_review',
  'submitted',
  'returned',
  'approved',
  'in_progress',
  'completion_reported',
  'verifying',
  'not_effective',
  'verified',
  'closed',
]);
export type RemediationStatus = z.infer<typeof remediationStatus>;

const underWay = ['approved', 'in_progress', 'not_effective'] as const satisfies RemediationStatus[];
const beforeCompletion = [
  'requested',
  'drafting',
  'dept_review',
  'submitted',
  'returned',
  ...underWay,
] as const satisfies RemediationStatus[];

/**
 * DOMAIN.md 1.4 F. It begins as `requested`, by the CISO's instruction. `close` happens with the finding's own close.
 * Auditors may comment, observe and verify; they never order a correction and never write one.
 */
export const remediationLifecycle = {
  startDrafting: { from: ['requested', 'returned'], to: 'drafting' },
  draft: { from: ['drafting'], to: 'same' },
  requestApproval: { from: ['drafting'], to: 'dept_review' },
  returnInternally: { from: ['dept_review'], to: 'drafting' },
  submit: { from: ['dept_review'], to: 'submitted' },
  withdraw: { from: ['submitted'], to: 'drafting' },
  return: { from: ['submitted'], to: 'returned' },
  approve: { from: ['submitted'], to: 'approved' },
  start: { from: ['approved', 'not_effective'], to: 'in_progress' },
  progress: { from: ['in_progress'], to: 'same' },
  interim: { from: ['in_progress'], to: 'same' },
  reportCompletion: { from: ['in_progress'], to: 'completion_reported' },
  startVerification: { from: ['completion_reported'], to: 'verifying' },
  verify: { from: ['verifying'], to: 'verified' },
  judgeNotEffective: { from: ['verifying'], to: 'not_effective' },
  close: { from: ['verified'], to: 'closed' },
  extend: { from: beforeCompletion, to: 'same' },
  requestExtension: { from: beforeCompletion, to: 'same' },
  grantExtension: { from: beforeCompletion, to: 'same' },
  refuseExtension: { from: beforeCompletion, to: 'same' },
  transfer: { from: beforeCompletion, to: 'same' },
  comment: { from: [...beforeCompletion, 'completion_reported', 'verifying'], to: 'same' },
} satisfies Lifecycle<RemediationStatus, string>;
export type RemediationCommand = keyof typeof remediationLifecycle;

export const remediationDuty = {
  requested: 'deptContact',
  drafting: 'deptContact',
  dept_review: 'deptIsManager',
  submitted: 'chiefIsOfficer',
  returned: 'deptContact',
  approved: 'deptContact',
  in_progress: 'deptContact',
  completion_reported: 'auditor',
  verifying: 'auditor',
  not_effective: 'deptContact',
  verified: 'chiefAuditor',
  closed: undefined,
} as const satisfies Record<RemediationStatus, string | undefined>;

/** 改善計画書: written by the audited section, never by an auditor. */
export const improvementPlan = strictObject(() => ({
  cause: writtenProse(4000),
  correctiveAction: writtenProse(4000),
  /** Whether the same weakness was looked for elsewhere in the section. */
  sameKindCheck: writtenProse(4000),
  /** The post (職) that carries the improvement out, whoever holds it. */
  ownerPostId: id,
  dueDate: day,
  cost: prose(1000).optional(),
}));

/** 改善措置(完了)報告書. */
const completion = strictObject(() => ({
  report: writtenProse(4000),
  evidenceIds: z.array(id).max(50),
  completedOn: day,
}));

/** The improvement that follows from one finding. */
export const remediation = strictObject(() => ({
  status: remediationStatus,
  ...extensible.shape,
  plan: improvementPlan.optional(),
  progress: z.int().min(0).max(100).optional(),
  interim: prose(4000).optional(),
  completion: completion.optional(),
  verification: z.strictObject({ result: writtenProse(4000), by: id, at: instant }).optional(),
  comments: z.array(z.strictObject({ text: writtenProse(2000), by: id, at: instant })),
  requestedBy: id.optional(),
  submittedBy: id.optional(),
  /** Set when an approver first reads the submitted plan: from then on it cannot be withdrawn (引戻し). */
  openedByApproverAt: instant.optional(),
  approvedBy: id.optional(),
  reportedBy: id.optional(),
  remark: prose(2000).optional(),
}));
export type Remediation = z.infer<typeof remediation>;

const remark = strictObject(() => ({ comment: prose(2000).optional() }));
const written = strictObject(() => ({ comment: writtenProse(2000) }));
export const remediationInputs = {
  startDrafting: strictObject(() => ({})),
  draft: improvementPlan,
  requestApproval: remark,
  returnInternally: written,
  submit: remark,
  withdraw: strictObject(() => ({ reason: prose(2000).optional() })),
  return: written,
  approve: remark,
  start: strictObject(() => ({})),
  progress: strictObject(() => ({ progress: z.int().min(0).max(100), comment: line(400).optional() })),
  interim: strictObject(() => ({ interim: writtenProse(4000) })),
  reportCompletion: completion,
  startVerification: strictObject(() => ({})),
  verify: strictObject(() => ({ result: writtenProse(4000) })),
  judgeNotEffective: strictObject(() => ({ result: writtenProse(4000) })),
  ...extensionInputs,
  transfer: strictObject(() => ({ ownerPostId: id, reason: writtenProse(1000) })),
  comment: strictObject(() => ({ text: writtenProse(2000) })),
} satisfies Record<Exclude<RemediationCommand, 'close'>, z.ZodObject>;
