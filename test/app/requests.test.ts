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
