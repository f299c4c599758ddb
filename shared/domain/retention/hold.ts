import { strictObject } from '#shared/domain/objects.ts';
import { id, instant, writtenProse } from '#shared/domain/scalars.ts';

/** What keeps a file beyond its time (廃棄の停止): a lawsuit, a request for disclosure. */
export const hold = strictObject(() => ({ reason: writtenProse(1000), by: id, at: instant }));
export type Hold = { reason: string; by: string; at: string };

export const holdInputs = {
  place: strictObject(() => hold.pick({ reason: true }).shape),
  lift: strictObject(() => hold.pick({ reason: true }).shape),
} as const;
export type HoldCommand = keyof typeof holdInputs;
