import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { termsKey } from '#shared/adapters/dynamo/keys.ts';
import type { Directory, Store } from '#shared/app/ports.ts';
import type { Person, Post, PostHolding } from '#shared/domain/organisation/organisation.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { tableNamesOf } from '#local/names.ts';
import { callBy, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

const today = '2026-06-01';

let stand: StoreStand;
let store: Store;
let directory: Directory;
beforeAll(async () => {
  stand = await openStore();
  store = stand.storeOf('directory');
  directory = createDirectory(stand.doc, tableNamesOf('directory').state);
});
afterAll(() => stand.close());

const register = async (personId: string = ulid()): Promise<string> => {
  const { name } = staff();
  const person: Person = {
    ...unborn,
    personId,
    name,
    kind: 'staff',
    email: `${personId}@example.jp`,
    subject: personId,
    active: true,
  };
  await store.commit({
    call: callBy(staff()),
    changes: [{ kind: 'person', before: undefined, after: person, act: 'person.create', warrant }],
  });
  return personId;
};

const term = (personId: string, postId: string, from: string, to?: string): PostHolding => ({
  personId,
  postId,
  departmentId: 'D001',
  path: ['D001'],
  title: '係長',
  roles: ['deptContact'],
  from,
  ...(to === undefined ? {} : { to }),
});

/** A post whose terms are these from now on, and perhaps others. */
const enter = async (postId: string, ...holdings: readonly PostHolding[]): Promise<void> => {
  const [before] = await store.load({ kind: 'post', postId });
  const place = { departmentId: 'D001', path: ['D001'], title: '係長', roles: ['deptContact' as const] };
  const after: Post = before ?? { ...unborn, postId, ...place, validFrom: '2026-04-01' };
  const parts = holdings.map((value) => ({ kind: 'holding' as const, value }));
  await store.commit({
    call: callBy(staff()),
    changes: [{ kind: 'post', before, after, act: 'post.handOver', warrant, parts }],
  });
};

const unmark = (personId: string) =>
  stand.doc.send(new DeleteCommand({ TableName: tableNamesOf('directory').state, Key: termsKey(personId) }));

const termsOf = async (personId: string): Promise<string[] | undefined> =>
  (await directory.actor(personId, today))?.holdings.map(({ postId, from, to = '' }) => `${postId} ${from} ${to}`);

test('A8: a post counts from the moment it is entered, and no longer than that', async () => {
  const [personId, first, second] = [await register(), ulid(), ulid()];
  expect(await termsOf(personId)).toEqual([]);
  await enter(first, term(personId, first, '2026-04-01'));
  expect(await termsOf(personId)).toEqual([`${first} 2026-04-01 `]);
  await enter(second, term(personId, second, '2026-05-01'));
  expect(await termsOf(personId)).toEqual([`${first} 2026-04-01 `, `${second} 2026-05-01 `]);
  // Ended by somebody else, in a row that is remembered.
  await enter(first, term(personId, first, '2026-04-01', '2026-05-31'));
  expect(await termsOf(personId)).toEqual([`${first} 2026-04-01 2026-05-31`, `${second} 2026-05-01 `]);
});

test('one hand-over may end and begin terms of one person', async () => {
  const [personId, postId] = [await register(), ulid()];
  await enter(postId, term(personId, postId, '2026-04-01'));
  await termsOf(personId);
  await enter(postId, term(personId, postId, '2026-04-01', '2026-04-30'), term(personId, postId, '2026-05-01'));
  expect(await termsOf(personId)).toEqual([`${postId} 2026-04-01 2026-04-30`, `${postId} 2026-05-01 `]);
});

test('whoever was unknown is known once they are registered', async () => {
  const personId = ulid();
  expect(await termsOf(personId)).toBeUndefined();
  await register(personId);
  expect(await termsOf(personId)).toEqual([]);
});

test('a term that was written without a mark is found once the memory has ended', async () => {
  const [personId, postId] = [await register(), ulid()];
  const forgetful = createDirectory(stand.doc, tableNamesOf('directory').state, 0);
  expect((await forgetful.actor(personId, today))?.holdings).toEqual([]);
  await enter(postId, term(personId, postId, '2026-04-01'));
  await unmark(personId);
  expect((await forgetful.actor(personId, today))?.holdings).toHaveLength(1);
});

test('terms from before there was a mark are found, and a new one beside them', async () => {
  const [personId, old, late] = [await register(), ulid(), ulid()];
  await enter(old, term(personId, old, '2026-04-01'));
  await unmark(personId);
  expect(await termsOf(personId)).toEqual([`${old} 2026-04-01 `]);
  expect(await termsOf(personId)).toEqual([`${old} 2026-04-01 `]);
  await enter(late, term(personId, late, '2026-05-01'));
  expect(await termsOf(personId)).toHaveLength(2);
});
