import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { extensible, extensionInputs } from '#shared/domain/extension/extension.ts';
import { departmentId, fiscalYear, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

export const assignmentStatus = z.enum(['sent', 'in_progress', 'dept_review', 'submitted', 'returned', 'accepted']);
export type AssignmentStatus = z.infer<typeof assignmentStatus>;

const open = ['sent', 'in_progress', 'dept_review', 'submitted', 'returned'] as const satisfies AssignmentStatus[];

/** DOMAIN.md 1.4 C. An assignment is made by the audit's `notify`, in `sent`; `locked` is derived, never stored. */
export const assignmentLifecycle = {
  acknowledge: { from: ['sent'], to: 'in_progress' },
  delegate: { from: ['in_progress'], to: 'same' },
  requestApproval: { from: ['in_progress'], to: 'dept_review' },
  returnInternally: { from: ['dept_review'], to: 'in_progress' },
  approve: { from: ['dept_review'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  resume: { from: ['returned'], to: 'in_progress' },
  accept: { from: ['submitted'], to: 'accepted' },
  reopen: { from: ['accepted'], to: 'returned' },
  withdraw: { from: ['submitted'], to: 'in_progress' },
  extend: { from: open, to: 'same' },
  requestExtension: { from: open, to: 'same' },
  grantExtension: { from: open, to: 'same' },
  refuseExtension: { from: open, to: 'same' },
} satisfies Lifecycle<AssignmentStatus, string>;
export type AssignmentCommand = keyof typeof assignmentLifecycle;

export const assignmentDuty = {
  sent: 'deptContact',
  in_progress: 'deptContact',
  dept_review: 'deptIsManager',
  submitted: 'auditor',
  returned: 'deptContact',
  accepted: undefined,
} as const satisfies Record<AssignmentStatus, string | undefined>;

/** A checklist item, as the section and the auditor know it. */
export const itemKey = z.string().regex(/^[a-z0-9-]{4,40}$/);

const itemRemark = strictObject(() => ({ itemKey, comment: writtenProse(2000) }));

/** Questions (質問) of one section that wait for an answer, by who is to give it. */
const openQuestions = strictObject(() => ({ section: z.int().min(0), team: z.int().min(0) }));
export type OpenQuestions = z.infer<typeof openQuestions>;

/** One section's share of an audit: it points at a published checklist version and never copies its items. */
export const assignment = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  path: z.array(departmentId),
  fiscalYear,
  status: assignmentStatus,
  ...extensible.shape,
  checklistId: id,
  checklistVersion: z.int().min(1),
  /** Items of the checklist version, items the section has answered, items the auditor has judged. */
  total: z.int().min(1),
  answered: z.int().min(0),
  judged: z.int().min(0),
  /** Left out until the first question. */
  openQuestions: openQuestions.optional(),
  delegations: z.array(z.strictObject({ itemKey, to: line(200) })),
  /** The auditor's remarks of the last return, item by item. */
  remarks: z.array(itemRemark),
  comment: prose(2000).optional(),
  requestedBy: id.optional(),
  submittedBy: id.optional(),
  submittedAt: instant.optional(),
  /** Set when an auditor first reads the submission: from then on it cannot be withdrawn (引戻し). */
  openedByAuditorAt: instant.optional(),
}));
export type Assignment = z.infer<typeof assignment>;

export const assignmentInputs = {
  acknowledge: strictObject(() => ({})),
  delegate: strictObject(() => ({
    items: z
      .array(z.strictObject({ itemKey, to: line(200) }))
      .min(1)
      .max(600),
  })),
  requestApproval: strictObject(() => ({ comment: prose(2000).optional() })),
  returnInternally: strictObject(() => ({ comment: writtenProse(2000) })),
  approve: strictObject(() => ({ comment: prose(2000).optional() })),
  return: strictObject(() => ({ remarks: z.array(itemRemark).min(1).max(600), comment: prose(2000).optional() })),
  resume: strictObject(() => ({})),
  accept: strictObject(() => ({ comment: prose(2000).optional() })),
  reopen: strictObject(() => ({ reason: writtenProse(2000) })),
  withdraw: strictObject(() => ({ reason: prose(2000).optional() })),
  ...extensionInputs,
} satisfies Record<AssignmentCommand, z.ZodObject>;
