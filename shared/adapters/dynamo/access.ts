import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { AccessHead, LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Access } from '#shared/app/ports.ts';
import { entryBytes, genesis, leafHash } from '#shared/adapters/ledger/chain.ts';
import { toRows } from './codec.ts';
import type { StoreOptions } from './commit.ts';
import { chainOf } from './keys.ts';
import { isStored } from './own-entry.ts';
import { cancellationReasons } from './retry.ts';
import { transact } from './transact.ts';
import { entryActor, putEntry, still } from './writes.ts';

/**
 * Appends one read or denial to the person's chain of the day. Resolves to false when another request of the same
 * person got there first: load the head again and repeat.
 */
export const recordAccessWith =
  ({ doc, tables, log, newId }: StoreOptions) =>
  async (access: Access, head: AccessHead | undefined, day: string): Promise<boolean> => {
    const { actor, request, warrant, subject } = access;
    const year = head?.trail.year ?? fiscalYearOf(day);
    const chain = chainOf('access', { personId: actor.personId, day });
    const chainLog = `${log}/${year}`;
    const seq = (head?.version ?? 0) + 1;
    const entry: LedgerEntry = {
      act: access.act,
      actor: entryActor(actor, warrant),
      at: request.at.toISOString(),
      chain,
      id: newId(),
      log: chainLog,
      obj: { id: subject.id, rev: Math.max(1, subject.version), type: subject.type },
      prev: head ? head.trail.head : genesis(chainLog, chain),
      req: request.id,
      res: access.result,
      seq,
      v: 1,
    };
    const bytes = entryBytes(entry);
    const after: AccessHead = { personId: actor.personId, day, version: seq, trail: { head: leafHash(bytes), year } };
    try {
      await transact(doc, [
        { Put: { TableName: tables.state, Item: toRows('access', after).head, ...still(seq - 1) } },
        putEntry(tables.ledger, entry, bytes),
      ]);
      return true;
    } catch (error) {
      if (!cancellationReasons(error).some((r) => r.Code === 'ConditionalCheckFailed')) throw error;
      return isStored(doc, tables.ledger, entry);
    }
  };
