import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { day, departmentId, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

export const horizontalCheckStatus = z.enum(['requested', 'answered', 'improving', 'confirmed', 'withdrawn']);
export type HorizontalCheckStatus = z.infer<typeof horizontalCheckStatus>;

/**
 * 横展開 (DOMAIN.md 1.2 row 11): another section looks whether it has the same weakness. Its head answers; the auditors
 * or the office confirm, at once or after following the section's own improvement.
 */
export const horizontalCheckLifecycle = {
  answer: { from: ['requested'], to: 'answered' },
  return: { from: ['answered'], to: 'requested' },
  follow: { from: ['answered'], to: 'improving' },
  reportImproved: { from: ['improving'], to: 'answered' },
  confirm: { from: ['answered'], to: 'confirmed' },
  withdraw: { from: ['requested', 'improving'], to: 'withdrawn' },
} satisfies Lifecycle<HorizontalCheckStatus, string>;
export type HorizontalCheckCommand = keyof typeof horizontalCheckLifecycle;

export const horizontalCheckDuty = {
  requested: 'deptIsManager',
  answered: 'auditOffice',
  improving: 'deptIsManager',
  confirmed: undefined,
  withdrawn: undefined,
} as const satisfies Record<HorizontalCheckStatus, string | undefined>;

/** What the checked sections are told: words of its own, so that nothing of the finding itself reaches them. */
export const horizontalOrder = strictObject(() => ({
  title: line(200),
  risk: writtenProse(4000),
  dueDate: day,
}));

const answer = strictObject(() => ({
  sameWeakness: z.boolean(),
  found: writtenProse(4000),
  measure: prose(4000),
}));

export const horizontalCheck = strictObject(() => ({
  ...versioned,
  auditId: id,
  checkId: id,
  /** The finding it comes from: never shown to the checked section. */
  findingId: id,
  departmentId,
  path: z.array(departmentId),
  name: line(200),
  status: horizontalCheckStatus,
  ...horizontalOrder.shape,
  answer: answer.extend({ by: id, at: instant }).optional(),
  /** The section's own improvement, as far as it is followed here. */
  improvement: z.strictObject({ report: writtenProse(4000).optional() }).optional(),
  outcome: z.enum(['noWeakness', 'improved', 'finding']).optional(),
  /** The finding that the weakness became in the checked section. */
  ownFinding: z.strictObject({ auditId: id, findingId: id }).optional(),
  remark: prose(2000).optional(),
}));
export type HorizontalCheck = z.infer<typeof horizontalCheck>;

const written = strictObject(() => ({ comment: writtenProse(2000) }));

export const horizontalCheckInputs = {
  answer,
  return: written,
  follow: strictObject(() => ({ dueDate: day, comment: prose(2000).optional() })),
  reportImproved: strictObject(() => ({ report: writtenProse(4000) })),
  confirm: strictObject(() => ({
    outcome: z.enum(['noWeakness', 'improved', 'finding']),
    ownFinding: z.strictObject({ auditId: id, findingId: id }).optional(),
    comment: prose(2000).optional(),
  })),
  withdraw: written,
} satisfies Record<HorizontalCheckCommand, z.ZodObject>;
