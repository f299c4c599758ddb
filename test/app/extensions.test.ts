import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
let place: ReturnType<OrderedAudit['place']>;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
beforeEach(async () => {
  audit = await orderAudit(world, checklist, { sections: ['市民課'] });
  await audit.until('notified');
  place = audit.place('市民課');
});
afterAll(() => world.close());

const ask = (to = '2026-09-15', name: Name = '高橋') =>
  world.as(name)('assignment.requestExtension', { ...place, to, reason: '窓口の繁忙期。' });
const officeTasks = async (name: Name = '中村') =>
  (await world.as(name)('me.tasks')).items.filter(
    (t) => t.kind === 'assignmentExtension' && t.auditId === audit.auditId,
  );

test('the head asks, the office decides, and meanwhile the section’s work stays the section’s', async () => {
  const { as, letters } = world;
  expect(await outcome(ask('2026-09-15', '田中'))).toBe('forbidden');
  expect(await outcome(ask('2026-08-31'))).toBe('incomplete');
  expect(await outcome(as('中村')('assignment.grantExtension', place))).toBe('invalid_transition');
  expect((await as('中村')('assignment.get', place)).may).not.toContain('assignment.grantExtension');

  const asked = await ask();
  expect(asked).toMatchObject({
    dueDate: '2026-08-31',
    extensionRequest: { to: '2026-09-15', reason: '窓口の繁忙期。' },
  });
  expect(letters().at(-1)).toMatchObject({ template: 'extensionRequested', to: ['auditOffice'] });
  expect(await officeTasks()).toMatchObject([{ duty: 'auditOffice', due: '2026-08-31', status: 'requested' }]);
  expect((await as('田中')('me.tasks')).items.some((t) => t.auditId === audit.auditId)).toBe(true);
  expect((await as('中村')('assignment.get', place)).may).toContain('assignment.grantExtension');

  const granted = await as('中村')('assignment.grantExtension', place);
  expect(granted).toMatchObject({
    dueDate: '2026-09-15',
    extensions: [{ from: '2026-08-31', to: '2026-09-15', reason: '窓口の繁忙期。' }],
  });
  expect(granted.extensionRequest).toBeUndefined();
  expect(await officeTasks()).toEqual([]);
});

test('a refusal says why and keeps the day; the next request replaces it', async () => {
  const { as } = world;
  await ask();
  const refused = await as('中村')('assignment.refuseExtension', { ...place, reason: '現地監査に間に合わない。' });
  expect(refused).toMatchObject({ dueDate: '2026-08-31', extensionRefusal: { to: '2026-09-15' }, extensions: [] });
  expect(await officeTasks()).toEqual([]);
  expect((await ask('2026-09-04')).extensionRefusal).toBeUndefined();
  expect(await officeTasks()).toHaveLength(1);
});

test('whoever asked does not grant it, not even from a post in the office', async () => {
  await world.appoint('高橋', 'D110', ['auditOffice'], '2026-04-01');
  await ask();
  expect(await outcome(world.as('高橋')('assignment.grantExtension', place))).toBe('maker_is_checker');
});

test.each([
  [
    'the office extends of its own accord',
    () => world.as('中村')('assignment.extend', { ...place, dueDate: '2026-09-30', reason: '台風。' }),
  ],
  ['the section hands in', () => audit.submit('市民課')],
  ['the audit is cancelled', () => world.as('渡辺')('audit.cancel', { ...audit.at, reason: '災害。' })],
])('a request waits for nobody any more when %s', async (_, settle) => {
  await ask();
  expect(await officeTasks()).toHaveLength(1);
  await settle();
  expect(await officeTasks()).toEqual([]);
});
