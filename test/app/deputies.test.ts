import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lettersFor } from '#shared/app/work/letters.ts';
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

const term = (name: Name, over: object = {}) => ({
  personId: world.personId(name),
  from: '2026-06-01',
  to: '2026-06-30',
  reason: '出張のため。',
  ...over,
});
const appoint = (by: Name, of: Name, deputy: Name, over: object = {}) =>
  world.as(by)('post.appointDeputy', { postId: world.postId(of), ...term(deputy, over) });
const end = (by: Name, of: Name, deputy: Name) =>
  world.as(by)('post.endDeputy', { postId: world.postId(of), personId: world.personId(deputy) });
const tasksOf = async (name: Name) =>
  (await world.as(name)('me.tasks')).items.map((t) => [t.duty.split('@')[0], t.deputyOf?.departmentId]);

describe('who appoints, whom, and for how long', () => {
  test('the office, the administrator, and the holder of the post for itself', async () => {
    expect(await outcome(appoint('高橋', '伊藤', '田中'))).toBe('forbidden');
    expect(await outcome(appoint('田中', '高橋', '田中'))).toBe('forbidden');
    expect(await outcome(appoint('島田', '高橋', '田中'))).toBe('forbidden');
    for (const by of ['中村', '管理', '高橋'] as const) {
      expect(await outcome(appoint(by, '高橋', '井上'))).toBe('ok');
      expect(await outcome(end(by, '高橋', '井上'))).toBe('ok');
    }
    expect(await outcome(end('高橋', '高橋', '井上'))).toBe('incomplete');
  });

  test.each([
    ['the holder', '高橋', {}, 'rule_refused'],
    ['somebody from outside', '島田', {}, 'incomplete'],
    ['a term that has begun', '井上', { from: '2026-05-31' }, 'rule_refused'],
    ['a term that ends before it begins', '井上', { to: '2026-05-31' }, 'rule_refused'],
    ['more than a year', '井上', { to: '2027-06-02' }, 'rule_refused'],
    ['a year', '井上', { to: '2027-06-01' }, 'ok'],
    ['the same person twice', '井上', { from: '2027-06-01', to: '2027-06-30' }, 'rule_refused'],
  ] as const)('%s', async (_, deputy, over, answer) => {
    expect(await outcome(appoint('中村', '高橋', deputy, over))).toBe(answer);
  });

  test('a deputy appoints no deputies, in whatever post', async () => {
    await appoint('中村', '中村', '鈴木');
    expect(await outcome(world.as('鈴木')('person.list'))).toBe('ok');
    expect(
      await outcome(
        world.as('鈴木')('post.create', {
          departmentId: 'D210',
          title: '主任',
          roles: [],
          validFrom: '2026-06-01',
        }),
      ),
    ).toBe('ok');
    expect(await outcome(appoint('鈴木', '高橋', '林'))).toBe('forbidden');
    expect(await outcome(end('鈴木', '高橋', '井上'))).toBe('forbidden');
    await end('中村', '中村', '鈴木');
    await end('中村', '高橋', '井上');
  });
});

describe('while the term runs', () => {
  test('the deputy has the work and the rights of the post, says so, and the trail shows both', async () => {
    const { as, personId, postId, travel } = world;
    const audit = await orderAudit(world, checklist, { sections: ['市民課'] });
    await audit.until('notified');
    const place = audit.place('市民課');
    await appoint('高橋', '高橋', '林', { from: '2026-06-02', to: '2026-06-10' });
    expect(await outcome(as('林')('assignment.get', place))).toBe('not_found');
    travel('2026-06-02');
    await as('田中')('assignment.acknowledge', place);
    await as('田中')('response.answerMany', {
      ...place,
      items: audit.itemKeys.map((itemKey) => ({ itemKey, version: 0, selfResult: 'conform' })),
    });
    await as('田中')('assignment.requestApproval', place);
    expect(await tasksOf('林')).toEqual([['deptIsManager', 'D210']]);
    expect(await tasksOf('高橋')).toEqual([['deptIsManager', undefined]]);
    expect((await as('林')('me.get')).posts).toMatchObject([{ departmentId: 'D210', isDeputy: true }]);
    await as('林')('assignment.approve', place);
    const chain = `ASSIGNMENT#${audit.auditId}#D210`;
    const { items } = await world.store.list.entriesOf(chain, { limit: 100 });
    expect(items.at(-1)?.actor).toEqual({
      dept: 'D210',
      for: { post: postId('高橋'), sub: personId('高橋') },
      kind: 'user',
      role: 'deptIsManager',
      sub: personId('林'),
    });
    expect(items.filter((entry) => 'for' in entry.actor)).toHaveLength(1);
    expect(await world.directory.reach(['deptIsManager@D210'], '2026-06-10')).toHaveLength(2);
    travel('2026-06-11');
    expect(await outcome(as('林')('assignment.get', place))).toBe('not_found');
    expect(await world.directory.reach(['deptIsManager@D210'], '2026-06-11')).toHaveLength(1);
  });

  test('letters go to the holder and to the deputy', async () => {
    const mail = { type: 'mail' as const, template: 'yourTurn' as const, to: ['deptIsManager@D210'], about: {} };
    const names = async (today: string) =>
      (await lettersFor(world.ports, 'm1', mail, today)).map((letter) => letter.to.name).toSorted();
    expect(await names('2026-06-05')).toEqual(['林', '高橋']);
    expect(await names('2026-06-11')).toEqual(['高橋']);
  });

  test('nobody checks the own work, in whatever post: who submitted a plan does not approve it as a deputy', async () => {
    const { as, travel } = world;
    travel('2026-06-12');
    const audit = await orderAudit(world, checklist, { lead: '佐藤' });
    await appoint('中村', '渡辺', '佐藤', { from: '2026-06-12' });
    await as('佐藤')('audit.submitPlan', audit.at);
    expect(await outcome(as('佐藤')('audit.approve', audit.at))).toBe('maker_is_checker');
    expect(await outcome(as('渡辺')('audit.approve', audit.at))).toBe('ok');
  });

  test('a deputised post keeps an auditor from its section, then and for twelve months', async () => {
    const { as, travel } = world;
    travel('2026-06-13');
    const audit = await orderAudit(world, checklist, { sections: ['保険年金課'], members: ['鈴木'] });
    await audit.until('preliminary');
    await audit.submit('保険年金課');
    const place = audit.place('保険年金課');
    expect(await outcome(as('鈴木')('assignment.get', place))).toBe('ok');
    await appoint('中村', '伊藤', '鈴木', { from: '2026-06-14', to: '2026-06-20' });
    travel('2026-06-14');
    expect(await outcome(as('鈴木')('assignment.accept', place))).toBe('not_independent');
    travel('2026-06-21');
    expect(await outcome(as('鈴木')('assignment.accept', place))).toBe('not_independent');
    await expect(
      orderAudit(world, checklist, { sections: ['保険年金課'], lead: '鈴木', members: [] }),
    ).rejects.toMatchObject({
      code: 'not_independent',
    });
  });
});

describe('a term ends', () => {
  test('at once, when it is ended', async () => {
    const { as, travel } = world;
    travel('2026-07-01');
    await appoint('中村', '高橋', '林', { from: '2026-07-01', to: '2026-07-31' });
    travel('2026-07-05');
    expect(await outcome(as('林')('department.list'))).toBe('ok');
    await end('高橋', '高橋', '林');
    expect(await outcome(as('林')('department.list'))).toBe('forbidden');
  });

  test('with a hand-over: the new holder appoints anew; and no term runs across one', async () => {
    const { as, personId, postId, travel } = world;
    await appoint('中村', '田中', '林', { from: '2026-07-06', to: '2026-08-31' });
    const post = { postId: postId('田中') };
    const { deputies } = await as('管理')('post.handOver', { ...post, personId: personId('松本'), from: '2026-08-01' });
    expect(deputies).toMatchObject([{ from: '2026-07-06', to: '2026-07-31' }]);
    travel('2026-07-31');
    expect((await as('林')('me.get')).duties).toEqual(['deptContact@D210']);
    const across = { from: '2026-07-31', to: '2026-08-05' };
    expect(await outcome(appoint('中村', '田中', '井上', across))).toBe('rule_refused');
    travel('2026-08-01');
    expect((await as('林')('me.get')).duties).toEqual([]);
    expect((await as('松本')('me.get')).duties).toEqual(['deptContact@D210']);
  });
});
