import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Page, PageRequest } from '#shared/app/ports.ts';
import type { Doc } from './client.ts';
import type { Item } from './codec.ts';
import { patiently } from './retry.ts';
import type { IndexName } from './tables.ts';

export type Range = {
  table: string;
  index?: IndexName;
  partition: [string, string];
  sort?: [string, string];
  /** Half the price, and perhaps a moment old: for what is shown and nothing is decided by. An index is never else. */
  eventually?: true;
  /** Last first. */
  backwards?: true;
};

const commandOf = ({ table, index, partition, sort, eventually, backwards }: Range): QueryCommandInput => ({
  TableName: table,
  ...(index ? { IndexName: index } : eventually ? {} : { ConsistentRead: true }),
  KeyConditionExpression: sort ? '#p = :p AND begins_with(#s, :s)' : '#p = :p',
  ExpressionAttributeNames: { '#p': partition[0], ...(sort ? { '#s': sort[0] } : {}) },
  ExpressionAttributeValues: { ':p': partition[1], ...(sort ? { ':s': sort[1] } : {}) },
  ...(backwards ? { ScanIndexForward: false } : {}),
});

type Start = Record<string, string> | undefined;
type Batch = { items: Item[]; next: Start };

const queryOnce = async (doc: Doc, range: Range, start: Start, limit?: number): Promise<Batch> => {
  const input: QueryCommandInput = {
    ...commandOf(range),
    ...(limit === undefined ? {} : { Limit: limit }),
    ...(start ? { ExclusiveStartKey: start } : {}),
  };
  const { Items, LastEvaluatedKey } = await patiently(() => doc.send(new QueryCommand(input)));
  // The keys of every table and index are text.
  return { items: (Items ?? []) as Item[], next: LastEvaluatedKey as Start };
};

/** Every row of a range, in key order. Reads of a table are strongly consistent unless said otherwise. */
export const queryAll = async (doc: Doc, range: Range): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Start;
  do {
    const batch = await queryOnce(doc, range, start);
    items.push(...batch.items);
    start = batch.next;
  } while (start);
  return items;
};

/** Where a page goes on. It is not yet safe to hand out. */
const placeOf = (start: Start): { next?: string } => (start ? { next: JSON.stringify(start) } : {});
const startAt = (after: string | undefined): Start =>
  after === undefined ? undefined : (JSON.parse(after) as NonNullable<Start>);

/** One page of a range. */
export const queryPage = async (doc: Doc, range: Range, { limit, after }: PageRequest): Promise<Page<Item>> => {
  const { items, next } = await queryOnce(doc, range, startAt(after), limit);
  return { items, ...placeOf(next) };
};

const startAfter = ({ pk, sk, ...item }: Item, { partition, sort }: SortedRange): Start => ({
  pk,
  sk,
  [partition[0]]: partition[1],
  [sort]: String(item[sort]),
});

/** A whole partition of an index, in the order of its sort key. */
export type SortedRange = Omit<Range, 'sort'> & { sort: string };

/**
 * The first rows that `match` makes something of, among the next `look` rows: one request, whatever there is. A page
 * that is not full has a `next` all the same while rows are left to look at.
 */
export const queryMatching = async <Row>(
  doc: Doc,
  range: SortedRange,
  match: (item: Item) => Row | undefined,
  { limit, after }: PageRequest,
  look: number,
): Promise<Page<Row>> => {
  const { sort: _sort, ...whole } = range;
  const { items, next } = await queryOnce(doc, whole, startAt(after), look);
  const found: Row[] = [];
  for (const item of items) {
    const row = match(item);
    if (row === undefined) continue;
    found.push(row);
    if (found.length === limit) return { items: found, ...placeOf(startAfter(item, range)) };
  }
  return { items: found, ...placeOf(next) };
};

/** The same page, with the exact number of all rows that match: reads the whole partition. */
export const countMatching = async <Row>(
  doc: Doc,
  range: SortedRange,
  match: (item: Item) => Row | undefined,
  { limit, after }: PageRequest,
): Promise<Page<Row> & { total: number }> => {
  const { sort, ...whole } = range;
  const all = (await queryAll(doc, whole)).flatMap((item) => {
    const row = match(item);
    return row === undefined ? [] : [{ item, row }];
  });
  const from = startAt(after)?.[sort] ?? '';
  const open = all.filter(({ item }) => String(item[sort]) > from);
  const page = open.slice(0, limit);
  const last = page.at(-1)?.item;
  return {
    items: page.map(({ row }) => row),
    total: all.length,
    ...(last && open.length > limit ? placeOf(startAfter(last, range)) : {}),
  };
};
