import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Access } from '#shared/app/ports.ts';
import { callBy, staff } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
beforeAll(async () => {
  stand = await openStore();
});
afterAll(() => stand.close());

const actor = staff();
const accessOf = (at: Date, who = actor): Access => {
  const { actor, request } = callBy(who, { at });
  const subject = { type: 'finding', id: 'none', version: 0 };
  return { actor, request, act: 'finding.read', subject, result: 'denied' };
};
const chainOf = async (personId: string, day: string): Promise<LedgerEntry[]> => {
  const { items } = await stand.store.list.entriesOf(`ACCESS#${personId}#${day}`, { limit: 100 });
  return items;
};
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('twenty denials of one person at once are twenty entries in one chain', async () => {
  const who = staff();
  const at = new Date('2026-06-01T01:00:00.000Z');
  await Promise.all(upTo(20).map(() => stand.store.recordAccess(accessOf(at, who))));
  const entries = await chainOf(who.personId, '2026-06-01');
  expect(entries.map((entry) => entry.seq)).toEqual(upTo(20));
  expect(new Set(entries.map((entry) => entry.req)).size).toBe(20);
  expect(entries.every((entry) => entry.res === 'denied' && entry.obj.rev === 1)).toBe(true);
  const [head] = await stand.store.load({ kind: 'access', personId: who.personId, day: '2026-06-01' });
  expect(head).toMatchObject({ version: 20 });
});

test('R9: a chain of reads and denials lasts one day of Japan', async () => {
  await stand.store.recordAccess(accessOf(new Date('2026-06-10T14:59:59.999Z')));
  await stand.store.recordAccess(accessOf(new Date('2026-06-10T15:00:00.000Z')));
  expect((await chainOf(actor.personId, '2026-06-10')).map((entry) => entry.seq)).toEqual([1]);
  expect((await chainOf(actor.personId, '2026-06-11')).map((entry) => entry.seq)).toEqual([1]);
});

test('R3: a denial whose reply was lost is one entry', async () => {
  const who = staff();
  const { store } = stand.withFault({ fault: 'lost', only: 'TransactWriteItems' });
  await store.recordAccess(accessOf(new Date('2026-06-01T01:00:00.000Z'), who));
  await store.recordAccess(accessOf(new Date('2026-06-01T01:00:00.000Z'), who));
  expect((await chainOf(who.personId, '2026-06-01')).map((entry) => entry.seq)).toEqual([1, 2]);
});

test('a read that cannot be written down is refused', async () => {
  const { store } = stand.withFault({ fault: 'serverError', times: 1000, only: 'TransactWriteItems' });
  await expect(store.recordAccess(accessOf(new Date()))).rejects.toMatchObject({ code: 'busy' });
});
