import { CreateTableCommand, type AttributeDefinition } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMeter, depthOf, type Meter, readUnitsOf, writeUnitsOf } from './meter.ts';
import { openStore, type StoreStand } from './store.ts';

/**
 * The meter adds up what the embedded database says it would bill. These are DynamoDB's published rules, worked out by
 * hand: names and values count, 1 KB a write unit, 4 KB a read unit, everything double in a transaction, and each index
 * row that is written once more.
 */

const TableName = 'meter-test';
const text = (name: string): AttributeDefinition => ({ AttributeName: name, AttributeType: 'S' });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

let stand: StoreStand;
let meter: Meter;
beforeAll(async () => {
  stand = await openStore();
  meter = createMeter();
  await stand.doc.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'due', 'dueSort'].map(text),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: [
        { IndexName: 'by-due', KeySchema: keys('due', 'dueSort'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
  );
  meter.watch(stand.doc);
});
afterAll(() => stand.close());

/** A row of exactly so many bytes: `pk`, `sk` and `v` with their values. */
const sized = (sk: string, bytes: number, more: object = {}) => ({
  pk: 'p',
  sk,
  v: 'x'.repeat(bytes - 'pkp'.length - `sk${sk}`.length - 'v'.length),
  ...more,
});
const write = async (work: () => Promise<unknown>) => writeUnitsOf((await meter.during(work)).requests);
const read = async (work: () => Promise<unknown>) => readUnitsOf((await meter.during(work)).requests);
const put = (Item: Record<string, unknown>) => stand.doc.send(new PutCommand({ TableName, Item }));

describe('write units', () => {
  test.each([
    [1024, 1],
    [1025, 2],
    [2048, 2],
  ])('a row of %i bytes costs %i', async (bytes, units) => {
    expect(await write(() => put(sized('plain', bytes)))).toBe(units);
  });

  test('text counts by its UTF-8 bytes, a number by its digits, a list and a map by their parts', async () => {
    // 3 + 3 for the keys; t 1 + 339 × 3; with two bytes left the row is 1 KB, with more it is not.
    const japanese = { pk: 'p', sk: 's', t: '監'.repeat(339) };
    expect(await write(() => put(japanese))).toBe(1);
    expect(await write(() => put({ ...japanese, n: 1 }))).toBe(2);
    expect(await write(() => put({ ...japanese, l: [] }))).toBe(2);
    expect(await write(() => put({ ...japanese, m: {} }))).toBe(2);
  });

  test('in a transaction each row costs double', async () => {
    const items = ['a', 'b'].map((sk) => ({ Put: { TableName, Item: sized(sk, 1500) } }));
    expect(await write(() => stand.doc.send(new TransactWriteCommand({ TransactItems: items })))).toBe(8);
  });

  test('an index row costs one when it comes or goes, two when its key changes, none when it stays', async () => {
    const row = (dueSort: string, v: string) => ({ pk: 'p', sk: 'indexed', due: 'd', dueSort, v });
    expect(await write(() => put(row('1', 'a')))).toBe(2);
    expect(await write(() => put(row('1', 'b')))).toBe(1);
    expect(await write(() => put(row('2', 'b')))).toBe(3);
    expect(await write(() => stand.doc.send(new DeleteCommand({ TableName, Key: { pk: 'p', sk: 'indexed' } })))).toBe(
      2,
    );
  });

  test('what a shorter row replaces is paid for at its old size', async () => {
    await put(sized('old', 3000));
    expect(await write(() => put(sized('old', 100)))).toBe(3);
  });

  test('a refused write is told apart, as the database names no units for it', async () => {
    await put(sized('there', 100));
    const again = new PutCommand({
      TableName,
      Item: sized('there', 100),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    const { requests } = await meter.during(() => stand.doc.send(again).catch(() => {}));
    expect(requests).toMatchObject([{ operation: 'PutItem', table: TableName, refused: true, writeUnits: 0 }]);
  });
});

describe('read units', () => {
  test('a query adds up the sizes of its rows before it rounds, and costs half when it may be stale', async () => {
    for (let n = 0; n < 10; n += 1) await put({ ...sized(`q${n}`, 1000), pk: 'q' });
    const query = (ConsistentRead: boolean) =>
      stand.doc.send(
        new QueryCommand({
          TableName,
          ConsistentRead,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'q' },
        }),
      );
    expect(await read(() => query(true))).toBe(3);
    expect(await read(() => query(false))).toBe(1.5);
  });

  test('what is not there costs a unit too', async () => {
    const get = new GetCommand({ TableName, Key: { pk: 'no', sk: 'no' }, ConsistentRead: true });
    expect(await read(() => stand.doc.send(get))).toBe(1);
  });
});

describe('rounds', () => {
  const get = () => stand.doc.send(new GetCommand({ TableName, Key: { pk: 'p', sk: 'plain' } }));

  test('requests beside one another are one round, requests that wait for one another as many', async () => {
    const { requests } = await meter.during(async () => {
      await Promise.all([get(), get().then(get), get()]);
      await get();
    });
    expect(requests.map(({ round }) => round)).toEqual([1, 1, 1, 2, 3]);
    expect(depthOf(requests)).toBe(3);
  });

  test('requests of other calls at the same time are not counted', async () => {
    const [one, two] = await Promise.all([meter.during(get), meter.during(async () => [await get(), await get()])]);
    expect([one.requests.length, two.requests.length]).toEqual([1, 2]);
  });
});
