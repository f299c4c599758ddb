import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world));
  await audit.until('notified');
});
afterAll(() => world.close());

const place = () => audit.place('市民課');
const note = (over: object = {}) => ({ ...place(), itemKey: 'item-1', version: 0, text: '台帳は棚B-2。', ...over });

test('contact and head of a section write and read its notes, nobody else does', async () => {
  const { as } = world;
  await as('田中')('sectionNote.write', note());
  const { items } = await as('高橋')('sectionNote.list', place());
  expect(items).toMatchObject([
    { itemKey: 'item-1', version: 1, text: '台帳は棚B-2。', writtenBy: world.personId('田中') },
  ]);
  for (const name of ['佐藤', '鈴木', '中村', '渡辺', '山本', '小川'] as const) {
    expect(await outcome(as(name)('sectionNote.list', place()))).toBe('forbidden');
    expect(await outcome(as(name)('sectionNote.write', note({ version: 1 })))).toBe('forbidden');
  }
  for (const name of ['加藤', '木村', '林', '管理'] as const) {
    expect(await outcome(as(name)('sectionNote.list', place()))).toBe('not_found');
    expect(await outcome(as(name)('sectionNote.write', note({ version: 1 })))).toBe('not_found');
  }
});

test('a note is written over the version its writer has seen, and only on items of the checklist', async () => {
  const { as } = world;
  await expect(as('井上')('sectionNote.write', note())).rejects.toMatchObject({
    code: 'stale_version',
    details: { currentVersion: 1 },
  });
  expect((await as('井上')('sectionNote.write', note({ version: 1, text: '' }))).version).toBe(2);
  expect(await outcome(as('井上')('sectionNote.write', note({ itemKey: 'item-9' })))).toBe('incomplete');
});

test('notes move neither the assignment nor its answers, and stay open when the audit is over', async () => {
  const { as } = world;
  const before = await as('田中')('assignment.get', place());
  await as('田中')('sectionNote.write', note({ itemKey: 'item-2' }));
  expect((await as('田中')('assignment.get', place())).version).toBe(before.version);
  expect((await as('田中')('response.list', place())).items).toEqual([]);
  await audit.until('reported');
  expect(await outcome(as('田中')('sectionNote.write', note({ itemKey: 'item-3' })))).toBe('ok');
});

test('the trail says that a note was written, and its text is in no entry', async () => {
  const { ledger } = await world.rows();
  const entries = ledger.map((row) => Buffer.from(row['bytes'] as Uint8Array).toString('utf8'));
  expect(entries.filter((entry) => entry.includes('sectionNote.write'))).toHaveLength(4);
  expect(entries.join()).not.toContain('棚B-2');
});
