import type { RootKind } from '#shared/app/records.ts';
import { fieldsOf } from '#shared/adapters/dynamo/codec.ts';
import { chainOf, isKind, isRootKind, keyOf, refOf } from '#shared/adapters/dynamo/keys.ts';
import { type Breach, breach } from './breach.ts';
import { type Head, type Row, verifyChain } from './verify-chain.ts';
import { verifyParts } from './verify-parts.ts';
import { differingField, foldChain, type PartClaim } from './verify-state.ts';

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

type RecordRow = { chain: string; row: Row; isInPlace: boolean };

const payloadPrefix = 'PAYLOAD#';

/** The chain a record's row belongs to; a row so damaged that it names none belongs to where it stands. */
const recordRow = (kind: RootKind, row: Row): RecordRow => {
  try {
    const value = fieldsOf(row) as never;
    const { pk, sk } = keyOf(refOf(kind, value));
    return { chain: chainOf(kind, value), row, isInPlace: pk === row.pk && sk === row.sk };
  } catch {
    return { chain: row.pk, row, isInPlace: false };
  }
};

const headOf = ({ row }: RecordRow): Head => ({ version: row['version'], trail: row['trail'] ?? {} });

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
  const roots = state.flatMap((row) => {
    const kind = row['record'];
    return isKind(kind) && isRootKind(kind) ? [recordRow(kind, row)] : [];
  });
  const records = new Map(roots.filter((r) => r.isInPlace).map((r) => [r.chain, r]));

  const breaches = roots
    .filter((r) => !r.isInPlace)
    .map((r) => breach('stray', r.chain, Number(r.row['version']) || 1));
  const claims: PartClaim[] = [];
  // What was under these chains cannot be told any more: their entries do not hold, or payloads were deleted.
  const dimmed = new Set<string>();
  let redacted = 0;

  const names = new Set([...entries.keys(), ...payloads.keys(), ...records.keys()]);
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
    const field = record && !name.startsWith('ACCESS#') ? differingField(fold, fieldsOf(record.row)) : undefined;
    if (field !== undefined) breaches.push(breach('value', name, result.entries.length, field));
  }
  const isUnknown = (chain: string | undefined): boolean => (chain === undefined ? dimmed.size > 0 : dimmed.has(chain));
  breaches.push(...verifyParts(state, claims, isUnknown));

  return {
    chains: names.size,
    entries: ledger.length,
    records: roots.length,
    payloads: [...payloads.values()].reduce((sum, rows) => sum + rows.length, 0),
    redacted,
    breaches: firstOfEach(breaches),
  };
};
