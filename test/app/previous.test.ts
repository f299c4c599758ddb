import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '#test/support/builders.ts';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let first: OrderedAudit;
let second: OrderedAudit;
let cancelled: OrderedAudit;
let now: OrderedAudit;
let findings: { major: string; withdrawn: string };

const contact = () => world.as('田中');
const place = () => now.place('市民課');

/** Two reported audits and one that never was, on versions of the list that share most of their items. */
beforeAll(async () => {
  world = await foundCity(await openStore());
  const [short, long] = [await publishChecklist(world, 3), await publishChecklist(world, 40)];
  const sections = ['市民課'] as const;

  first = await orderAudit(world, short, { sections, over: { title: '令和6年度の監査' } });
  await first.until('notified');
  await first.submit('市民課');
  await first.judge('市民課');
  await first.until('fieldwork');
  const { findingId: withdrawn } = await first.finding('市民課');
  await world.as('鈴木')('finding.withdraw', { ...first.at, findingId: withdrawn, comment: '誤り。' });
  const { findingId: major } = await first.finding('市民課', 'fact_confirmed', { severity: 'MAJOR_NC' });
  await first.until('reported');
  findings = { major, withdrawn };

  second = await orderAudit(world, long, { sections, over: { title: '令和7年度の監査' } });
  await second.until('notified');
  const at = second.place('市民課');
  await contact()('assignment.acknowledge', at);
  const items = second.itemKeys.slice(1, 33).map((key) => answer(key, { comment: `昨年の説明 ${key}` }));
  items[31] = answer('item-33', { selfResult: 'notApplicable', reason: '窓口がない。' });
  await contact()('response.answerMany', { ...at, items: items.slice(0, 25) });
  await contact()('response.answerMany', { ...at, items: items.slice(25) });
  await second.until('reported');

  cancelled = await orderAudit(world, long, { sections, over: { title: '中止した監査' } });
  await cancelled.until('notified');
  await contact()('assignment.acknowledge', cancelled.place('市民課'));
  await contact()('response.answer', {
    ...cancelled.place('市民課'),
    ...answer('item-2', { selfResult: 'nonConform' }),
  });
  await world.as('渡辺')('audit.cancel', { ...cancelled.at, reason: '災害' });

  now = await orderAudit(world, long, { sections: ['市民課', '保険年金課'] });
  await now.until('notified');
  await contact()('assignment.acknowledge', place());
});
afterAll(() => world.close());

describe('last year beside each item', () => {
  test('is the latest answer of a reported audit, with its judgement, whatever the list’s version', async () => {
    const { audits, items } = await contact()('assignment.previous', place());
    expect(audits.map((a) => a.title)).toEqual(['令和7年度の監査', '令和6年度の監査']);
    const of = (key: string) => items.find((i) => i.itemKey === key);
    expect(of('item-1')?.answer).toMatchObject({
      auditId: first.auditId,
      fiscalYear: 2026,
      selfResult: 'conform',
      auditResult: 'conform',
    });
    expect(of('item-2')?.answer).toMatchObject({ auditId: second.auditId, comment: '昨年の説明 item-2' });
    expect(of('item-33')?.answer).toMatchObject({ selfResult: 'notApplicable', reason: '窓口がない。' });
    expect(of('item-40')).toBeUndefined();
  });

  test('names the findings that were made on the item, and whether something is still to be done', async () => {
    const { items } = await contact()('assignment.previous', place());
    expect(items.find((i) => i.itemKey === 'item-1')?.findings).toMatchObject([
      { findingId: findings.major, auditId: first.auditId, severity: 'MAJOR_NC', status: 'finalized', open: true },
    ]);
    expect(JSON.stringify(items)).not.toContain(findings.withdrawn);
  });

  test('is shown to the section, the team and those above, and unknown to everybody else', async () => {
    for (const name of ['田中', '高橋', '佐藤', '鈴木', '中村', '渡辺', '山本'] as const)
      expect((await world.as(name)('assignment.previous', place())).audits).toHaveLength(2);
    for (const name of ['加藤', '伊藤', '松本', '林', '管理'] as const)
      expect(await outcome(world.as(name)('assignment.previous', place()))).toBe('not_found');
  });

  test('of a section that was never audited is empty', async () => {
    expect(await world.as('加藤')('assignment.previous', now.place('保険年金課'))).toEqual({ audits: [], items: [] });
  });
});

describe('carrying answers over', () => {
  const carry = (input: object = {}) => contact()('response.carryOver', { ...place(), ...input });
  const present = async (itemKey: string) => contact()('response.get', { ...place(), itemKey });

  test('of another section, or by auditors, is refused', async () => {
    expect(await outcome(world.as('佐藤')('response.carryOver', place()))).toBe('forbidden');
    expect(await outcome(world.as('加藤')('response.carryOver', place()))).toBe('not_found');
    expect(await outcome(world.as('加藤')('response.carryOver', now.place('保険年金課')))).toBe('invalid_transition');
  });

  test('copies the answer with its reason, and marks where it came from', async () => {
    const { items, assignment, remaining } = await carry({ itemKeys: ['item-33', 'item-40'] });
    expect([items.length, assignment.answered, remaining]).toEqual([1, 1, 0]);
    expect(await present('item-33')).toMatchObject({
      version: 1,
      selfResult: 'notApplicable',
      reason: '窓口がない。',
      answeredBy: world.personId('田中'),
      carriedFrom: { auditId: second.auditId, fiscalYear: 2026, changed: false },
    });
  });

  test('never overwrites: an answered item stays as it is, and asking for nothing else is told so', async () => {
    await contact()('response.answer', { ...place(), ...answer('item-3', { selfResult: 'nonConform' }) });
    expect(await outcome(carry({ itemKeys: ['item-3'] }))).toBe('incomplete');
    expect(await present('item-3')).toMatchObject({ version: 1, selfResult: 'nonConform' });
    expect((await present('item-3')).carriedFrom).toBeUndefined();
  });

  test('of all unanswered items goes on in steps of 25, until none is left', async () => {
    const steps = [await carry(), await carry()].map(({ items, remaining }) => [items.length, remaining]);
    expect(steps).toEqual([
      [25, 6],
      [6, 0],
    ]);
    expect(await outcome(carry())).toBe('incomplete');
    const { items } = await contact()('response.list', place());
    expect(items.filter((r) => r.carriedFrom?.auditId === second.auditId)).toHaveLength(31);
    expect(items.filter((r) => r.carriedFrom?.auditId === first.auditId)).toHaveLength(1);
    expect((await contact()('assignment.get', place())).answered).toBe(33);
  });

  test('an edit shows: the same answer stays unchanged, another one is changed for good', async () => {
    const edit = (over: object) => contact()('response.answer', { ...place(), ...answer('item-5', over) });
    const same = { comment: '昨年の説明 item-5' };
    await edit({ version: 1, ...same });
    expect((await present('item-5')).carriedFrom?.changed).toBe(false);
    await edit({ version: 2, comment: '今年は様式を改めた。' });
    await edit({ version: 3, ...same });
    expect((await present('item-5')).carriedFrom).toMatchObject({ changed: true });
  });

  test('the auditors see the mark with the submission, and keep it when they judge', async () => {
    const rest = now.itemKeys.slice(33).map((key) => answer(key));
    await contact()('response.answerMany', { ...place(), items: rest });
    await contact()('assignment.requestApproval', place());
    await world.as('高橋')('assignment.approve', place());
    await world.as('佐藤')('response.judge', { ...place(), itemKey: 'item-4', version: 1, auditResult: 'conform' });
    const { items } = await world.as('佐藤')('response.list', place());
    const marks = ['item-4', 'item-5', 'item-40'].map((k) => items.find((r) => r.itemKey === k)?.carriedFrom?.changed);
    expect(marks).toEqual([false, true, undefined]);
    expect(await outcome(carry())).toBe('invalid_transition');
  });
});

describe('one item, by itself', () => {
  test('is what a person needs to see both versions after somebody else saved first', async () => {
    const at = now.place('保険年金課');
    await world.as('加藤')('assignment.acknowledge', at);
    await world.as('加藤')('response.answer', { ...at, ...answer('item-1', { comment: '加藤の答え' }) });
    const mine = answer('item-1', { selfResult: 'nonConform', comment: '伊藤の答え' });
    const refusal: unknown = await world
      .as('伊藤')('response.answer', { ...at, ...mine })
      .catch((e: unknown) => e);
    expect(refusal).toMatchObject({
      code: 'stale_version',
      details: { fields: [{ path: 'item-1', currentVersion: 1 }] },
    });
    const theirs = await world.as('伊藤')('response.get', { ...at, itemKey: 'item-1' });
    expect(theirs).toMatchObject({ version: 1, comment: '加藤の答え', answeredBy: world.personId('加藤') });
    await world.as('伊藤')('response.answer', { ...at, ...mine, version: theirs.version });
    expect(await world.as('加藤')('response.get', { ...at, itemKey: 'item-1' })).toMatchObject({
      version: 2,
      comment: '伊藤の答え',
    });
  });

  test('is blank while unanswered, blank to auditors before the submission, and must be of the checklist', async () => {
    const at = now.place('保険年金課');
    const blank = { ...at, itemKey: 'item-2', version: 0 };
    expect(await world.as('加藤')('response.get', { ...at, itemKey: 'item-2' })).toEqual(blank);
    expect(await world.as('佐藤')('response.get', { ...at, itemKey: 'item-1' })).toEqual({
      ...blank,
      itemKey: 'item-1',
    });
    expect(await outcome(world.as('加藤')('response.get', { ...at, itemKey: 'item-99' }))).toBe('incomplete');
    expect(await outcome(world.as('林')('response.get', { ...at, itemKey: 'item-1' }))).toBe('not_found');
  });
});

test('last year is closed to an auditor who has come into the section meanwhile', async () => {
  await world.appoint('鈴木', 'D210', [], '2026-05-01');
  expect(await outcome(world.as('鈴木')('assignment.previous', place()))).toBe('not_independent');
  expect(await outcome(world.as('佐藤')('assignment.previous', place()))).toBe('ok');
});
