import { BatchWriteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Call, Disposer, Vault } from '#shared/app/ports.ts';
import type { Kind, RootKind } from '#shared/app/records.ts';
import { digestOf, entryBytes, leafHash } from '#shared/adapters/ledger/chain.ts';
import { fieldsOf, type Item, recordsIn, type Stored } from './codec.ts';
import type { StoreOptions } from './commit.ts';
import { chainOf, isRootKind, type Key, payloadPartition, subjectOf, tombstoneKey } from './keys.ts';
import { loadWith } from './load.ts';
import { queryAll } from './query.ts';
import { patiently } from './retry.ts';
import { entryActor, putEntry, still, unwritten } from './writes.ts';

/** DynamoDB takes at most this many writes in one batch. */
const batchLimit = 25;

/** Rows that another audit’s trail speaks of: they name a finding and say nothing of it. */
const spokenOfElsewhere: readonly Kind[] = ['carriedFinding'];

const places = ['quarantine', 'vault'] as const;

type Trail = { version: number; trail: { head: string; year: number } };

/**
 * Takes everything an audit left out of the state table. Of each record with a chain a tombstone stays, a row without a
 * word that holds the head of the chain, and the chain says that it was disposed of; payloads, texts and everything
 * under the record are deleted. The entries of the trail stay: they never held a name or a text.
 */
export const createDisposer = ({ doc, tables, log, newId }: StoreOptions, vault: Vault): Disposer => {
  const load = loadWith(doc, tables.state);
  const rowsUnder = (pk: string): Promise<Item[]> => queryAll(doc, { table: tables.state, partition: ['pk', pk] });

  const remove = async (keys: readonly Key[]): Promise<void> => {
    for (let n = 0; n < keys.length; n += batchLimit) {
      let left: object[] = keys.slice(n, n + batchLimit).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
      while (left.length > 0) {
        const RequestItems = { [tables.state]: left as never };
        const { UnprocessedItems } = await patiently(() => doc.send(new BatchWriteCommand({ RequestItems })));
        left = UnprocessedItems?.[tables.state] ?? [];
      }
    }
  };

  /** The record becomes its tombstone, and its chain says so, together or not at all. */
  const bury = async (auditId: string, { ref, head, text }: Stored<Item>, call: Call): Promise<void> => {
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
      ...tombstoneKey(auditId, chain),
      version: seq,
      trail: { head: leafHash(bytes), year: trail.year },
    };
    const { pk, sk } = head;
    await patiently(() =>
      doc.send(
        new TransactWriteCommand({
          TransactItems: [
            { Delete: { TableName: tables.state, Key: { pk, sk }, ...still(version) } },
            ...(text ? [{ Delete: { TableName: tables.state, Key: { pk: text.pk, sk: text.sk } } }] : []),
            { Put: { TableName: tables.state, Item: tombstone, ...unwritten } },
            putEntry(tables.ledger, entry, bytes),
          ],
        }),
      ),
    );
  };

  const rootsUnder = async (pk: string): Promise<Stored<Item>[]> =>
    recordsIn(await rowsUnder(pk)).filter(({ ref }) => isRootKind(ref.kind));

  const partitionsOf = ({ auditId, sections }: Audit): string[] => [
    `REPORT#${auditId}`,
    `VISITS#${auditId}`,
    ...sections.flatMap(({ departmentId: d }) => [
      `WORK#${auditId}#${d}`,
      `NOTES#${auditId}#${d}`,
      `PRIVATE#${auditId}#${d}`,
    ]),
  ];

  const removeObjects = async (auditId: string): Promise<number> => {
    const versions = await Promise.all(places.map((place) => vault.versionsOf(place, auditId)));
    const evidenceIds = new Set(versions.flat().map(({ evidenceId }) => evidenceId));
    for (const evidenceId of evidenceIds) await vault.purge({ auditId, evidenceId });
    return evidenceIds.size;
  };

  const tombstonesOf = (auditId: string): Promise<Item[]> => rowsUnder(tombstoneKey(auditId, '').pk);

  const removePayloads = async (auditId: string): Promise<void> => {
    for (const { sk } of await tombstonesOf(auditId)) await remove(await rowsUnder(payloadPartition(sk)));
  };

  const removeParts = async (pk: string): Promise<void> => {
    const rows = await rowsUnder(pk);
    const kept = new Set(
      recordsIn(rows)
        .filter(({ ref }) => isRootKind(ref.kind) || spokenOfElsewhere.includes(ref.kind))
        .flatMap(({ head, text }) => [head.sk, ...(text ? [text.sk] : [])]),
    );
    await remove(rows.filter(({ sk }) => !kept.has(sk)));
  };

  return {
    // In this order whatever stands at any moment agrees with the trail: a run that was cut off leaves no breach.
    dispose: async (auditId, call) => {
      const [audit] = await load({ kind: 'audit', auditId });
      const objects = await removeObjects(auditId);
      const own = `AUDIT#${auditId}`;
      const partitions = audit ? [...partitionsOf(audit), own] : [];
      for (const pk of partitions) {
        // The audit itself last: by its sections the rest is found.
        const roots = (await rootsUnder(pk)).filter(({ ref }) => ref.kind !== 'audit');
        for (const root of roots) await bury(auditId, root, call);
      }
      await removePayloads(auditId);
      for (const pk of partitions) await removeParts(pk);
      for (const root of await rootsUnder(own)) await bury(auditId, root, call);
      await removePayloads(auditId);
      const left = (await tombstonesOf(auditId)).map(({ sk, trail }) => [sk, trail]);
      return { records: left.length, objects, digest: digestOf(left) };
    },
  };
};
