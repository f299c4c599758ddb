import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lettersFor } from '#shared/app/work/letters.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import { nonDisclosureText } from '#shared/domain/organisation/seat.ts';
import { orderAudit, publishChecklist, type PublishedChecklist } from '#test/support/cities-audit.ts';
import { contractTerms } from '#test/support/cities.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const promise = { textVersion: nonDisclosureText.version };
const engage = (over: object = {}, by: '中村' | '渡辺' | '管理' = '中村') =>
  world.as(by)('person.engage', { personId: world.personId('吉村'), ...contractTerms(over) });
const joint = { lead: '佐藤', members: ['鈴木', '島田'], over: { kind: 'joint' } } as const;

describe('a seat', () => {
  test('is given by the audit office, to an external auditor, for departments that exist', async () => {
    const { as, personId } = world;
    expect(await outcome(engage({}, '渡辺'))).toBe('forbidden');
    expect(await outcome(engage({}, '管理'))).toBe('forbidden');
    expect(await outcome(engage({ to: '2026-03-31' }))).toBe('rule_refused');
    expect(await outcome(engage({ interests: [{ departmentId: 'D999', system: '住記' }] }))).toBe('incomplete');
    const staff = { personId: personId('佐藤'), ...contractTerms() };
    expect(await outcome(as('中村')('person.engage', staff))).toBe('rule_refused');
    await expect(world.actor('吉村')).rejects.toThrow('nobody');
  });

  test('holds no post of the city', async () => {
    const { as, personId, postId } = world;
    const post = { postId: postId('高橋'), personId: personId('島田'), from: '2026-07-01' };
    expect(await outcome(as('管理')('post.handOver', post))).toBe('incomplete');
  });

  test('begins and ends with the contract, which can be corrected until then and not after', async () => {
    const { as, travel } = world;
    await engage({ from: '2026-06-02', to: '2026-06-10' });
    await expect(world.actor('吉村')).rejects.toThrow('nobody');
    travel('2026-06-02');
    expect((await as('吉村')('me.get')).seat).toMatchObject({ company: '株式会社みなと監査', to: '2026-06-10' });
    await engage({ from: '2026-06-02', to: '2026-06-12' });
    travel('2026-06-12');
    expect((await as('吉村')('me.get')).kind).toBe('external');
    travel('2026-06-13');
    await expect(world.actor('吉村')).rejects.toThrow('nobody');
    expect(await outcome(engage({ from: '2026-06-02', to: '2026-12-31' }))).toBe('rule_refused');
    await engage({ from: '2026-06-13', to: '2026-06-30' });
    expect((await as('吉村')('me.get')).seat).toMatchObject({ from: '2026-06-13' });
  });
});

describe('non-disclosure', () => {
  test('is promised once, in the present wording, anew under each contract, and the office sees the date', async () => {
    const { as, personId, travel } = world;
    travel('2026-06-14');
    expect(await outcome(as('吉村')('me.agreeNonDisclosure', { textVersion: '0' }))).toBe('rule_refused');
    expect(await outcome(as('佐藤')('me.agreeNonDisclosure', promise))).toBe('forbidden');
    const { seat } = await as('吉村')('me.agreeNonDisclosure', promise);
    expect(seat?.nonDisclosure.agreedAt).toMatch(/^2026-06-14T/);
    expect(await outcome(as('吉村')('me.agreeNonDisclosure', promise))).toBe('already_exists');
    const { nonDisclosure } = await as('中村')('person.get', { personId: personId('吉村') });
    expect(nonDisclosure).toEqual({ ...promise, at: seat?.nonDisclosure.agreedAt });
    travel('2026-07-01');
    await engage({ from: '2026-07-01' });
    expect((await as('吉村')('me.get')).seat?.nonDisclosure).not.toHaveProperty('agreedAt');
  });

  test('until then everything of the own audit is refused, and another one unknown', async () => {
    const { as } = world;
    const own = await orderAudit(world, checklist, { ...joint, members: ['鈴木', '吉村'] });
    const other = await orderAudit(world, checklist);
    await own.until('preliminary');
    await own.submit('市民課');
    const { checklistId, checklistVersion } = checklist;
    const version = { checklistId, checklistVersion: String(checklistVersion) };
    const attempts = () => [
      as('吉村')('audit.get', own.at),
      as('吉村')('audit.board', own.at),
      as('吉村')('finding.list', own.at),
      as('吉村')('assignment.get', own.place('市民課')),
      as('吉村')('response.list', own.place('市民課')),
      as('吉村')('checklist.get', version),
    ];
    expect(await Promise.all(attempts().map(outcome))).toEqual(Array(6).fill('non_disclosure_required'));
    expect(await outcome(as('吉村')('audit.get', other.at))).toBe('not_found');
    expect((await as('吉村')('audit.list', { fiscalYear: 2026 })).items).toEqual([]);
    expect((await as('吉村')('me.tasks')).items).toEqual([]);

    await as('吉村')('me.agreeNonDisclosure', promise);
    expect(await Promise.all(attempts().map(outcome))).toEqual(Array(6).fill('ok'));
    expect((await as('吉村')('audit.list', { fiscalYear: 2026 })).items).toHaveLength(1);
    expect(await outcome(as('吉村')('audit.get', other.at))).toBe('not_found');
  });
});

describe('the contractor’s own interests (guard 3)', () => {
  const interest = (departmentId: string) => ({ interests: [{ departmentId, system: '窓口支援システム' }] });
  const order = () => orderAudit(world, checklist, { ...joint, members: ['吉村'] });

  test.each([
    ['the section', interest('D210'), '吉村: 市民課 委託先が構築・運用・保守を行う所属'],
    ['the 部 above it', interest('D200'), '吉村: 市民課 委託先が構築・運用・保守を行う所属'],
    ['nobody has asked', { independenceDeclared: false }, '吉村: 市民課 委託先の利害関係がないことが未確認'],
  ])('keep the auditor out of the team: %s', async (_, over, ja) => {
    await engage({ from: '2026-07-01', ...over });
    await expect(order()).rejects.toMatchObject({
      code: 'not_independent',
      details: { params: { reason: { ja } } },
    });
  });

  test('entered in the middle of an audit, they count at the next action; the CISO may let it pass', async () => {
    const { as, personId } = world;
    await engage({ from: '2026-07-01' });
    const audit = await order();
    await audit.until('preliminary');
    await audit.submit('市民課');
    await audit.submit('保険年金課');
    await engage({ from: '2026-07-01', ...interest('D210') });
    expect(await outcome(as('吉村')('assignment.accept', audit.place('市民課')))).toBe('not_independent');
    expect(await outcome(as('吉村')('assignment.accept', audit.place('保険年金課')))).toBe('ok');
    const pass = { ...audit.at, personId: personId('吉村'), departmentId: 'D210', reason: '保守は終わっている。' };
    await as('山本')('audit.override', pass);
    expect(await outcome(as('吉村')('assignment.accept', audit.place('市民課')))).toBe('ok');
  });
});

describe('what an external auditor is told', () => {
  test('nothing of the directory, of plans, or of other audits, and no number that counts them', async () => {
    const { as } = world;
    const [other, own] = [await orderAudit(world, checklist), await orderAudit(world, checklist, joint)];
    await own.until('fieldwork');
    const one = await own.finding('市民課', 'fact_confirmed');
    await own.until('reported');
    for (const read of ['department.list', 'post.list', 'person.list', 'checklist.list'] as const)
      expect(await outcome(as('島田')(read))).toBe('forbidden');
    expect(await outcome(as('島田')('plan.list', { fiscalYear: 2026 }))).toBe('forbidden');
    const seen = await as('島田')('audit.get', own.at);
    expect(seen).not.toHaveProperty('number');
    expect(seen.report?.findings).toEqual([{ findingId: one.findingId, number: '001' }]);
    expect((await as('島田')('finding.get', one)).number).toBe('001');
    expect((await as('鈴木')('finding.get', one)).number).toMatch(/^R8-\d\d-001$/);
    expect(await outcome(as('島田')('finding.list', other.at))).toBe('not_found');
  });

  test('and no letter after the contract has ended', async () => {
    const mail: Mail = { type: 'mail', template: 'yourTurn', to: [`person:${world.personId('島田')}`], about: {} };
    const letters = (today: string) => lettersFor(world.ports, 'm1', mail, today);
    expect(await letters('2027-03-31')).toHaveLength(1);
    expect(await letters('2027-04-01')).toEqual([]);
  });
});

test('the requests of an audit stand in one list over its sections, soonest due first, for the team alone', async () => {
  const { as } = world;
  await engage({ from: '2026-07-01' });
  const audit = await orderAudit(world, checklist, { ...joint, members: ['吉村'] });
  await audit.until('notified');
  const ask = (name: '市民課' | '保険年金課', title: string, dueDate: string) =>
    as('吉村')('request.create', { ...audit.place(name), title, dueDate });
  await ask('市民課', '台帳', '2026-08-20');
  const early = await ask('保険年金課', '受講記録', '2026-08-10');
  await as('吉村')('request.send', { ...audit.place('保険年金課'), requestId: early.requestId });
  const list = async (limit = 50) => as('吉村')('request.listOfAudit', { ...audit.at, limit });
  const told = ({ items }: Awaited<ReturnType<typeof list>>) =>
    items.map((r) => [r.departmentId, r.title, r.status, r.dueDate]);
  expect(told(await list())).toEqual([
    ['D220', '受講記録', 'sent', '2026-08-10'],
    ['D210', '台帳', 'draft', '2026-08-20'],
  ]);
  const first = await list(1);
  expect([told(first).length, first.next === undefined]).toEqual([1, false]);
  expect(await outcome(as('加藤')('request.listOfAudit', audit.at))).toBe('forbidden');
  expect(await outcome(as('島田')('request.listOfAudit', audit.at))).toBe('not_found');
  expect(told(await as('山本')('request.listOfAudit', audit.at))).toHaveLength(1);
  await engage({ from: '2026-07-01', interests: [{ departmentId: 'D220', system: '国保システム' }] });
  expect(told(await list())).toEqual([['D210', '台帳', 'draft', '2026-08-20']]);
});
