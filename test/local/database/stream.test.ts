import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand, DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { clientConfigFor, createTables, type Database, startDatabase } from '#local/database/index.ts';
import { type Follower, followStream, type StreamOptions } from '#local/database/stream.ts';

const table = 'kansa-general';
let root: string;
let dir: string;
let database: Database;
let client: DynamoDBClient;
let followers: Follower[];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kansa-stream-'));
});
beforeEach(async () => {
  dir = await mkdtemp(join(root, 'run-'));
  database = await startDatabase({ dir });
  client = new DynamoDBClient(clientConfigFor(database.endpoint));
  await createTables(client, ['general']);
  followers = [];
});
afterEach(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  await database.stop();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const put = (sk: string) =>
  client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: 'OUTBOX#1' }, sk: { S: sk }, n: { N: '7' } } }));

const follow = (onRecords: StreamOptions['onRecords'], more: Partial<StreamOptions> = {}) => {
  const { endpoint } = database;
  const follower = followStream({ endpoint, table, dir, onRecords, pauseAfter: () => 5, ...more });
  followers.push(follower);
  return follower;
};

type Records = Parameters<StreamOptions['onRecords']>[0];
const names = (records: Records) => records.map((r) => r.dynamodb.Keys?.['sk']?.S ?? '');
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

test('records come in order and in the shape that a Lambda function gets', async () => {
  const seen: Records = [];
  follow(async (records) => void seen.push(...records));
  await put('a');
  await put('a');
  await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: { S: 'OUTBOX#1' }, sk: { S: 'a' } } }));
  await until(() => expect(seen.map((r) => r.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']));
  expect(seen[0]).toMatchObject({
    eventSource: 'aws:dynamodb',
    awsRegion: 'ap-northeast-1',
    eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:ap-northeast-1:\d+:table\/kansa-general\/stream\//),
    dynamodb: { NewImage: { sk: { S: 'a' }, n: { N: '7' } }, SequenceNumber: expect.stringMatching(/^\d+$/) },
  });
  expect(seen[0]?.dynamodb.ApproximateCreationDateTime).toBeCloseTo(Date.now() / 1000, -2);
});

test('a wake-up delivers without waiting for the next poll', async () => {
  const seen: string[] = [];
  const follower = follow(async (records) => void seen.push(...names(records)), { pollEvery: 60_000 });
  await put('first');
  await until(() => {
    follower.wake();
    expect(seen).toEqual(['first']);
  });
  await put('second');
  follower.wake();
  // Well within the minute of the next poll.
  await until(() => expect(seen).toEqual(['first', 'second']));
});

test('R5: after a restart of reader and database the stream goes on where it stopped', async () => {
  const seen: string[] = [];
  const first = follow(async (records) => void seen.push(...names(records)));
  await put('a');
  await until(() => expect(seen).toEqual(['a']));
  await first.stop();
  await put('b');
  await database.stop();
  database = await startDatabase({ dir });
  client = new DynamoDBClient(clientConfigFor(database.endpoint));
  await put('c');
  follow(async (records) => void seen.push(...names(records)));
  await until(() => expect(seen).toEqual(['a', 'b', 'c']));
});

test('a reader outlives its database', async () => {
  const seen: string[] = [];
  follow(async (records) => void seen.push(...names(records)));
  await put('a');
  await until(() => expect(seen).toEqual(['a']));
  const port = Number(new URL(database.endpoint).port);
  await database.stop();
  database = await startDatabase({ dir, port });
  client = new DynamoDBClient(clientConfigFor(database.endpoint));
  await put('b');
  await until(() => expect(seen).toEqual(['a', 'b']));
});

test('R6: a record that fails every time is set aside after five tries, and its neighbours are handled once', async () => {
  for (const sk of ['a', 'poison', 'b', 'c']) await put(sk);
  const handled: string[] = [];
  let blows = 0;
  follow(async (records) => {
    if (names(records).includes('poison')) {
      blows += 1;
      throw new Error('cannot be handled');
    }
    handled.push(...names(records));
  });
  await until(() => expect(handled).toEqual(['a', 'b', 'c']));
  // Once with its neighbours, then alone.
  expect(blows).toBe(1 + 5);
  const [letter, ...others] = (await readFile(join(dir, 'dead-letters.ndjson'), 'utf8')).trim().split('\n');
  expect(others).toEqual([]);
  expect(JSON.parse(letter ?? '')).toMatchObject({
    table,
    reason: 'cannot be handled',
    record: { dynamodb: { Keys: { sk: { S: 'poison' } } } },
  });
});

test('R6: a handler that names the failure gets only that record and those behind it again', async () => {
  for (const sk of ['a', 'shaky', 'b']) await put(sk);
  const batches: string[][] = [];
  follow(async (records) => {
    batches.push(names(records));
    const shaky = records.find((r) => r.dynamodb.Keys?.['sk']?.S === 'shaky');
    if (batches.length > 2 || !shaky) return { batchItemFailures: [] };
    return { batchItemFailures: [{ itemIdentifier: shaky.dynamodb.SequenceNumber }] };
  });
  await until(() => expect(batches.at(-1)).toEqual(['b']));
  expect(batches).toEqual([['a', 'shaky', 'b'], ['shaky'], ['shaky'], ['b']]);
});

test('two thousand records drain in order, and writing them stays fast', async () => {
  const seen: string[] = [];
  follow(async (records) => void seen.push(...names(records)));
  const sk = (n: number) => String(n).padStart(6, '0');
  for (let start = 0; start < 2000; start += 25) {
    const requests = Array.from({ length: 25 }, (_, n) => ({
      PutRequest: { Item: { pk: { S: 'BULK' }, sk: { S: sk(start + n) } } },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  }
  await until(() => expect(seen).toHaveLength(2000));
  expect(seen).toEqual(Array.from({ length: 2000 }, (_, n) => sk(n)));
});
