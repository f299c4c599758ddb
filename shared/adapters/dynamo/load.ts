import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { mapLimited } from '#shared/kernel/parallel.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { RecordOf, Ref } from '#shared/app/records.ts';
import type { Doc } from './client.ts';
import { fromRows, type Item, keysOf } from './codec.ts';
import { type Key, keyOf, nameOf, textKey } from './keys.ts';
import { patiently } from './retry.ts';

/** What one BatchGetItem takes. */
const batchLimit = 100;

/** How often a record is read again because its rows were of different versions. */
const rereads = 8;

const pause = (attempt: number): Promise<void> => sleep(Math.random() * 20 * 2 ** attempt);

const getBatch = async (doc: Doc, table: string, keys: readonly Key[]): Promise<Item[]> => {
  const found: Item[] = [];
  let open = [...keys];
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const { Responses, UnprocessedKeys } = await patiently(() =>
      doc.send(new BatchGetCommand({ RequestItems: { [table]: { Keys: open, ConsistentRead: true } } })),
    );
    found.push(...((Responses?.[table] ?? []) as Item[]));
    open = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
    if (open.length === 0) break;
    if (attempt > 8) throw new DomainError('busy');
    await pause(attempt);
  }
  return found;
};

/** How many requests for rows are under way at once. */
const width = 16;

/** Rows by key, strongly consistent, asking again for what the service left unprocessed. */
export const batchGet = async (doc: Doc, table: string, keys: readonly Key[]): Promise<Map<string, Item>> => {
  const unique = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const batches = Array.from({ length: Math.ceil(unique.length / batchLimit) }, (_, n) =>
    unique.slice(n * batchLimit, (n + 1) * batchLimit),
  );
  const rows = await mapLimited(width, batches, (batch) => getBatch(doc, table, batch));
  return new Map(rows.flat().map((item) => [nameOf(item), item]));
};

const assemble = (ref: Ref, rows: ReadonlyMap<string, Item>) => {
  const key = keyOf(ref);
  const head = rows.get(nameOf(key));
  return head && fromRows(ref.kind, head, rows.get(nameOf(textKey(key))));
};

/**
 * Loads records by reference: one request for up to 100 rows, all at once; `undefined` for what does not exist. A
 * read of several rows is no transaction: where a commit came in between them, what does not fit is read again.
 */
export const loadWith =
  (doc: Doc, table: string) =>
  async <const R extends readonly Ref[]>(
    ...refs: R
  ): Promise<{ [I in keyof R]: RecordOf<R[I]['kind']> | undefined }> => {
    const rows = await batchGet(doc, table, refs.flatMap(keysOf));
    for (let attempt = 1; ; attempt += 1) {
      const records = refs.map((ref) => assemble(ref, rows));
      const torn = refs.filter((_, n) => records[n] === 'torn');
      if (torn.length === 0) return records as { [I in keyof R]: RecordOf<R[I]['kind']> | undefined };
      if (attempt > rereads) throw new Error('a record and its texts do not belong together');
      if (attempt > 1) await pause(attempt);
      for (const [name, row] of await batchGet(doc, table, torn.flatMap(keysOf))) rows.set(name, row);
    }
  };
