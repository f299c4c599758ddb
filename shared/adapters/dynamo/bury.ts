import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Call } from '#shared/app/ports.ts';
import type { RootKind } from '#shared/app/records.ts';
import { entryBytes, leafHash } from '#shared/adapters/ledger/chain.ts';
import { fieldsOf, type Item, type Stored } from './codec.ts';
import type { StoreOptions } from './commit.ts';
import { chainOf, subjectOf, tombstoneKey } from './keys.ts';
import { transact } from './transact.ts';
import { entryActor, putEntry, still, unwritten } from './writes.ts';

type Trail = { version: number; trail: { head: string; year: number } };

/** A record becomes its tombstone within a file, and its chain says so, together or not at all. */
export const burialWith =
  ({ doc, tables, log, newId }: StoreOptions) =>
  async (file: string, { ref, head, text }: Stored<Item>, call: Call): Promise<void> => {
    const { version, trail } = fieldsOf(ref, head, text).fields as Trail;
    const chain = chainOf(ref.kind as RootKind, ref as never);
    const seq = version + 1;
    const entry: LedgerEntry = {
      act: 'disposal.carryOut',
      actor: entryActor(call.actor, { role: 'system', departmentId: '' }),
      at: call.request.at.toISOString(),
      chain,
      id: newId(),
      log: `${log}/${trail.year}`,
      obj: { id: subjectOf(chain), rev: seq, type: ref.kind },
      prev: trail.head,
      req: call.request.id,
      res: 'ok',
      seq,
      v: 1,
    };
    const bytes = entryBytes(entry);
    const tombstone = {
      ...tombstoneKey(file, chain),
      version: seq,
      trail: { head: leafHash(bytes), year: trail.year },
    };
    const { pk, sk } = head;
    await transact(doc, [
      { Delete: { TableName: tables.state, Key: { pk, sk }, ...still(version) } },
      ...(text ? [{ Delete: { TableName: tables.state, Key: { pk: text.pk, sk: text.sk } } }] : []),
      { Put: { TableName: tables.state, Item: tombstone, ...unwritten } },
      putEntry(tables.ledger, entry, bytes),
    ]);
  };
