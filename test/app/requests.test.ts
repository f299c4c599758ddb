import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world));
  await audit.until('preliminary');
});
afterAll(() => world.close());

const draft = async () => {
  const place = audit.place('市民課');
  const { requestId } = await world.as('鈴木')('request.create', { ...place, title: '入退室記録' });
  return { ...place, requestId };
};

test('a request is the auditors’ own until it is sent, and then the section’s turn', async () => {
  const { as } = world;
  const it = await draft();
  const seen = async () =>
    (await as('田中')('request.list', audit.place('市民課'))).items.some((r) => r.requestId === it.requestId);
  expect(await seen()).toBe(false);
  expect(await outcome(as('田中')('request.submit', it))).toBe('invalid_transition');
  await as('鈴木')('request.send', it);
  expect(await seen()).toBe(true);
  await as('田中')('request.submitPart', it);
  expect(await outcome(as('田中')('request.submit', it))).toBe('incomplete');
  await as('田中')('request.submit', { ...it, comment: '窓口で示します。' });
  expect(await outcome(as('田中')('request.startReview', it))).toBe('forbidden');
  await as('佐藤')('request.startReview', it);
  await as('佐藤')('request.return', { ...it, comment: '9月分がない。' });
  await as('高橋')('request.submit', { ...it, comment: '9月分も示します。' });
  await as('佐藤')('request.startReview', it);
  expect(await as('佐藤')('request.accept', it)).toMatchObject({ status: 'accepted', may: [] });
});

test('a section refuses only through its head, with a reason, and the chief auditor hears of it', async () => {
  const { as } = world;
  const it = await draft();
  await as('鈴木')('request.send', it);
  const refusal = { ...it, comment: '捜査中のため。' };
  expect(await outcome(as('田中')('request.refuse', refusal))).toBe('forbidden');
  expect((await as('高橋')('request.refuse', refusal)).comment).toBe('捜査中のため。');
  expect(world.letters().at(-1)?.to).toContain('chiefAuditor');
});

test('what was seen on the spot is noted, not collected', async () => {
  const it = await draft();
  await world.as('鈴木')('request.send', it);
  const noted = await world.as('佐藤')('request.waiveOnsite', { ...it, comment: '執務室で見た。' });
  expect(noted.status).toBe('waived_onsite');
});

test('another section neither sees nor answers it', async () => {
  const it = await draft();
  await world.as('鈴木')('request.send', it);
  expect(await outcome(world.as('加藤')('request.submit', it))).toBe('not_found');
  expect(await outcome(world.as('加藤')('request.list', audit.place('市民課')))).toBe('not_found');
  const elsewhere = { ...it, departmentId: 'D220', comment: '不要' };
  expect(await outcome(world.as('佐藤')('request.withdraw', elsewhere))).toBe('not_found');
});

test('requests and answers saved at the same moment do not get in each other’s way', async () => {
  const { as } = world;
  const [one, two] = [await draft(), await draft()];
  const results = await Promise.all([
    outcome(as('鈴木')('request.send', one)),
    outcome(as('佐藤')('request.send', two)),
    outcome(as('鈴木')('request.create', { ...audit.place('市民課'), title: '貸出簿' })),
  ]);
  expect(results).toEqual(['ok', 'ok', 'ok']);
});

test('a date asked for later moves only when the audit office says so, and the old one is kept', async () => {
  const { as } = world;
  const it = await draft();
  await as('鈴木')('request.send', it);
  const wish = { ...it, to: '2026-09-30', reason: '窓口の繁忙期と重なる。' };
  const deciding = async () => (await as('中村')('me.tasks')).items.filter((t) => t.id === it.requestId);
  expect(await outcome(as('中村')('request.grantExtension', it))).toBe('invalid_transition');
  expect(await outcome(as('田中')('request.requestExtension', wish))).toBe('forbidden');
  expect(await outcome(as('高橋')('request.requestExtension', { ...wish, to: '2026-08-31' }))).toBe('incomplete');
  const asked = await as('高橋')('request.requestExtension', wish);
  const petition = { to: '2026-09-30', by: world.personId('高橋') };
  expect(asked).toMatchObject({ dueDate: '2026-08-31', extensionRequest: petition });
  expect(world.letters().at(-1)).toMatchObject({ template: 'extensionRequested', to: ['auditOffice'] });
  expect(await deciding()).toMatchObject([{ kind: 'requestExtension', due: '2026-08-31' }]);

  expect(await outcome(as('佐藤')('request.grantExtension', it))).toBe('forbidden');
  const refused = await as('中村')('request.refuseExtension', { ...it, reason: '報告に間に合わない。' });
  expect(refused).toMatchObject({ dueDate: '2026-08-31', extensions: [], extensionRefusal: { to: '2026-09-30' } });
  expect([refused.extensionRequest, await deciding()]).toEqual([undefined, []]);
  await as('高橋')('request.requestExtension', wish);
  expect(await as('中村')('request.grantExtension', it)).toMatchObject({
    dueDate: '2026-09-30',
    extensions: [{ from: '2026-08-31', to: '2026-09-30', reason: wish.reason, by: world.personId('中村') }],
  });
  await as('高橋')('request.requestExtension', { ...wish, to: '2026-10-15' });
  const submitted = await as('田中')('request.submit', { ...it, comment: '窓口で示します。' });
  expect([submitted.extensionRequest, await deciding()]).toEqual([undefined, []]);
});

test('a request is the contact’s task when it was sent, the team’s when it was handed in, and late when it is', async () => {
  const { as } = world;
  const place = audit.place('市民課');
  const { requestId } = await as('鈴木')('request.create', { ...place, title: '点検記録', dueDate: '2026-06-20' });
  const it = { ...place, requestId };
  const taskOf = async (name: '田中' | '鈴木' | '加藤') =>
    (await as(name)('me.tasks')).items.find((task) => task.id === requestId);
  expect(await taskOf('田中')).toBeUndefined();
  await as('鈴木')('request.send', it);
  expect(await taskOf('田中')).toMatchObject({ kind: 'request', title: '点検記録', due: '2026-06-20', overdue: false });
  expect([await taskOf('鈴木'), await taskOf('加藤')]).toEqual([undefined, undefined]);
  world.travel('2026-06-21');
  expect(await taskOf('田中')).toMatchObject({ overdue: true });
  const seen = (await as('田中')('request.list', place)).items.find((r) => r.requestId === requestId);
  expect(seen).toMatchObject({ overdue: true, status: 'sent' });
  await as('田中')('request.submit', { ...it, comment: '窓口で示します。' });
  expect([await taskOf('田中'), (await taskOf('鈴木'))?.status]).toEqual([undefined, 'submitted']);
});

test('up to 25 are made at once, as drafts or sent, with one letter', async () => {
  const { as } = world;
  const place = audit.place('保険年金課');
  const items = ['入退室記録', '貸出簿', '点検記録'].map((title, n) => ({ title, itemKeys: [`item-${n + 1}`] }));
  const drafts = await as('鈴木')('request.createMany', { ...place, items });
  expect(drafts.items.map((r) => `${r.title} ${r.status}`).toSorted()).toEqual(
    items.map(({ title }) => `${title} draft`).toSorted(),
  );
  const before = world.letters().length;
  const sent = await as('鈴木')('request.createMany', { ...place, items: items.slice(0, 2), send: true });
  expect(sent.items.filter((r) => r.status === 'sent')).toHaveLength(2);
  expect(world.letters().slice(before)).toMatchObject([{ to: ['deptContact@D220'] }]);
  expect(await outcome(as('加藤')('request.createMany', { ...place, items }))).toBe('forbidden');
  const unknown = { ...place, items: [{ title: '台帳', itemKeys: ['item-99'] }] };
  expect(await outcome(as('鈴木')('request.createMany', unknown))).toBe('incomplete');
});
