import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { type Key, entryKey, keyOf, payloadKey } from '#shared/adapters/dynamo/keys.ts';
import type { Ref } from '#shared/app/records.ts';
import { answer } from '#test/support/builders.ts';
import type { Name } from '#test/support/cities.ts';
import {
  type OrderedAudit,
  orderAudit,
  publishChecklist,
  type PublishedChecklist,
} from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
let audit: OrderedAudit;
let place: { auditId: string; departmentId: string };
let chain: string;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world, 4);
});
beforeEach(async () => {
  audit = await orderAudit(world, checklist, { sections: ['市民課'] });
  await audit.until('preliminary');
  place = audit.place('市民課');
  chain = `ASSIGNMENT#${place.auditId}#${place.departmentId}`;
  const { as } = world;
  await as('田中')('assignment.acknowledge', place);
  for (const key of audit.itemKeys) await as('田中')('response.answer', { ...place, ...answer(key) });
  await as('田中')('assignment.requestApproval', place);
  await as('高橋')('assignment.approve', place);
});
afterAll(() => world.close());

const { state, ledger } = tableNamesOf('general');
const answerOf = (itemKey: string): Key => keyOf({ kind: 'response', ...place, itemKey });
const set = (TableName: string, Key: Key, field: string, value: unknown) =>
  world.doc.send(
    new UpdateCommand({
      TableName,
      Key,
      UpdateExpression: 'SET #f = :v',
      ExpressionAttributeNames: { '#f': field },
      ExpressionAttributeValues: { ':v': value },
    }),
  );
const remove = (TableName: string, Key: Key) => world.doc.send(new DeleteCommand({ TableName, Key }));
const rowAt = async (table: 'state' | 'ledger', { pk, sk }: Key) => {
  const row = (await world.rows())[table].find((one) => one.pk === pk && one.sk === sk);
  if (!row) throw new Error('no such row');
  return row;
};

/** Every step, a page of so many entries each. */
const verify = async (limit = 50, name: Name = '佐藤') => {
  const steps = [];
  let cursor: string | undefined;
  do {
    const step = await world.as(name)('assignment.verify', { ...place, limit, ...(cursor ? { cursor } : {}) });
    steps.push(step);
    cursor = step.next;
  } while (cursor);
  return steps;
};
const breachOf = async (limit?: number) => (await verify(limit)).at(-1)?.breach;

test('a chain that nobody touched holds to its head, in one step or in many', async () => {
  const [once, ...others] = await verify();
  expect(others).toEqual([]);
  const { version } = await world.as('田中')('assignment.get', place);
  const last = (await world.store.list.entriesOf(chain, { limit: 100 })).items.at(-1);
  expect(once).toMatchObject({ total: version, checked: version, head: last?.hash, redacted: 0 });
  expect(once?.breach).toBeUndefined();

  for (const limit of [1, 2, 3]) {
    const steps = await verify(limit);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.map(({ breach }) => breach)).toEqual(steps.map(() => undefined));
    expect(steps.at(-1)).toMatchObject({ checked: version, head: last?.hash });
  }
});

describe('it finds, in one step as in many, that', () => {
  // The second answer was the chain's fourth entry: sent, received, first answer.
  const harms: [string, number, () => Promise<unknown>][] = [
    ['an entry is gone', 4, () => remove(ledger, entryKey(chain, 4))],
    ['an entry says something else', 4, () => set(ledger, entryKey(chain, 4), 'bytes', Buffer.from('{}'))],
    [
      'an entry was put in the place of another',
      4,
      async () => {
        const { bytes } = await rowAt('ledger', entryKey(chain, 3));
        await set(ledger, entryKey(chain, 4), 'bytes', bytes);
      },
    ],
    ['what was changed reads otherwise', 4, () => set(state, payloadKey(chain, 4), 'payload', '{"set":{},"unset":[]}')],
    ['an answer was changed behind its back', 4, () => set(state, answerOf('item-2'), 'selfResult', 'nonConform')],
    ['an answer is gone', 4, () => remove(state, answerOf('item-2'))],
    [
      'there is an answer that nobody gave',
      1,
      async () => {
        const row = await rowAt('state', answerOf('item-2'));
        await world.doc.send(new PutCommand({ TableName: state, Item: { ...row, sk: answerOf('item-9').sk } }));
      },
    ],
    ['the record counts otherwise', 8, () => set(state, keyOf({ kind: 'assignment', ...place }), 'answered', 3)],
    ['the last entry is gone', 8, () => remove(ledger, entryKey(chain, 8))],
  ];
  test.each(harms)('%s', async (_, seq, harm) => {
    await harm();
    for (const limit of [50, 2]) expect(await breachOf(limit)).toMatchObject({ seq });
  });
});

test('what retention deleted is no breach, and is said', async () => {
  await remove(state, payloadKey(chain, 4));
  expect(await verify()).toMatchObject([{ redacted: 1 }]);
  expect(await breachOf()).toBeUndefined();
});

test('an audit with its team and a finding with its texts hold too, and a changed text does not', async () => {
  const { as } = world;
  const it = await audit.finding('市民課', 'reviewed');
  expect((await as('山本')('audit.verify', audit.at)).breach).toBeUndefined();
  expect((await as('佐藤')('finding.verify', it)).breach).toBeUndefined();
  const ref: Ref = { kind: 'finding', ...it };
  await set(state, keyOf(ref), 'list', {
    ...((await rowAt('state', keyOf(ref)))['list'] as object),
    title: '別の題名',
  });
  expect((await as('佐藤')('finding.verify', it)).breach).toMatchObject({
    seq: 2,
    ja: expect.stringContaining('title'),
  });

  const member = keyOf({ kind: 'member', auditId: audit.auditId, personId: world.personId('鈴木') });
  await set(state, member, 'role', 'lead');
  expect((await as('山本')('audit.verify', audit.at)).breach).toMatchObject({ ja: expect.stringContaining('member') });
});

test('it is for whoever may read the trail', async () => {
  const asked = (name: Name) => outcome(world.as(name)('assignment.verify', place));
  expect([await asked('田中'), await asked('山本'), await asked('木村')]).toEqual(['ok', 'ok', 'not_found']);
  expect(await outcome(world.as('田中')('audit.verify', audit.at))).toBe('forbidden');
});

test('a save in between is no breach', async () => {
  const { as } = world;
  await as('佐藤')('assignment.accept', place);
  const judge = async () => {
    for (const key of audit.itemKeys)
      await as('佐藤')('response.judge', { ...place, itemKey: key, version: 1, auditResult: 'conform' });
  };
  const watch = async () => {
    const found = [];
    for (let n = 0; n < 8; n += 1) found.push(await breachOf());
    return found;
  };
  const [found] = await Promise.all([watch(), judge()]);
  expect(found.filter((one) => one !== undefined)).toEqual([]);
});
