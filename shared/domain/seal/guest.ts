import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { id, instant, writtenProse } from '#shared/domain/scalars.ts';

/** The longest that a guest may read: it ends by itself (SECURITY.md A5). */
const mostHours = 24;

/**
 * Somebody off the need-to-know list who was let in to read, in an emergency (break-glass): one officer proposes,
 * another one approves, and from then on it lasts for hours.
 */
export const guest = strictObject(() => ({
  personId: id,
  reason: writtenProse(1000),
  hours: z.int().min(1).max(mostHours),
  proposedBy: id,
  proposedAt: instant,
  approvedBy: id.optional(),
  /** From the approval on. */
  until: instant.optional(),
}));
export type Guest = z.infer<typeof guest>;

const named = strictObject(() => ({ personId: id }));

/** What each command about guests takes. */
export const emergencyInputs = {
  propose: strictObject(() => guest.pick({ personId: true, reason: true, hours: true }).shape),
  approve: named,
  end: named,
} as const;
export type EmergencyCommand = keyof typeof emergencyInputs;
