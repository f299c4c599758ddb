import type { RecordOf, Ref } from '#shared/app/records.ts';
import type { Doc } from './client.ts';
import { fromRows, type Item, keysOf } from './codec.ts';
import { keyOf, nameOf, textKey } from './keys.ts';
import { batchGet, pause } from './rows.ts';

/** How often a record is read again because its rows were of different versions. */
const rereads = 8;

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
