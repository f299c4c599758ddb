import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Warrant } from '#shared/domain/access/policy.ts';
import { entryKey } from './keys.ts';

/** The row must not be there yet. */
export const unwritten = { ConditionExpression: 'attribute_not_exists(pk)' };

/** The row must still have this version; 0 means that it must not be there. */
export const still = (version: number) =>
  version === 0
    ? unwritten
    : {
        ConditionExpression: '#version = :seen',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':seen': version },
      };

/** Who acted, as an entry says it: no name, only what the person is known by and the right that was used. */
export const entryActor = (actor: Actor, warrant: Warrant | undefined): LedgerEntry['actor'] => ({
  dept: warrant?.departmentId ?? '',
  kind: actor.kind === 'system' ? 'system' : 'user',
  role: warrant?.role ?? '',
  sub: actor.personId,
  ...(warrant?.for ? { for: warrant.for } : {}),
});

/** Appends an entry to its chain; whatever stands at its place already is never replaced. */
export const putEntry = (table: string, entry: LedgerEntry, bytes: Uint8Array) => ({
  Put: {
    TableName: table,
    Item: { ...entryKey(entry.chain, entry.seq), bytes },
    ...unwritten,
  },
});
