import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingDraft, judgement } from '#test/support/builders.ts';
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

describe('when the team is put together', () => {
  test('an auditor of the tax section is refused for the tax section', async () => {
    const attempt = orderAudit(world, checklist, { sections: ['税務課'], members: ['松本'] });
    await expect(attempt).rejects.toMatchObject({
      code: 'not_independent',
      details: { params: { reason: { ja: '松本: 税務課 現在の所属または兼務' } } },
    });
  });

  test('and may audit another 部', async () => {
    const audit = await orderAudit(world, checklist, { sections: ['市民課'], members: ['松本'] });
    expect((await audit.until('approved')).status).toBe('approved');
  });

  test('rewriting the plan with such a team is refused too', async () => {
    const audit = await orderAudit(world, checklist);
    const team = [{ personId: world.personId('松本'), role: 'lead' }];
    const edit = { ...audit.plan, ...audit.at, team, sections: ['D310'] };
    expect(await outcome(world.as('中村')('audit.edit', edit))).toBe('not_independent');
  });

  test('the CISO lets a case pass with a reason, nobody else does', async () => {
    const { as, personId, appoint, travel } = world;
    const audit = await orderAudit(world, checklist, { sections: ['保険年金課'], members: ['林'] });
    travel('2026-06-10');
    await appoint('林', 'D220', [], '2026-06-09');
    expect(await outcome(as('佐藤')('audit.submitPlan', audit.at))).toBe('not_independent');
    const pass = { ...audit.at, personId: personId('林'), departmentId: 'D220', reason: '代わりの者がいない。' };
    expect(await outcome(as('渡辺')('audit.override', pass))).toBe('forbidden');
    expect(await outcome(as('山本')('audit.override', { ...pass, departmentId: 'D310' }))).toBe('incomplete');
    const { overrides } = await as('山本')('audit.override', pass);
    expect(overrides).toMatchObject([{ personId: personId('林'), by: personId('山本') }]);
    await audit.until('preliminary');
    await audit.submit('保険年金課');
    expect((await as('林')('assignment.accept', audit.place('保険年金課'))).status).toBe('accepted');
  });
});

describe('A3: an auditor transferred into an audited section in the middle of the audit', () => {
  test('is refused at the very next action on that section, and goes on in the others', async () => {
    const { as, appoint, travel } = world;
    const audit = await orderAudit(world, checklist, { members: ['鈴木'] });
    await audit.until('preliminary');
    await audit.submit('市民課');
    await audit.submit('保険年金課');
    const [moved, other] = [audit.place('市民課'), audit.place('保険年金課')];
    await as('鈴木')('assignment.get', moved);

    travel('2026-07-01');
    await appoint('鈴木', 'D210', [], '2026-07-01');
    const items = [judgement('item-1')];
    expect(await outcome(as('鈴木')('assignment.accept', moved))).toBe('not_independent');
    expect(await outcome(as('鈴木')('response.judgeMany', { ...moved, items }))).toBe('not_independent');
    expect(await outcome(as('鈴木')('assignment.get', moved))).toBe('not_independent');
    expect(await outcome(as('鈴木')('response.list', moved))).toBe('not_independent');
    expect(await outcome(as('鈴木')('finding.create', { ...moved, ...findingDraft() }))).toBe('not_independent');
    expect(await outcome(as('鈴木')('request.create', { ...moved, title: '台帳' }))).toBe('not_independent');
    expect(await outcome(as('鈴木')('audit.startPreliminary', audit.at))).toBe('not_independent');
    expect((await as('鈴木')('assignment.accept', other)).status).toBe('accepted');
  });

  test('does not read what colleagues write about that section, not even a title among the own tasks', async () => {
    const { as, appoint, travel } = world;
    const audit = await orderAudit(world, checklist, { members: ['松本', '林'], sections: ['市民課'] });
    await audit.until('preliminary');
    await audit.submit('市民課');
    const title = '誰にも見せない題名';
    const { findingId } = await as('林')('finding.create', { ...audit.place('市民課'), ...findingDraft({ title }) });
    travel('2026-07-02');
    await appoint('松本', 'D210', [], '2026-07-02');
    expect((await as('松本')('finding.list', audit.at)).items).toEqual([]);
    expect(await outcome(as('松本')('finding.get', { ...audit.at, findingId }))).toBe('not_independent');
    const tasks = async (name: '林' | '松本') => (await as(name)('me.tasks')).items.map((t) => `${t.kind} ${t.title}`);
    expect(await tasks('林')).toContain(`finding ${title}`);
    const seen = await tasks('松本');
    expect(seen).not.toContain(`finding ${title}`);
    expect(seen).not.toContain('assignment 情報セキュリティ監査 点検票');
  });

  test('is replaced by the chief audit officer, with somebody independent, and the audit goes on', async () => {
    const { as, appoint, travel, personId } = world;
    const audit = await orderAudit(world, checklist, { sections: ['市民課'], members: ['林'] });
    await audit.until('notified');
    travel('2026-07-02');
    await appoint('佐藤', 'D210', [], '2026-07-02');
    expect(await outcome(as('佐藤')('audit.startPreliminary', audit.at))).toBe('not_independent');
    const team = (lead: '佐藤' | '林') => ({
      ...audit.at,
      team: [{ personId: personId(lead), role: 'lead' }],
      reason: '異動',
    });
    expect(await outcome(as('林')('audit.changeTeam', team('林')))).toBe('forbidden');
    expect(await outcome(as('渡辺')('audit.changeTeam', team('佐藤')))).toBe('not_independent');
    expect((await as('渡辺')('audit.changeTeam', team('林'))).team).toEqual([
      { personId: personId('林'), role: 'lead' },
    ]);
    expect((await as('林')('audit.startPreliminary', audit.at)).status).toBe('preliminary');
    expect(await outcome(as('佐藤')('audit.get', audit.at))).toBe('not_found');
  });

  test('nor within twelve months after leaving it; from then on yes', async () => {
    const { as, appoint, travel, personId, postId } = world;
    const admin = as('管理');
    travel('2026-07-03');
    const post = await appoint('斎藤', 'D220', [], '2026-07-03');
    travel('2026-09-01');
    await admin('post.handOver', { postId: post, from: '2026-09-01' });
    expect(postId('斎藤')).not.toBe('');
    const team = { team: [{ personId: personId('斎藤'), role: 'lead' }] };
    const create = () => orderAudit(world, checklist, { sections: ['保険年金課'], over: team });
    travel('2027-08-31');
    expect(await outcome(create())).toBe('not_independent');
    travel('2027-09-01');
    expect(await outcome(create())).toBe('ok');
  });
});

describe('an audit of the audit office or the IT section', () => {
  test('has its plan approved by the CISO, not by the chief auditor', async () => {
    const { as, appoint, travel } = world;
    travel('2027-09-02');
    await appoint('井上', 'D310', [], '2027-09-02');
    const audit = await orderAudit(world, checklist, {
      lead: '井上',
      members: ['松本'],
      over: { sections: ['D110'] },
    });
    await audit.until('plan_review');
    expect(await outcome(as('渡辺')('audit.approve', audit.at))).toBe('forbidden');
    expect((await as('山本')('audit.approve', audit.at)).status).toBe('approved');
  });
});
