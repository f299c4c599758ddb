import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, improvementPlan } from '#test/support/builders.ts';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

describe('guard 4: nobody is on both sides of an audit', () => {
  const joined = async (name: '林' | '松本', departmentId: string, roles: string[], from: string) => {
    world.travel(from);
    return world.appoint(name, departmentId, roles, from);
  };

  test('an auditor who becomes contact of an audited section answers nothing while in the team, and may after', async () => {
    const { as, personId, travel } = world;
    const audit = await orderAudit(world, checklist, { members: ['林', '鈴木'], sections: ['税務課', '市民課'] });
    await audit.until('notified');
    await joined('林', 'D310', ['deptContact', 'deptIsManager'], '2026-09-03');
    const place = audit.place('税務課');
    expect((await as('林')('assignment.get', place)).departmentName).toBe('税務課');
    const acts = [
      as('林')('assignment.acknowledge', place),
      as('林')('response.answerMany', { ...place, items: [answer('item-1')] }),
    ];
    expect(await Promise.all(acts.map(outcome))).toEqual(Array(2).fill('not_independent'));

    const team = (...names: ('佐藤' | '鈴木' | '林')[]) => ({
      ...audit.at,
      team: names.map((name, n) => ({ personId: personId(name), role: n === 0 ? 'lead' : 'member' })),
      reason: '異動',
    });
    await as('渡辺')('audit.changeTeam', team('佐藤', '鈴木'));
    expect(await outcome(as('林')('assignment.acknowledge', place))).toBe('ok');
    // Having acted for one section of it, the way back into the team stays shut, longer than any cooling-off.
    const [post] = (await as('管理')('person.get', { personId: personId('林') })).holdings.filter(
      (h) => h.departmentId === 'D310',
    );
    travel('2026-09-10');
    await as('管理')('post.handOver', { postId: post?.postId ?? '', from: '2026-09-10' });
    travel('2028-01-10');
    expect(await outcome(as('渡辺')('audit.changeTeam', team('佐藤', '林')))).toBe('not_independent');
  });

  test('the CISO may let it pass for one section', async () => {
    const { as, personId } = world;
    const audit = await orderAudit(world, checklist, { members: ['松本'], sections: ['市民課'] });
    await audit.until('approved');
    await as('渡辺')('audit.notify', { ...audit.at, dueDate: '2028-06-30', noticeNo: '監査第8号' });
    await world.deliver();
    await joined('松本', 'D210', ['deptContact'], '2028-01-11');
    const place = audit.place('市民課');
    expect(await outcome(as('松本')('assignment.acknowledge', place))).toBe('not_independent');
    const pass = { ...audit.at, personId: personId('松本'), departmentId: 'D210', reason: 'ほかに人がいない。' };
    await as('山本')('audit.override', pass);
    expect(await outcome(as('松本')('assignment.acknowledge', place))).toBe('ok');
  });

  test('who has a post in one audited section verifies no improvement of another', async () => {
    const { as, postId } = world;
    const audit = await orderAudit(world, checklist, { sections: ['市民課', '保険年金課'], members: ['鈴木'] });
    await audit.until('approved');
    await as('渡辺')('audit.notify', { ...audit.at, dueDate: '2028-06-30', noticeNo: '監査第8号' });
    await world.deliver();
    await audit.until('fieldwork');
    const one = await audit.finding('市民課', 'fact_confirmed');
    await audit.until('ciso_received');
    await as('山本')('finding.instruct', { ...one, text: '改めること。', dueDate: '2028-12-28' });
    const plan = improvementPlan(postId('田中'), { dueDate: '2028-12-28' });
    await as('田中')('remediation.startDrafting', one);
    await as('田中')('remediation.draft', { ...one, ...plan });
    await as('田中')('remediation.requestApproval', one);
    await as('高橋')('remediation.submit', one);
    await as('小川')('remediation.approve', one);
    await as('田中')('remediation.start', one);
    await as('高橋')('remediation.reportCompletion', {
      ...one,
      report: '改めた。',
      evidenceIds: [],
      completedOn: '2028-01-11',
    });
    world.travel('2028-01-12');
    await world.appoint('鈴木', 'D220', [], '2028-01-12');
    expect((await as('鈴木')('finding.get', one)).may).not.toContain('remediation.startVerification');
    expect(await outcome(as('鈴木')('remediation.startVerification', one))).toBe('not_independent');
    expect(await outcome(as('佐藤')('remediation.startVerification', one))).toBe('ok');
  });
});

describe('guard 5: the audit office or the IT section is audited', () => {
  test('somebody in the team comes from outside the IT section, asked again at each step', async () => {
    const { as, appoint, travel, personId } = world;
    travel('2031-01-10');
    const it = await appoint('井上', 'D110', [], '2031-01-10');
    const over = { sections: ['D120'], team: [{ personId: personId('井上'), role: 'lead' }] };
    const audit = await orderAudit(world, checklist, { lead: '井上', over });
    await expect(as('井上')('audit.submitPlan', audit.at)).rejects.toMatchObject({ code: 'incomplete' });
    await as('管理')('post.handOver', { postId: it, from: '2031-01-11' });
    travel('2031-01-11');
    await as('井上')('audit.submitPlan', audit.at);
    await as('山本')('audit.approve', audit.at);
    travel('2031-01-12');
    await appoint('井上', 'D110', [], '2031-01-12');
    const notice = { ...audit.at, dueDate: '2031-03-31', noticeNo: '監査第9号' };
    expect(await outcome(as('渡辺')('audit.notify', notice))).toBe('incomplete');
  });
});
