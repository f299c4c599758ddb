import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { day, id, instant, writtenProse } from '#shared/domain/scalars.ts';

export const followUpStatus = z.enum(['planned', 'in_progress', 'concluded', 'reported']);
export type FollowUpStatus = z.infer<typeof followUpStatus>;

/** DOMAIN.md 1.4 G. */
export const followUpLifecycle = {
  start: { from: ['planned'], to: 'in_progress' },
  conclude: { from: ['in_progress'], to: 'concluded' },
  report: { from: ['concluded'], to: 'reported' },
} satisfies Lifecycle<FollowUpStatus, string>;
export type FollowUpCommand = keyof typeof followUpLifecycle;

/** Whose turn it is. */
export const followUpDuty = {
  planned: 'auditor',
  in_progress: 'auditor',
  concluded: 'chiefAuditor',
  reported: undefined,
} as const satisfies Record<FollowUpStatus, string | undefined>;

export const newFollowUp = strictObject(() => ({
  method: z.enum(['document', 'meeting', 'onSite', 'nextAudit']),
  plannedOn: day,
  /** The audit that looks at it, where the method is the next audit. */
  laterAuditId: id.optional(),
}));

/** One look back at whether an improvement holds. */
export const followUp = strictObject(() => ({
  followUpId: id,
  status: followUpStatus,
  ...newFollowUp.shape,
  result: z.enum(['effective', 'partly', 'ineffective']).optional(),
  summary: writtenProse(4000).optional(),
  concludedBy: id.optional(),
  reportedAt: instant.optional(),
}));
export type FollowUp = z.infer<typeof followUp>;

export const followUpInputs = {
  start: strictObject(() => ({})),
  conclude: strictObject(() => ({
    result: z.enum(['effective', 'partly', 'ineffective']),
    summary: writtenProse(4000),
  })),
  report: strictObject(() => ({})),
} satisfies Record<FollowUpCommand, z.ZodObject>;
