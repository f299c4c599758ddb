import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day, id, instant, line, versioned } from '#shared/domain/scalars.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A staff list that was applied, or is being applied: which one, by whom, and how far it has come. */
export const transfer = strictObject(() => ({
  ...versioned,
  /** The hash of the preview it carries out. */
  transferId: digest,
  from: day,
  missing: z.enum(['keep', 'left']),
  source: z.strictObject({ fileName: line(255), sha256: digest }),
  changes: z.int().min(1),
  done: z.int().min(0),
  /** The hash of what is left to do: it must still be exactly that when an interrupted transfer goes on. */
  rest: digest,
  appliedBy: id,
  appliedAt: instant,
}));
export type Transfer = z.infer<typeof transfer>;
