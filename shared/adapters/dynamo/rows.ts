import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { BatchGetItemCommand, type BatchGetItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { DomainError } from '#shared/kernel/errors.ts';
import { mapLimited } from '#shared/kernel/parallel.ts';
import type { Doc } from './client.ts';
import type { Item } from './codec.ts';
import { type Key, nameOf } from './keys.ts';
import { patiently } from './retry.ts';

/** What one BatchGetItem takes, over all its tables. */
const batchLimit = 100;

/** How many requests for rows are under way at once. */
const width = 16;

/** How often rows are asked for again that the service left unprocessed. */
const repeats = 8;

/** Longer with every attempt, and never the same for two callers. */
export const pause = (attempt: number): Promise<void> => sleep(Math.random() * 20 * 2 ** attempt);

type Place = { table: string; key: Key };
/** Rows by table and key. */
type Rows = Map<string, Item>;

const placeName = (table: string, key: Key): string => `${table}\n${nameOf(key)}`;

const requestFor = (places: readonly Place[]): NonNullable<BatchGetItemCommandInput['RequestItems']> =>
  Object.fromEntries(
    [...Map.groupBy(places, ({ table }) => table)].map(([table, those]) => [
      table,
      { Keys: those.map(({ key }) => marshall(key)), ConsistentRead: true },
    ]),
  );

const getBatch = async (doc: Doc, places: readonly Place[]): Promise<Rows> => {
  const rows: Rows = new Map();
  let open = requestFor(places);
  for (let attempt = 1; ; attempt += 1) {
    const { Responses = {}, UnprocessedKeys = {} } = await patiently(() =>
      doc.plain.send(new BatchGetItemCommand({ RequestItems: open })),
    );
    for (const [table, items] of Object.entries(Responses)) {
      for (const item of items) {
        const row = unmarshall(item) as Item;
        rows.set(placeName(table, row), row);
      }
    }
    open = UnprocessedKeys;
    if (Object.keys(open).length === 0) return rows;
    if (attempt > repeats) throw new DomainError('busy');
    await pause(attempt);
  }
};

/** Rows of any tables, strongly consistent, asking again for what the service left unprocessed. */
const getAll = async (doc: Doc, places: readonly Place[]): Promise<Rows> => {
  const unique = [...new Map(places.map((place) => [placeName(place.table, place.key), place])).values()];
  const batches = Array.from({ length: Math.ceil(unique.length / batchLimit) }, (_, n) =>
    unique.slice(n * batchLimit, (n + 1) * batchLimit),
  );
  const [first = new Map(), ...more] = await mapLimited(width, batches, (batch) => getBatch(doc, batch));
  for (const rows of more) for (const [name, row] of rows) first.set(name, row);
  return first;
};

/** What a call has asked for in one turn of the event loop, and the rows it will get. */
type Turn = { places: Place[]; rows: Promise<Rows> };
/** The turn of each client: what one call leads to may run in functions of several planes on one machine. */
type Turns = Map<Doc, Turn>;

const calls = new AsyncLocalStorage<Turns>();

/**
 * Runs one call. What it asks for by key in the same turn, of whatever tables, goes out as one request: the caller's
 * posts beside the record the call is about (decision 031). Calls beside it stay apart: what fails for one, fails alone.
 */
export const asOneCall = <T>(work: () => Promise<T>): Promise<T> => calls.run(new Map(), work);

const begin = (doc: Doc, turns: Turns): Turn => {
  const places: Place[] = [];
  const rows = nextTurn().then(() => {
    turns.delete(doc);
    return getAll(doc, places);
  });
  const turn = { places, rows };
  turns.set(doc, turn);
  return turn;
};

/** Rows by key (`nameOf`), strongly consistent. Missing ones are left out. Throws `busy` when the service gives none. */
export const batchGet = async (doc: Doc, table: string, keys: readonly Key[]): Promise<Map<string, Item>> => {
  if (keys.length === 0) return new Map();
  const places = keys.map((key) => ({ table, key }));
  const turns = calls.getStore();
  const turn = turns && (turns.get(doc) ?? begin(doc, turns));
  turn?.places.push(...places);
  const rows = await (turn?.rows ?? getAll(doc, places));
  return new Map(
    keys.flatMap((key) => {
      const row = rows.get(placeName(table, key));
      return row ? [[nameOf(key), row] as const] : [];
    }),
  );
};
