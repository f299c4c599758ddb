import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '#shared/kernel/errors.ts';
import type { RecordOf, Ref } from '#shared/app/records.ts';
import type { Doc } from './client.ts';
import { fromItem, type Item } from './codec.ts';
import { type Key, keyOf } from './keys.ts';
import { patiently } from './retry.ts';

/** What one BatchGetItem takes. */
const batchLimit = 100;

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** Rows by key, strongly consistent, asking again for what the service left unprocessed. */
export const batchGet = async (doc: Doc, table: string, keys: readonly Key[]): Promise<Map<string, Item>> => {
  const found = new Map<string, Item>();
  let open = [...keys];
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const { Responses, UnprocessedKeys } = await patiently(() =>
      doc.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: open.slice(0, batchLimit), ConsistentRead: true } } }),
      ),
    );
    for (const item of (Responses?.[table] ?? []) as Item[]) found.set(nameOf(item), item);
    const unprocessed = (UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
    if (unprocessed.length > 0) {
      if (attempt > 8) throw new DomainError('busy');
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
    open = [...unprocessed, ...open.slice(batchLimit)];
  }
  return found;
};

/** Loads records by reference: one request for up to 100, `undefined` for what does not exist. */
export const loadWith =
  (doc: Doc, table: string) =>
  async <const R extends readonly Ref[]>(
    ...refs: R
  ): Promise<{ [I in keyof R]: RecordOf<R[I]['kind']> | undefined }> => {
    const keys = [...new Map(refs.map((ref) => [nameOf(keyOf(ref)), keyOf(ref)])).values()];
    const items = await batchGet(doc, table, keys);
    const records = refs.map((ref) => {
      const item = items.get(nameOf(keyOf(ref)));
      return item && fromItem(ref.kind, item);
    });
    return records as { [I in keyof R]: RecordOf<R[I]['kind']> | undefined };
  };
