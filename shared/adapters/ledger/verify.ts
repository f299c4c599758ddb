import { recordsIn } from '#shared/adapters/dynamo/codec.ts';
import { chainOf, headKey, isRootKind, isTombstone, refAt } from '#shared/adapters/dynamo/keys.ts';
import type { Breach } from './breach.ts';
import { type Row, verifyChain } from './verify-chain.ts';
import { verifyParts } from './verify-parts.ts';
import { decoded, headOf, type StoredRecord, verifyRecord } from './verify-record.ts';
import { foldChain, type PartClaim } from './verify-state.ts';

export type { Breach } from './breach.ts';
export type { Row } from './verify-chain.ts';

/** All rows of one plane, read at one moment. */
export type PlaneRows = { state: readonly Row[]; ledger: readonly Row[] };

export type PlaneReport = {
  chains: number;
  entries: number;
  records: number;
  payloads: number;
  /** Payloads deleted since, as retention does: nothing is wrong with that. */
  redacted: number;
  /** The first breach of every broken chain, by chain. */
  breaches: Breach[];
};

const payloadPrefix = 'PAYLOAD#';

/** The chains of records that have a text row beside them. */
const chainsWithText = (rows: readonly Row[]): Set<string> =>
  new Set(
    rows.flatMap((row) => {
      const key = headKey(row);
      const ref = key && refAt(key);
      return ref && isRootKind(ref.kind) ? [chainOf(ref.kind, ref as never)] : [];
    }),
  );

const bySortKey = (a: Row, b: Row): number => (a.sk < b.sk ? -1 : Number(a.sk > b.sk));

const firstOfEach = (breaches: readonly Breach[]): Breach[] => {
  const ordered = breaches.toSorted((a, b) => a.seq - b.seq);
  const first = new Map(ordered.toReversed().map((b) => [b.chain, b]));
  return [...first.values()].sort((a, b) => a.chain.localeCompare(b.chain));
};

/**
 * Checks every chain of a plane against its entries, its payloads and the records as they are now. It sees what was
 * changed behind the store's back, as long as record and chain were not rewritten together: that takes a copy of the
 * heads kept elsewhere.
 */
export const verifyPlane = ({ state, ledger }: PlaneRows): PlaneReport => {
  const entries = Map.groupBy(ledger, (row) => row.pk);
  const payloads = Map.groupBy(
    state.filter((row) => row.pk.startsWith(payloadPrefix)),
    (row) => row.pk.slice(payloadPrefix.length),
  );
  const stored = recordsIn(state);
  const buried = state
    .filter(isTombstone)
    .map((row): [string, StoredRecord] => [row.sk, { fields: row, isTorn: false }]);
  // A record that came back from its grave is held against the whole chain.
  const records = new Map([
    ...buried,
    ...stored.flatMap((rows): [string, StoredRecord][] =>
      isRootKind(rows.ref.kind) ? [[chainOf(rows.ref.kind, rows.ref as never), decoded(rows)]] : [],
    ),
  ]);

  const breaches: Breach[] = [];
  const texts = chainsWithText(state);
  const claims: PartClaim[] = [];
  // What was under these chains cannot be told any more: their entries do not hold, or payloads were deleted.
  const dimmed = new Set<string>();
  let redacted = 0;

  const names = new Set([...entries.keys(), ...payloads.keys(), ...records.keys(), ...texts]);
  for (const name of names) {
    const record = records.get(name);
    const own = new Map((payloads.get(name) ?? []).map((row) => [Number(row.sk), row]));
    const chain = {
      name,
      entries: (entries.get(name) ?? []).toSorted(bySortKey),
      payloads: own,
      head: record && headOf(record),
    };
    const result = verifyChain(chain);
    if (result.breach) {
      breaches.push(result.breach);
      dimmed.add(name);
      continue;
    }
    const fold = foldChain(name, result.entries, own);
    redacted += fold.redacted;
    if (fold.redacted > 0) dimmed.add(name);
    claims.push(...fold.parts);
    breaches.push(...verifyRecord(name, fold, { record, hasText: texts.has(name), length: result.entries.length }));
  }
  const isUnknown = (chain: string | undefined): boolean => (chain === undefined ? dimmed.size > 0 : dimmed.has(chain));
  breaches.push(...verifyParts(stored, claims, isUnknown));

  return {
    chains: names.size,
    entries: ledger.length,
    records: records.size,
    payloads: [...payloads.values()].reduce((sum, rows) => sum + rows.length, 0),
    redacted,
    breaches: firstOfEach(breaches),
  };
};
