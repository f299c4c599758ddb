import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answer, judgement } from '#test/support/builders.ts';
import {
  type OrderedAudit,
  orderAudit,
  publishChecklist,
  type PublishedChecklist,
  sections,
} from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
beforeEach(async () => {
  audit = await orderAudit(world, checklist, { sections: ['市民課', '税務課'] });
  await audit.until('notified');
});
afterAll(() => world.close());

const answerAll = async () => {
  const place = audit.place('市民課');
  await world.as('田中')('assignment.acknowledge', place);
  await world.as('田中')('response.answerMany', { ...place, items: audit.itemKeys.map((key) => answer(key)) });
  return place;
};

describe('the official answer', () => {
  test('is asked for only when every item is answered', async () => {
    const { as } = world;
    const place = audit.place('市民課');
    await as('田中')('assignment.acknowledge', place);
    await as('田中')('response.answer', { ...place, ...answer('item-1') });
    await expect(as('田中')('assignment.requestApproval', place)).rejects.toMatchObject({
      code: 'incomplete',
      details: { params: { what: { ja: '未回答 2項目', en: '2 items unanswered' } } },
    });
  });

  test('is approved and submitted by the section head alone', async () => {
    const { as } = world;
    const place = await answerAll();
    await as('田中')('assignment.requestApproval', place);
    for (const name of ['田中', '井上', '佐藤', '渡辺', '中村', '山本'] as const) {
      expect(await outcome(as(name)('assignment.approve', place))).toBe('forbidden');
    }
    for (const name of ['伊藤', '林', '管理'] as const) {
      expect(await outcome(as(name)('assignment.approve', place))).toBe('not_found');
    }
    expect((await as('高橋')('assignment.approve', place)).status).toBe('submitted');
  });

  test('of a head who is also the contact is approved by another head, never by the one who asked', async () => {
    const { as } = world;
    const place = audit.place('税務課');
    await as('木村')('assignment.acknowledge', place);
    await as('木村')('response.answerMany', { ...place, items: audit.itemKeys.map((key) => answer(key)) });
    await as('木村')('assignment.requestApproval', place);
    expect(await outcome(as('木村')('assignment.approve', place))).toBe('maker_is_checker');
    const { may } = await as('木村')('assignment.get', place);
    expect(may).not.toContain('assignment.approve');
    expect((await as('斎藤')('assignment.approve', place)).submittedBy).toBe(world.personId('斎藤'));
  });

  test('can be taken back until an auditor has opened it', async () => {
    const { as } = world;
    await audit.submit('市民課');
    const place = audit.place('市民課');
    expect((await as('高橋')('assignment.withdraw', place)).status).toBe('in_progress');
    await as('田中')('assignment.requestApproval', place);
    await as('高橋')('assignment.approve', place);
    await as('中村')('assignment.get', place);
    await as('鈴木')('assignment.get', place);
    expect(await outcome(as('高橋')('assignment.withdraw', place))).toBe('rule_refused');
  });

  test('opened by two auditors at the same moment is opened for both', async () => {
    const { as } = world;
    await audit.submit('市民課');
    const place = audit.place('市民課');
    const openings = Array.from({ length: 6 }, (_, n) => outcome(as(n % 2 ? '佐藤' : '鈴木')('assignment.get', place)));
    expect(new Set(await Promise.all(openings))).toEqual(new Set(['ok']));
  });

  test('once accepted is reopened by the lead alone, with a reason', async () => {
    const { as } = world;
    await audit.submit('市民課');
    const place = audit.place('市民課');
    await as('鈴木')('assignment.accept', place);
    const again = { ...place, reason: '添付の差替えがあった。' };
    expect(await outcome(as('鈴木')('assignment.reopen', again))).toBe('forbidden');
    expect((await as('佐藤')('assignment.reopen', again)).status).toBe('returned');
  });

  test('gets more time from the office alone, to a later day, and the old day is kept', async () => {
    const { as } = world;
    const place = audit.place('市民課');
    const later = { ...place, dueDate: '2026-09-15', reason: '繁忙期のため。' };
    expect(await outcome(as('高橋')('assignment.extend', later))).toBe('forbidden');
    expect(await outcome(as('中村')('assignment.extend', { ...later, dueDate: '2026-08-31' }))).toBe('incomplete');
    const { dueDate, extensions } = await as('中村')('assignment.extend', later);
    expect([dueDate, extensions]).toMatchObject(['2026-09-15', [{ from: '2026-08-31', to: '2026-09-15' }]]);
  });

  test('cannot change any more when the audit is reported', async () => {
    const { as } = world;
    const place = await answerAll();
    await audit.until('reported');
    expect(await outcome(as('田中')('response.answer', { ...place, ...answer('item-1', { version: 1 }) }))).toBe(
      'invalid_transition',
    );
    expect(await outcome(as('田中')('assignment.requestApproval', place))).toBe('invalid_transition');
    // Proof of improvement comes in later.
    expect(await as('田中')('assignment.get', place)).toMatchObject({ locked: true, may: ['evidence.create'] });
  });
});

describe('single items', () => {
  test('対象外 needs a reason, and so do 対象外 and 未確認 of the auditor', async () => {
    const { as } = world;
    const place = audit.place('市民課');
    await as('田中')('assignment.acknowledge', place);
    const notOurs = { ...place, ...answer('item-1', { selfResult: 'notApplicable' }) };
    await expect(as('田中')('response.answer', notOurs)).rejects.toThrow('a reason is required');
    const { items } = await as('田中')('response.answer', { ...notOurs, reason: '窓口がない。' });
    expect(items).toMatchObject([{ selfResult: 'notApplicable', reason: '窓口がない。', version: 1 }]);
    const blank = { ...place, ...judgement('item-1', { auditResult: 'unconfirmed' }) };
    await expect(as('鈴木')('response.judge', blank)).rejects.toThrow('a reason is required');
  });

  test('the two judgements stand side by side, and the section sees the auditors’ from the exchange on', async () => {
    const { as } = world;
    const place = audit.place('市民課');
    await audit.submit('市民課');
    await as('鈴木')('response.judge', { ...place, ...judgement('item-1', { auditResult: 'nonConform' }) });
    const first = async () => (await as('田中')('response.list', place)).items[0];
    expect((await first())?.auditResult).toBeUndefined();
    await audit.until('exchange');
    expect(await first()).toMatchObject({ selfResult: 'conform', auditResult: 'nonConform' });
  });

  test('auditors see nothing of an answer in progress', async () => {
    const place = await answerAll();
    expect((await world.as('佐藤')('response.list', place)).items).toEqual([]);
  });

  test('items that are not in the checklist, or named twice, are refused', async () => {
    const { as } = world;
    const place = audit.place('市民課');
    await as('田中')('assignment.acknowledge', place);
    const save = (...keys: string[]) =>
      as('田中')('response.answerMany', { ...place, items: keys.map((k) => answer(k)) });
    expect(await outcome(save('item-9'))).toBe('incomplete');
    expect(await outcome(save('item-1', 'item-1'))).toBe('invalid_input');
  });

  test('another section neither sees nor writes them', async () => {
    const place = await answerAll();
    for (const name of ['加藤', '木村', '管理'] as const) {
      const as = world.as(name);
      expect(await outcome(as('assignment.get', place))).toBe('not_found');
      expect(await outcome(as('response.list', place))).toBe('not_found');
      expect(await outcome(as('response.answer', { ...place, ...answer('item-1', { version: 1 }) }))).toBe('not_found');
    }
    expect((await world.as('木村')('audit.board', audit.at)).items.map((a) => a.departmentName)).toEqual(['税務課']);
  });
});

test('before its notice a section knows nothing of the audit', async () => {
  const planned = await orderAudit(world, checklist, { sections: ['市民課'] });
  await planned.until('approved');
  expect(await outcome(world.as('高橋')('audit.get', planned.at))).toBe('not_found');
  await planned.until('notified');
  expect(await outcome(world.as('高橋')('audit.get', planned.at))).toBe('ok');
  expect(await outcome(world.as(sections.保険年金課.head)('audit.get', planned.at))).toBe('not_found');
});
