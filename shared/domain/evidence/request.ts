import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { daysAfter } from '#shared/kernel/calendar.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { extensible, extensionInputs } from '#shared/domain/extension/extension.ts';
import { day, departmentId, id, line, prose, writtenProse } from '#shared/domain/scalars.ts';

export const requestStatus = z.enum([
  'draft',
  'sent',
  'partially_submitted',
  'submitted',
  'under_review',
  'returned',
  'accepted',
  'waived_onsite',
  'refused',
  'withdrawn',
]);
export type RequestStatus = z.infer<typeof requestStatus>;

const awaited = ['sent', 'partially_submitted', 'returned'] as const satisfies RequestStatus[];

/** DOMAIN.md 1.4 D, the request (監査資料の依頼). */
export const requestLifecycle = {
  send: { from: ['draft'], to: 'sent' },
  submitPart: { from: awaited, to: 'partially_submitted' },
  submit: { from: awaited, to: 'submitted' },
  startReview: { from: ['submitted'], to: 'under_review' },
  accept: { from: ['under_review'], to: 'accepted' },
  return: { from: ['under_review'], to: 'returned' },
  waiveOnsite: { from: ['sent', 'returned'], to: 'waived_onsite' },
  withdraw: { from: ['sent'], to: 'withdrawn' },
  refuse: { from: ['sent'], to: 'refused' },
  requestExtension: { from: awaited, to: 'same' },
  grantExtension: { from: awaited, to: 'same' },
  refuseExtension: { from: awaited, to: 'same' },
} satisfies Lifecycle<RequestStatus, string>;
export type RequestCommand = keyof typeof requestLifecycle;

/** Whose turn it is. A draft is nobody's: the auditor who began it finds it in the section's list. */
export const requestDuty = {
  draft: undefined,
  sent: 'deptContact',
  partially_submitted: 'deptContact',
  submitted: 'auditor',
  under_review: 'auditor',
  returned: 'deptContact',
  accepted: undefined,
  waived_onsite: undefined,
  refused: undefined,
  withdrawn: undefined,
} as const satisfies Record<RequestStatus, string | undefined>;

/** Requests made in one call. */
export const requestsPerCall = 25;

export const newRequest = strictObject(() => ({
  title: line(200),
  detail: prose(2000).optional(),
  itemKeys: z.array(itemKey).max(100).default([]),
  /** The section's due date for its checklist, unless said otherwise. */
  dueDate: day.optional(),
}));

/**
 * What the plan of an audit asks every section for; the notice sends it. Due on a day, or so many days after the notice,
 * else with the checklist.
 */
export const plannedRequest = strictObject(() => ({
  ...newRequest.shape,
  dueInDays: z.int().min(1).max(365).optional(),
})).refine(({ dueDate, dueInDays }) => dueDate === undefined || dueInDays === undefined, {
  message: 'a due date, or a number of days',
  path: ['dueInDays'],
});
export type PlannedRequest = z.infer<typeof plannedRequest>;

export const plannedRequests = z.array(plannedRequest).max(requestsPerCall);

/** When a planned request is due; `usual` is the due date of the checklist. */
export const plannedDue = ({ dueDate, dueInDays }: PlannedRequest, noticeDay: string, usual: string): string =>
  dueDate ?? (dueInDays === undefined ? usual : daysAfter(noticeDay, dueInDays));

/** When what is asked for in the middle of an audit is due: with the checklist, or in a week once that day has passed. */
export const askedDue = (usual: string, today: string): string => (usual < today ? daysAfter(today, 7) : usual);

/** What an auditor asks a section to hand in. It lives in the chain of its assignment. */
export const evidenceRequest = strictObject(() => ({
  auditId: id,
  departmentId,
  requestId: id,
  version: z.int().min(0),
  status: requestStatus,
  title: newRequest.shape.title,
  detail: newRequest.shape.detail,
  itemKeys: z.array(itemKey).max(100),
  requestedBy: id,
  comment: prose(2000).optional(),
  ...extensible.shape,
}));
export type EvidenceRequest = z.infer<typeof evidenceRequest>;

const { requestExtension, grantExtension, refuseExtension } = extensionInputs;
const comment = strictObject(() => ({ comment: prose(2000).optional() }));
const written = strictObject(() => ({ comment: writtenProse(2000) }));
export const requestInputs = {
  send: strictObject(() => ({})),
  submitPart: comment,
  submit: comment,
  startReview: strictObject(() => ({})),
  accept: comment,
  return: written,
  waiveOnsite: written,
  withdraw: written,
  refuse: written,
  requestExtension,
  grantExtension,
  refuseExtension,
} satisfies Record<RequestCommand, z.ZodObject>;

/** A request that could be made: one line of the 監査資料の例 of one item. */
export const requestProposal = strictObject(() => ({
  itemKey,
  no: z.string(),
  /** Title of the item. */
  item: z.string(),
  title: line(200),
}));
