import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Hold } from '#shared/domain/retention/hold.ts';

/** Why a record is kept beyond its time is told to those who dispose of records, not to the section it is about. */
export const withoutHold = <R extends { hold?: Hold | undefined }>(record: R, actor: Actor): R => {
  if (record.hold === undefined || can(actor, 'disposal.read', {})) return record;
  const { hold: _hold, ...rest } = record;
  return rest as R;
};
