import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world), { members: ['鈴木', '林'] });
  await audit.until('notified');
});
afterAll(() => world.close());

const place = () => audit.place('市民課');
const about = (over: object = {}) => ({ ...place(), itemKey: 'item-1', text: '昨年度の記録でよいですか。', ...over });
const counts = async () => (await world.as('田中')('assignment.get', place())).openQuestions;

describe('a question of the section', () => {
  test('is answered by the team, asked again and closed by the section', async () => {
    const { as } = world;
    const { questionId, askedBy } = await as('田中')('question.ask', about());
    const it = { ...place(), questionId };
    expect([askedBy, await counts()]).toEqual(['section', { section: 0, team: 1 }]);
    await as('鈴木')('question.answer', { ...it, text: '今年度の分です。' });
    expect(await counts()).toEqual({ section: 0, team: 0 });
    await as('高橋')('question.askAgain', { ...it, text: '4月からですか。' });
    await as('佐藤')('question.answer', { ...it, text: 'はい。' });
    const { status, messages, version } = await as('田中')('question.close', it);
    expect([status, version, await counts()]).toEqual(['closed', 5, { section: 0, team: 0 }]);
    expect(messages.map((m) => [m.side, m.by, m.text])).toEqual([
      ['section', world.personId('田中'), '昨年度の記録でよいですか。'],
      ['team', world.personId('鈴木'), '今年度の分です。'],
      ['section', world.personId('高橋'), '4月からですか。'],
      ['team', world.personId('佐藤'), 'はい。'],
    ]);
    expect(messages.map((m) => m.at)).toEqual(messages.map((m) => m.at).toSorted());
  });

  test('may be moved on by the side whose move it is, and is offered to nobody else', async () => {
    const { as } = world;
    const { questionId } = await as('田中')('question.ask', about());
    const it = { ...place(), questionId };
    const may = async (name: '田中' | '佐藤' | '中村') =>
      (await as(name)('question.list', place())).items.find((q) => q.questionId === questionId)?.may;
    expect(await may('田中')).toEqual(['question.close']);
    expect(await may('佐藤')).toEqual(['question.answer']);
    expect(await may('中村')).toEqual([]);
    expect(await outcome(as('高橋')('question.answer', { ...it, text: '自答' }))).toBe('forbidden');
    expect(await outcome(as('佐藤')('question.close', it))).toBe('forbidden');
    expect(await outcome(as('中村')('question.answer', { ...it, text: '横から' }))).toBe('forbidden');
    expect(await outcome(as('加藤')('question.answer', { ...it, text: '他課' }))).toBe('not_found');
    expect(await outcome(as('佐藤')('question.answer', { ...it, text: '古い' }, { seen: 7 }))).toBe('stale_version');
  });
});

describe('a question of the team', () => {
  test('is the section’s open work until it is answered, on its row of the board too', async () => {
    const { as } = world;
    const { questionId } = await as('鈴木')('question.ask', about({ text: '鍵は誰が管理していますか。' }));
    const tasks = async (name: '田中' | '鈴木') =>
      (await as(name)('me.tasks')).items.filter((t) => t.kind === 'question').map((t) => [t.id, t.departmentId]);
    expect(await tasks('田中')).toEqual([[questionId, 'D210']]);
    const row = (await as('渡辺')('audit.board', audit.at)).items.find((a) => a.departmentId === 'D210');
    expect(row?.openQuestions).toEqual({ section: 1, team: 1 });
    await as('田中')('question.answer', { ...place(), questionId, text: '係長です。' });
    expect(await tasks('田中')).toEqual([]);
  });

  test('can be about an evidence request, once the section knows of it', async () => {
    const { as } = world;
    const { requestId } = await as('鈴木')('request.create', { ...place(), title: '台帳' });
    const onIt = { ...place(), requestId, text: 'いつまでの分ですか。' };
    expect(await outcome(as('鈴木')('question.ask', onIt))).toBe('incomplete');
    await as('鈴木')('request.send', { ...place(), requestId });
    expect((await as('田中')('question.ask', onIt)).requestId).toBe(requestId);
  });
});

test('a question is about one thing that is there', async () => {
  const { as } = world;
  expect(await outcome(as('田中')('question.ask', about({ itemKey: 'item-9' })))).toBe('incomplete');
  await expect(as('田中')('question.ask', { ...place(), text: '何か。' })).rejects.toThrow('one of them');
});

test('letters go to the other side and say nothing of what was asked', async () => {
  const { as, outbox, personId } = world;
  outbox.length = 0;
  const { questionId } = await as('田中')('question.ask', about({ text: '内容は書かない' }));
  await as('佐藤')('question.answer', { ...place(), questionId, text: '内容は書かない' });
  expect(world.letters()).toMatchObject([
    { template: 'questionAsked', to: ['佐藤', '鈴木', '林'].map((n) => `person:${personId(n as '佐藤')}`) },
    { template: 'questionAnswered', to: ['deptContact@D210'] },
  ]);
  expect(JSON.stringify(outbox)).not.toContain('内容は書かない');
});

test('two colleagues asking at once both get through, and both are counted', async () => {
  const other = audit.place('保険年金課');
  const ask = (name: '加藤' | '伊藤') => world.as(name)('question.ask', { ...other, itemKey: 'item-1', text: '質問' });
  await Promise.all([ask('加藤'), ask('伊藤'), ask('加藤'), ask('伊藤')]);
  expect((await world.as('加藤')('assignment.get', other)).openQuestions).toEqual({ section: 0, team: 4 });
});

test('a member of the team who came into the section speaks for neither side', async () => {
  const { as, appoint } = world;
  await appoint('林', 'D210', ['deptContact'], '2026-05-01');
  expect(await outcome(as('林')('question.ask', about({ itemKey: 'item-2' })))).toBe('not_independent');
});

test('nothing is asked or answered any more when the audit is reported', async () => {
  await audit.until('reported');
  expect(await outcome(world.as('田中')('question.ask', about()))).toBe('invalid_transition');
});
