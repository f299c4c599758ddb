import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import type { Name } from '#test/support/cities.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

const sheet = (who: Name, of: Name) => world.as(who)('handOver.sheet', { postId: world.postId(of) });

test('a post hands over what is open at it, and nothing its holder may not know', async () => {
  const { as } = world;
  const checklist = await publishChecklist(world);
  const audit = await orderAudit(world, checklist, { sections: ['市民課', '保険年金課'] });
  await audit.until('notified');
  await as('田中')('assignment.acknowledge', audit.place('市民課'));
  expect((await sheet('田中', '田中')).tasks).toMatchObject([{ kind: 'assignment', due: '2026-08-31' }]);
  await audit.until('fieldwork');
  const { findingId } = await audit.finding('市民課', 'reviewed');
  expect((await sheet('高橋', '高橋')).findings).toEqual([]);
  await audit.until('exchange');
  const one = { auditId: audit.auditId, findingId };
  await as('佐藤')('finding.present', one);
  await as('高橋')('finding.confirmFacts', one);
  expect((await sheet('高橋', '高橋')).findings).toMatchObject([{ findingId, status: 'fact_confirmed' }]);
  await audit.until('ciso_received');
  await world.deliver();
  await as('山本')('finding.instruct', { ...one, text: '改めること。', dueDate: '2027-01-31' });
  const expiresOn = '2026-12-31';
  await as('山本')('finding.acceptRisk', { ...one, compensatingControl: '別室で行う。', expiresOn });
  const handed = await sheet('高橋', '高橋');
  expect(handed.post).toMatchObject({ departmentName: '市民課', holderName: '高橋', roles: ['deptIsManager'] });
  expect(handed.audits).toMatchObject([{ auditId: audit.auditId, status: 'ciso_received' }]);
  expect(handed.riskAcceptances).toMatchObject([{ findingId, compensatingControl: '別室で行う。', expiresOn }]);
  expect(handed.lastFindings).toEqual([]);

  // The office sees the same sheet; a post without rights hands over no work.
  expect(await sheet('中村', '高橋')).toEqual(handed);
  expect(await sheet('佐藤', '佐藤')).toMatchObject({ tasks: [], audits: [], findings: [] });
  expect(await outcome(sheet('田中', '高橋'))).toBe('forbidden');
  expect(await outcome(as('高橋')('handOver.sheet', { postId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ' }))).toBe('not_found');
});

test('the successor reads it at once, the predecessor for thirty days, and then no longer', async () => {
  const { as, personId, postId, travel } = world;
  // 高橋 goes to another post: somebody without any is no member of staff.
  await as('管理')('post.handOver', { postId: postId('加藤'), personId: personId('高橋'), from: '2026-07-01' });
  await as('管理')('post.handOver', { postId: postId('高橋'), personId: personId('林'), from: '2026-07-01' });
  travel('2026-07-01');
  const taken = await sheet('林', '高橋');
  expect(taken.post).toMatchObject({ holderName: '林', predecessorName: '高橋', predecessorTo: '2026-06-30' });
  travel('2026-07-30');
  expect(await outcome(sheet('高橋', '高橋'))).toBe('ok');
  travel('2026-07-31');
  expect(await outcome(sheet('高橋', '高橋'))).toBe('forbidden');
  expect(await outcome(sheet('林', '高橋'))).toBe('ok');
});
