import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answer } from '#test/support/builders.ts';
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
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world, 8);
});
beforeEach(async () => {
  audit = await orderAudit(world, checklist);
  await audit.until('notified');
  await world.as('田中')('assignment.acknowledge', audit.place('市民課'));
});
afterAll(() => world.close());

const entries = async (chain: string) => (await world.store.list.entriesOf(chain, { limit: 100 })).items;

test('two colleagues saving different items at once both succeed, and nothing is lost', async () => {
  const { as } = world;
  const place = audit.place('市民課');
  const save = (name: '田中' | '井上', key: string) => as(name)('response.answer', { ...place, ...answer(key) });
  await Promise.all([save('田中', 'item-1'), save('井上', 'item-2'), save('田中', 'item-3'), save('井上', 'item-4')]);
  const { version, answered } = await as('田中')('assignment.get', place);
  expect([version, answered]).toEqual([6, 4]);
  expect((await as('田中')('response.list', place)).items.map((r) => r.version)).toEqual([1, 1, 1, 1]);
  expect(await entries(`ASSIGNMENT#${place.auditId}#${place.departmentId}`)).toHaveLength(version);
});

test('two saving the same item at once: one succeeds, the other is told which item, and its version', async () => {
  const { as } = world;
  const place = audit.place('市民課');
  const save = (name: '田中' | '井上') => as(name)('response.answerMany', { ...place, items: [answer('item-1')] });
  const results = await Promise.allSettled([save('田中'), save('井上')]);
  const [lost] = results.flatMap((r): unknown[] => (r.status === 'rejected' ? [r.reason] : []));
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  expect(lost).toMatchObject({
    code: 'stale_version',
    details: { currentVersion: 1, fields: [{ path: 'item-1', ja: '現在の版は1です' }] },
  });
});

test('one stale item holds back the whole call: nothing of it is saved', async () => {
  const { as } = world;
  const place = audit.place('市民課');
  await as('井上')('response.answer', { ...place, ...answer('item-2') });
  const items = [answer('item-1'), answer('item-2')];
  expect(await outcome(as('田中')('response.answerMany', { ...place, items }))).toBe('stale_version');
  expect((await as('田中')('response.list', place)).items.map((r) => r.itemKey)).toEqual(['item-2']);
});

test('a command on a version seen too long ago is refused, and one without a version is asked for it', async () => {
  const { as } = world;
  const place = { ...audit.at, dueDate: '2026-08-31', noticeNo: '2' };
  const { version } = await audit.view();
  const suspend = { ...audit.at, reason: '台風のため。' };
  await expect(as('渡辺')('audit.suspend', suspend, { seen: version - 1 })).rejects.toMatchObject({
    code: 'stale_version',
    details: { currentVersion: version },
  });
  expect(await outcome(as('渡辺')('audit.suspend', suspend, { seen: 'unsaid' }))).toBe('precondition_required');
  // A stranger learns nothing of versions, and a stale caller is told so before any rule is.
  expect(await outcome(as('加藤')('audit.suspend', suspend, { seen: 0 }))).toBe('forbidden');
  expect(await outcome(as('木村')('audit.suspend', suspend, { seen: 0 }))).toBe('not_found');
  expect(await outcome(as('渡辺')('audit.notify', place, { seen: 1 }))).toBe('stale_version');
  expect((await audit.view()).version).toBe(version);
});

test('of two people moving the same record at once exactly one does', async () => {
  const { as } = world;
  const { version } = await audit.view();
  const attempt = (name: '佐藤' | '鈴木') => outcome(as(name)('audit.startPreliminary', audit.at, { seen: version }));
  const results = await Promise.all([attempt('佐藤'), attempt('鈴木')]);
  expect(results.toSorted()).toEqual(['ok', 'stale_version']);
  expect((await audit.view()).version).toBe(version + 1);
});

test('audits created at the same moment each get a number of their own', async () => {
  const orders = await Promise.all([1, 2, 3, 4].map(() => orderAudit(world, checklist)));
  const numbers = await Promise.all(orders.map(async (order) => (await order.view()).number));
  expect(new Set(numbers).size).toBe(4);
});

test('a save under the same Idempotency-Key is refused while the first one’s receipt stands', async () => {
  const { as, personId, ports } = world;
  const place = audit.place('市民課');
  const save = () => as('田中')('response.answerMany', { ...place, items: [answer('item-1')] }, { key: 'k-1' });
  await save();
  expect(['idempotency_in_progress', 'stale_version']).toContain(await outcome(save()));
  expect(await ports.store.receiptOf(personId('田中'), 'k-1')).toMatchObject({ status: 200 });
});
