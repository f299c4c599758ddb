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
  backwards?: true;
};

const commandOf = ({ table, index, partition, sort, backwards }: Range): QueryCommandInput => ({
  TableName: table,
  ...(index ? { IndexName: index } : { ConsistentRead: true }),
  KeyConditionExpression: sort ? '#p = :p AND begins_with(#s, :s)' : '#p = :p',
  ExpressionAttributeNames: { '#p': partition[0], ...(sort ? { '#s': sort[0] } : {}) },
  ExpressionAttributeValues: { ':p': partition[1], ...(sort ? { ':s': sort[1] } : {}) },
  ...(backwards ? { ScanIndexForward: false } : {}),
});

/** Every row of a range, in key order. Reads of a table are strongly consistent; an index never is. */
export const queryAll = async (doc: Doc, range: Range): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const input = { ...commandOf(range), ...(start ? { ExclusiveStartKey: start } : {}) };
    const { Items, LastEvaluatedKey } = await patiently(() => doc.send(new QueryCommand(input)));
    items.push(...((Items ?? []) as Item[]));
    start = LastEvaluatedKey;
  } while (start);
  return items;
};

/** One page of a range. `next` names where the following page starts; it is not yet safe to hand out. */
export const queryPage = async (doc: Doc, range: Range, { limit, after }: PageRequest): Promise<Page<Item>> => {
  const input: QueryCommandInput = {
    ...commandOf(range),
    Limit: limit,
    ...(after ? { ExclusiveStartKey: JSON.parse(after) as Record<string, unknown> } : {}),
  };
  const { Items, LastEvaluatedKey } = await patiently(() => doc.send(new QueryCommand(input)));
  return {
    items: (Items ?? []) as Item[],
    ...(LastEvaluatedKey ? { next: JSON.stringify(LastEvaluatedKey) } : {}),
  };
};
