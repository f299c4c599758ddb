import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day, departmentId, id, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

/** What the auditors write down of an exchange of opinions (意見交換会 記録) with one section. */
export const meetingDraft = strictObject(() => ({
  heldOn: day,
  attendees: writtenProse(1000),
  summary: writtenProse(4000),
  /** How each finding left the meeting. The finding's own record says what became of it. */
  outcomes: z
    .array(
      z.strictObject({
        findingId: id,
        outcome: z.enum(['agreed', 'disputed', 'toBeAmended', 'toBeWithdrawn', 'open']),
        note: prose(2000).optional(),
      }),
    )
    .max(90)
    .default([]),
}));

/** One section's meeting; a second one is written into the same record, and the trail keeps the first. */
export const meeting = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  path: z.array(departmentId),
  ...meetingDraft.shape,
  recordedBy: id,
}));
export type Meeting = z.infer<typeof meeting>;
