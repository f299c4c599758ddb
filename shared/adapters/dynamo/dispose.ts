import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Call, Disposer, Vault } from '#shared/app/ports.ts';
import type { Kind, RecordOf, RootKind } from '#shared/app/records.ts';
import { recordRefOf } from '#shared/app/retention/file-kinds.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { burialWith } from './bury.ts';
import { type Item, recordsIn, type Stored } from './codec.ts';
import type { StoreOptions } from './commit.ts';
import {
  chainOf,
  chainPrefix,
  isAlone,
  isRootKind,
  type Key,
  keyOf,
  nameOf,
  payloadPartition,
  textKey,
  tombstoneKey,
} from './keys.ts';
import { loadWith } from './load.ts';
import { queryAll } from './query.ts';
import { removeWith } from './remove.ts';

/** Rows that another audit’s trail speaks of: they name a finding and say nothing of it. */
const spokenOfElsewhere: readonly Kind[] = ['carriedFinding'];

const places = ['quarantine', 'vault'] as const;

/** Rows of a file: a partition, or what begins with one sort key in a partition that others share. */
type Extent = { pk: string; sk?: string };

const ownExtent = (key: Key): Extent => (isAlone(key) ? { pk: key.pk } : key);

/** Where an audit has rows beside its own partition. */
const beyondAudit = ({ auditId, sections }: Audit): Extent[] =>
  [
    `REPORT#${auditId}`,
    `VISITS#${auditId}`,
    ...sections.flatMap(({ departmentId: d }) => [
      `WORK#${auditId}#${d}`,
      `NOTES#${auditId}#${d}`,
      `PRIVATE#${auditId}#${d}`,
    ]),
  ].map((pk) => ({ pk }));

/**
 * Takes a file with everything in it out of the state table. Of each record with a chain a tombstone stays, a row
 * without a word that holds the head of the chain, and the chain says that it was disposed of; payloads, texts and
 * everything under the record are deleted. The entries of the trail stay: they never held a name or a text.
 */
export const createDisposer = (options: StoreOptions, vault: Vault): Disposer => {
  const { doc, tables } = options;
  const load = loadWith(doc, tables.state);
  const remove = removeWith(doc, tables.state);
  const bury = burialWith(options);

  const rowsUnder = (pk: string, sk?: string): Promise<Item[]> =>
    queryAll(doc, { table: tables.state, partition: ['pk', pk], ...(sk === undefined ? {} : { sort: ['sk', sk] }) });
  const rowsOf = async ({ pk, sk }: Extent): Promise<Item[]> =>
    sk === undefined
      ? rowsUnder(pk)
      : (await Promise.all([rowsUnder(pk, sk), rowsUnder(pk, textKey({ pk, sk }).sk)])).flat();

  const rootsIn = async (extent: Extent): Promise<Stored<Item>[]> =>
    recordsIn(await rowsOf(extent)).filter(({ ref }) => isRootKind(ref.kind));

  const removePayloads = async (chain: string): Promise<void> => remove(await rowsUnder(payloadPartition(chain)));

  const removeParts = async (extent: Extent): Promise<void> => {
    const rows = await rowsOf(extent);
    const kept = new Set(
      recordsIn(rows)
        .filter(({ ref }) => isRootKind(ref.kind) || spokenOfElsewhere.includes(ref.kind))
        .flatMap(({ head, text }) => [head, ...(text ? [text] : [])])
        .map(nameOf),
    );
    await remove(rows.filter((row) => !kept.has(nameOf(row))));
  };

  const removeObjects = async (auditId: string): Promise<void> => {
    const versions = await Promise.all(places.map((place) => vault.versionsOf(place, auditId)));
    const evidenceIds = new Set(versions.flat().map(({ evidenceId }) => evidenceId));
    for (const evidenceId of evidenceIds) await vault.purge({ auditId, evidenceId });
  };

  const burySubordinates = async (file: string, extents: readonly Extent[], call: Call): Promise<void> => {
    for (const extent of extents) {
      for (const root of await rootsIn(extent)) {
        if (chainOf(root.ref.kind as RootKind, root.ref as never) !== file) await bury(file, root, call);
      }
    }
  };

  const tombstonesOf = (file: string): Promise<Item[]> => rowsUnder(tombstoneKey(file, '').pk);

  return {
    // In this order whatever stands at any moment agrees with the trail: a run that was cut off leaves no breach.
    dispose: async (one, call) => {
      const ref = recordRefOf(one);
      const file = chainOf(ref.kind, ref as never);
      const own = ownExtent(keyOf(ref));
      const [record] = await load(ref);
      if (one.kind === 'audit') await removeObjects(one.id);
      const beyond = one.kind === 'audit' && record ? beyondAudit(record as RecordOf<'audit'>) : [];
      const extents = [...beyond, own];
      await burySubordinates(file, extents, call);
      // What the payloads say of parts goes before the parts.
      for (const { sk } of await tombstonesOf(file)) await removePayloads(sk);
      await removePayloads(file);
      for (const extent of extents) await removeParts(extent);
      // The head of the file last: by it the rest is found.
      for (const root of await rootsIn(own)) await bury(file, root, call);
      const left = (await tombstonesOf(file)).map(({ sk, trail }) => [sk, trail]);
      // Counted by what is left, however often the work was cut off.
      const objects = left.filter(([chain]) => String(chain).startsWith(chainPrefix('evidence'))).length;
      return { records: left.length, objects, digest: digestOf(left) };
    },
  };
};
