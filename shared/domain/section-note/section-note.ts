import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { departmentId, id, instant, prose, versioned } from '#shared/domain/scalars.ts';

/**
 * What a section notes for itself on an item: where the binder stands, what to ask the vendor, what to watch next year.
 * A record of its own and never a field of the answer, so that nothing that shows answers can show it.
 */
export const sectionNote = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  itemKey,
  /** Empty once it was taken away. */
  text: prose(4000),
  writtenBy: id,
  writtenAt: instant,
}));
export type SectionNote = z.infer<typeof sectionNote>;

export const noteText = strictObject(() => ({
  /** The version it was written over; 0 for a first note. */
  version: z.int().min(0),
  text: sectionNote.shape.text,
}));
