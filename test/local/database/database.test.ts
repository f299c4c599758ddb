import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseBinary } from '#local/database/binary.ts';
import { clientConfigFor, createTables, type Database, startDatabase } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';

let dir: string;
let running: Database[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kansa-database-'));
  running = [];
});

afterEach(async () => {
  for (const database of running) await database.stop();
  await rm(dir, { recursive: true, force: true });
});

const start = async (port?: number) => {
  const database = await startDatabase({ dir, ...(port === undefined ? {} : { port }) });
  running.push(database);
  return { ...database, client: new DynamoDBClient(clientConfigFor(database.endpoint)) };
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const row = { pk: { S: 'AUDIT#1' }, sk: { S: '#AUDIT' } };

test('tables of every plane have the keys, indexes and streams that the schema says', async () => {
  const { client } = await start();
  await createTables(client);
  const { Table: state } = await client.send(new DescribeTableCommand({ TableName: 'kansa-spi' }));
  expect(state?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual([
    'by-department',
    'by-duty',
    'by-year',
  ]);
  const columns = state?.GlobalSecondaryIndexes?.map(({ IndexName, Projection }) => [
    IndexName,
    Projection?.ProjectionType,
    Projection?.NonKeyAttributes,
  ]);
  expect(columns?.sort()).toEqual([
    ['by-department', 'KEYS_ONLY', undefined],
    ['by-duty', 'KEYS_ONLY', undefined],
    ['by-year', 'INCLUDE', ['list']],
  ]);
  expect(state?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'kansa-spi' }));
  expect(TimeToLiveDescription).toEqual({ AttributeName: 'expires', TimeToLiveStatus: 'ENABLED' });
  const { Table: ledger } = await client.send(new DescribeTableCommand({ TableName: 'kansa-directory-ledger' }));
  expect(ledger?.StreamSpecification).toBeUndefined();
  expect(ledger?.GlobalSecondaryIndexes ?? []).toEqual([]);
});

test('tables that exist already are left as they are, with their rows, after a restart', async () => {
  const first = await start();
  await createTables(first.client, ['general']);
  await first.client.send(new PutItemCommand({ TableName: tableNamesOf('general').state, Item: row }));
  await createTables(first.client, ['general']);
  await first.stop();
  const second = await start();
  await createTables(second.client, ['general']);
  const { Item } = await second.client.send(new GetItemCommand({ TableName: 'kansa-general', Key: row }));
  expect(Item).toEqual(row);
});

test('a database left running by a killed runtime is ended before a new one starts', async () => {
  const first = await start();
  await createTables(first.client, ['general']);
  const pid = Number(await readFile(join(dir, 'database.pid'), 'utf8'));
  const second = await start();
  expect(isAlive(pid)).toBe(false);
  await second.client.send(new PutItemCommand({ TableName: 'kansa-general', Item: row }));
});

test('a pid that now belongs to another program is left alone', async () => {
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  try {
    await writeFile(join(dir, 'database.pid'), String(other.pid));
    await start();
    expect(isAlive(other.pid ?? 0)).toBe(true);
  } finally {
    other.kill('SIGKILL');
  }
});

test('a port that is taken is said in a sentence, and nothing is left running', async () => {
  const { endpoint, stop } = await start();
  const elsewhere = join(dir, 'elsewhere');
  const port = Number(new URL(endpoint).port);
  await expect(startDatabase({ dir: elsewhere, port })).rejects.toThrow(/does not start: .*in use/);
  await stop();
});

test('a machine without an embedded database is told about DYNAMODB_ENDPOINT', () => {
  expect(() => databaseBinary('darwin', 'arm64')).toThrow(/DYNAMODB_ENDPOINT/);
});

test('the lookup that every streamed write makes uses the index', async () => {
  const { client } = await start();
  await createTables(client, ['general']);
  await client.send(new PutItemCommand({ TableName: 'kansa-general', Item: row }));
  const file = new DatabaseSync(join(dir, 'database.db'), { readOnly: true });
  const lookup =
    'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1';
  // The statement as it stands in the program: another version may ask in other words.
  expect((await readFile(databaseBinary())).includes(lookup)).toBe(true);
  const plan = file.prepare(`EXPLAIN QUERY PLAN ${lookup}`).all('kansa-general');
  file.close();
  expect(JSON.stringify(plan)).toContain('local_stream_seq');
});
