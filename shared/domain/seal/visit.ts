import type * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day, id, instant, versioned, writtenProse } from '#shared/domain/scalars.ts';

/** What a person states on entering a sealed audit. */
export const purposeStated = strictObject(() => ({ purpose: writtenProse(400) }));

/** One person in one sealed audit: what for, and on which day. On another day the purpose is stated anew. */
export const visit = strictObject(() => ({
  ...versioned,
  auditId: id,
  personId: id,
  ...purposeStated.shape,
  day,
  at: instant,
}));
export type Visit = z.infer<typeof visit>;
