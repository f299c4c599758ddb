import { marshall } from '@aws-sdk/util-dynamodb';
import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { outboxKey } from '#shared/adapters/dynamo/keys.ts';
import { toRows } from '#shared/adapters/dynamo/codec.ts';
import { unborn } from '#shared/domain/scalars.ts';
import create from '#functions/workers/dispatch-outbox.ts';
import { type Fate, type Sent, startSes } from '#test/support/ses.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

const crowd = 600;
const people = Array.from({ length: crowd }, () => ulid());
const emailOf = (personId: string): string => `${personId.toLowerCase()}@city.example`;

let stand: StoreStand;
let ses: Awaited<ReturnType<typeof startSes>>;
let fateOf: (sent: Sent, attempt: number) => Fate;
let jobs: string[];

beforeAll(async () => {
  stand = await openStore();
  const { state } = tableNamesOf('directory');
  const rows = people.map((personId) => ({
    PutRequest: {
      Item: toRows('person', {
        ...unborn,
        version: 1,
        personId,
        name: '職員',
        kind: 'staff',
        email: emailOf(personId),
        subject: personId,
        active: true,
      }).head,
    },
  }));
  for (let n = 0; n < rows.length; n += 25) {
    await stand.doc.send(new BatchWriteCommand({ RequestItems: { [state]: rows.slice(n, n + 25) } }));
  }
});
afterAll(() => stand.close());
beforeEach(async () => {
  fateOf = () => 'taken';
  jobs = [];
  ses = await startSes((sent, attempt) => fateOf(sent, attempt));
});
afterEach(() => ses.close());

const dispatcher = () =>
  create(
    {
      PLANE: 'general',
      CITY: 'city.example',
      STATE_TABLE: tableNamesOf('general').state,
      LEDGER_TABLE: tableNamesOf('general').ledger,
      DIRECTORY_TABLE: tableNamesOf('directory').state,
      CURSOR_KEY: 'k'.repeat(64),
      MAIL_FROM: 'kansa@city.example',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: stand.endpoint,
      AWS_ENDPOINT_URL_SESV2: ses.endpoint,
    },
    {
      log: { info: () => {}, error: () => {} },
      jobs: async (job) => void jobs.push(job.job),
    },
  );

/** A message in the outbox, and how the stream tells of it. */
const written = async (body: object): Promise<DynamoDBRecord> => {
  const row = { ...outboxKey(ulid(), 0), record: 'message', body };
  await stand.doc.send(new PutCommand({ TableName: tableNamesOf('general').state, Item: row }));
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: row.pk, NewImage: marshall(row) as never } };
};
const mailTo = (to: readonly string[]) =>
  written({ type: 'mail', template: 'yourTurn', to: to.map((id) => `person:${id}`), about: {} });
const time = (left = 60_000) => ({ getRemainingTimeInMillis: () => left });
const outbox = async () => (await stand.rows()).state.filter(({ record }) => record === 'message');
const received = (): string[] => ses.taken.map(({ Destination }) => Destination.ToAddresses[0] ?? '');

test('six hundred get one letter each, a few at a time', { timeout: 30_000 }, async () => {
  const message = await mailTo(people);
  expect(await dispatcher()({ Records: [message] }, time())).toEqual({ batchItemFailures: [] });
  expect(received().toSorted()).toEqual(people.map(emailOf).toSorted());
  expect(ses.busiest()).toBeLessThanOrEqual(16);
  expect(await outbox()).toEqual([]);
});

test('what is left when the time is over goes on with the next attempt, and nobody is written twice', async () => {
  const message = await mailTo(people.slice(0, 120));
  let asked = 0;
  const once = { getRemainingTimeInMillis: () => ((asked += 1) > 1 ? 1000 : 60_000) };
  const id = message.dynamodb?.SequenceNumber;
  expect(await dispatcher()({ Records: [message] }, once)).toEqual({ batchItemFailures: [{ itemIdentifier: id }] });
  expect(ses.taken).toHaveLength(48);
  expect(await dispatcher()({ Records: [message] }, time())).toEqual({ batchItemFailures: [] });
  expect(received().toSorted()).toEqual(people.slice(0, 120).map(emailOf).toSorted());
});

test('throttling delays, and one bad address keeps nobody’s letter back', async () => {
  const [bad = '', ...others] = people.slice(0, 60);
  fateOf = (sent, attempt) => {
    if (sent.Destination.ToAddresses[0] === emailOf(bad)) return 'rejected';
    return attempt === 1 && Math.random() < 0.3 ? 'throttled' : 'taken';
  };
  const message = await mailTo([bad, ...others]);
  for (let n = 0; n < 3; n += 1) {
    expect((await dispatcher()({ Records: [message] }, time())).batchItemFailures).toHaveLength(1);
  }
  expect(received().toSorted()).toEqual(others.map(emailOf).toSorted());
  fateOf = () => 'taken';
  await dispatcher()({ Records: [message] }, time());
  expect(received().filter((to) => to === emailOf(bad))).toHaveLength(1);
});

test('a letter whose reply was lost comes again: told twice is better than not at all', async () => {
  const [one = ''] = people;
  fateOf = (_, attempt) => (attempt === 1 ? 'lostReply' : 'taken');
  const message = await mailTo([one]);
  expect((await dispatcher()({ Records: [message] }, time())).batchItemFailures).toHaveLength(1);
  expect((await dispatcher()({ Records: [message] }, time())).batchItemFailures).toEqual([]);
  expect(received()).toEqual([emailOf(one), emailOf(one)]);
});

test('a poison message fails alone: its neighbours are carried out once, however often it comes', async () => {
  const [one = '', two = ''] = people;
  const poison = await written({ type: 'mail', template: 'noSuchTemplate', to: [], about: {} });
  const job = await written({ type: 'job', job: 'distribute', auditId: ulid() });
  const batch = { Records: [await mailTo([one]), poison, job, await mailTo([two])] };
  for (let n = 0; n < 4; n += 1) {
    const { batchItemFailures } = await dispatcher()(batch, time());
    expect(batchItemFailures).toEqual([{ itemIdentifier: poison.dynamodb?.SequenceNumber }]);
  }
  expect(received()).toEqual([emailOf(one), emailOf(two)]);
  expect(jobs).toEqual(['distribute']);
  // The poison stays for somebody to look at.
  expect((await outbox()).map(({ pk }) => pk)).toEqual([poison.dynamodb?.SequenceNumber]);
});
