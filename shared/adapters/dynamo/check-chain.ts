import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { ChainCheck, ChainChecker, PageRequest } from '#shared/app/ports.ts';
import type { Kind, Ref, RootKind } from '#shared/app/records.ts';
import type { Breach } from '#shared/adapters/ledger/breach.ts';
import { leafHash } from '#shared/adapters/ledger/chain.ts';
import { type Row, verifyChain } from '#shared/adapters/ledger/verify-chain.ts';
import { verifyParts } from '#shared/adapters/ledger/verify-parts.ts';
import { decoded, headOf, verifyRecord } from '#shared/adapters/ledger/verify-record.ts';
import { foldChain } from '#shared/adapters/ledger/verify-state.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { Doc } from './client.ts';
import { keysOf, recordsIn } from './codec.ts';
import type { Tables } from './commit.ts';
import { chainOf, entryKey, isText, type Key, keyOf, payloadKey, payloadPartition } from './keys.ts';
import { batchGet } from './rows.ts';
import { queryAll, queryPage, type Range } from './query.ts';

/** Rows that are written under the chain of a record alone, by the kind of the record. */
const partsOf: { [K in RootKind]?: readonly Kind[] } = {
  assignment: ['response', 'request', 'question', 'chapterCounts'],
  audit: ['member'],
};

/** The names that a key of a part has beyond its record's: left empty, the key is where its rows begin. */
const open = { itemKey: '', requestId: '', questionId: '', personId: '' };

/** An entry is judged by the two after it: that it was replaced is seen by what the next one points to. */
const ahead = 2;

/** How often a step is taken, at most, until two in a row have found the same. */
const attempts = 10;

const bytesOf = (row: Row | undefined): Uint8Array =>
  row?.['bytes'] instanceof Uint8Array ? row['bytes'] : new Uint8Array();

const said = ({ seq, ja, en }: Breach): NonNullable<ChainCheck['breach']> => ({ seq, ja, en });

const isSame = (one: NonNullable<ChainCheck['breach']>, other: ChainCheck['breach']): boolean =>
  one.seq === other?.seq && one.ja === other.ja;

const entryIn = (row: Row): LedgerEntry => JSON.parse(Buffer.from(bytesOf(row)).toString('utf8')) as LedgerEntry;

const bySeq = (rows: Iterable<Row>): Map<number, Row> => new Map([...rows].map((row) => [Number(row.sk), row]));

/**
 * Checks the chain of one record step by step: `limit` entries at a time with what they commit to, and with the last of
 * them the record, its texts and the rows under it against what all of the chain adds up to.
 */
export const chainChecker = (doc: Doc, tables: Tables): ChainChecker => {
  const under = (range: Omit<Range, 'table'>): Promise<Row[]> => queryAll(doc, { table: tables.state, ...range });
  const get = async (keys: readonly Key[]): Promise<Row[]> => [...(await batchGet(doc, tables.state, keys)).values()];

  const partRows = (ref: Ref): Promise<Row[][]> =>
    Promise.all(
      (partsOf[ref.kind as RootKind] ?? []).map((kind) => {
        const { pk, sk } = keyOf({ ...open, ...ref, kind } as Ref);
        return under({ partition: ['pk', pk], sort: ['sk', sk] });
      }),
    );

  /** The last step: what is left of the chain, its head, and whether all of it adds up to what is stored. */
  const finish = async (ref: Ref, name: string, rows: readonly Row[], checked: number): Promise<ChainCheck> => {
    const [payloadRows, recordRows, parts, whole] = await Promise.all([
      under({ partition: ['pk', payloadPartition(name)] }),
      get(keysOf(ref)),
      partRows(ref),
      checked === 0 ? rows : queryAll(doc, { table: tables.ledger, partition: ['pk', name] }),
    ]);
    const payloads = bySeq(payloadRows);
    const [stored] = recordsIn(recordRows);
    const record = stored && decoded(stored);
    const chain = { name, entries: rows, first: Math.max(1, checked), payloads, head: record && headOf(record) };
    const { breach } = verifyChain(chain);
    const head = leafHash(bytesOf(rows.at(-1)));
    if (breach) return { checked: breach.seq - 1, head, redacted: 0, breach: said(breach) };

    const fold = foldChain(name, whole.map(entryIn), payloads);
    const hasText = recordRows.some(isText);
    const kinds = partsOf[ref.kind as RootKind] ?? [];
    const claims = fold.parts.filter(({ kind }) => kinds.includes(kind as Kind));
    const [first]: Breach[] = [
      ...verifyRecord(name, fold, { record, hasText, length: whole.length }),
      ...verifyParts(recordsIn(parts.flat()), claims, (owner) => owner !== name || fold.redacted > 0),
    ];
    return { checked: whole.length, head, redacted: fold.redacted, ...(first ? { breach: said(first) } : {}) };
  };

  const step = async (ref: Ref, { limit, after }: PageRequest): Promise<ChainCheck> => {
    const name = chainOf(ref.kind as RootKind, ref as never);
    const checked = Number(after ?? 0);
    // From the last one that was checked on, which the next one has to point to.
    const start = checked > 1 ? { after: JSON.stringify(entryKey(name, checked - 1)) } : {};
    const context = Math.min(checked, 1);
    const range: Range = { table: tables.ledger, partition: ['pk', name] };
    const { items, next } = await queryPage(doc, range, { limit: context + limit + ahead, ...start });
    const rows: Row[] = items;
    if (!next) return finish(ref, name, rows, checked);
    const upTo = checked + rows.length - context - ahead;
    const seqs = Array.from({ length: upTo - checked }, (_, n) => checked + 1 + n);
    const payloads = bySeq(await get(seqs.map((seq) => payloadKey(name, seq))));
    const { breach } = verifyChain({
      name,
      entries: rows,
      first: Math.max(1, checked),
      ahead,
      payloads,
      head: undefined,
    });
    if (breach) return { checked: breach.seq - 1, redacted: 0, breach: said(breach) };
    return { checked: upTo, redacted: 0, next: String(upTo) };
  };

  return async (ref, page) => {
    // A commit between two reads looks like a breach, the next one like another. What is one is still there.
    let before: ChainCheck['breach'];
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const found = await step(ref, page);
      if (!found.breach || isSame(found.breach, before)) return found;
      before = found.breach;
      await sleep(Math.random() * 50 * attempt);
    }
    throw new DomainError('busy');
  };
};
