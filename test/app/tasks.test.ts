import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import type { Name } from '#test/support/cities.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const tasks = async (name: Name) =>
  (await world.as(name)('me.tasks')).items.map((t) => `${t.kind} ${t.status} ${t.duty.split('@')[0]}`);

test('work waits for whoever’s turn it is, and goes when it is done', async () => {
  const { as } = world;
  const audit = await orderAudit(world, checklist, { sections: ['市民課'] });
  const place = audit.place('市民課');
  expect(await tasks('佐藤')).toEqual(['audit planned leadAuditor']);
  expect(await tasks('鈴木')).toEqual([]);
  await as('佐藤')('audit.submitPlan', audit.at);
  expect([await tasks('佐藤'), await tasks('渡辺')]).toEqual([[], ['audit plan_review chiefAuditor']]);
  await audit.until('notified');
  expect(await tasks('田中')).toEqual(['assignment sent deptContact']);
  expect(await tasks('高橋')).toEqual([]);
  await audit.submit('市民課');
  expect([await tasks('田中'), await tasks('高橋')]).toEqual([[], []]);
  expect(await tasks('鈴木')).toContain('assignment submitted auditor');
  await as('鈴木')('assignment.accept', place);
  expect(await tasks('鈴木')).toEqual(['audit notified auditor']);
});

test('handing a post over hands over its work at once, and with it the right to do it', async () => {
  const { as, personId, postId, travel } = world;
  const audit = await orderAudit(world, checklist, { sections: ['市民課'] });
  await audit.until('notified');
  const place = audit.place('市民課');
  await as('田中')('assignment.acknowledge', place);
  const post = { postId: postId('田中'), personId: personId('林') };
  await as('管理')('post.handOver', { ...post, from: '2026-07-01' });
  expect(world.letters().at(-1)).toMatchObject({ template: 'postHandedOver', to: [`person:${personId('林')}`] });

  travel('2026-06-30');
  expect(await tasks('田中')).toContain('assignment in_progress deptContact');
  expect(await tasks('林')).toEqual([]);
  travel('2026-07-01');
  expect(await tasks('田中')).toEqual([]);
  expect(await tasks('林')).toContain('assignment in_progress deptContact');
  expect(await outcome(as('田中')('assignment.get', place))).toBe('not_found');
  expect((await as('林')('assignment.get', place)).may).toContain('response.answer');

  const { holdings } = await as('管理')('person.get', { personId: personId('田中') });
  expect(holdings.map((h) => [h.from, h.to])).toEqual([['2024-04-01', '2026-06-30']]);
});

test('overdue is said, soonest due first, and is no state', async () => {
  const { as, travel } = world;
  travel('2026-09-01');
  const { items } = await as('林')('me.tasks');
  expect(items.map((t) => [t.status, t.due, t.overdue])).toContainEqual(['in_progress', '2026-08-31', true]);
  const dues = items.map((t) => t.due ?? '');
  expect(dues).toEqual(dues.toSorted());
});

test('a deactivated person is nobody from the next call on', async () => {
  const { as, personId, directory } = world;
  await as('管理')('person.deactivate', { personId: personId('井上') });
  expect(await directory.actor(personId('井上'), '2026-09-01')).toBeUndefined();
  expect(await directory.actor(world.personId('井上'), '2026-09-01')).toBeUndefined();
});
