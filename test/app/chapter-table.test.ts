import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { keyOf } from '#shared/adapters/dynamo/keys.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { answer, judgement } from '#test/support/builders.ts';
import type { Name } from '#test/support/cities.ts';
import {
  type OrderedAudit,
  orderAudit,
  publishChecklist,
  type PublishedChecklist,
} from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world, 8, 3);
});
beforeEach(async () => {
  audit = await orderAudit(world, checklist, { members: ['鈴木', '島田'], over: { kind: 'joint' } });
  await audit.until('preliminary');
});
afterAll(async () => {
  expect(verifyPlane((await world.rows()) as never).breaches).toEqual([]);
  await world.close();
});

const table = () => world.as('山本')('audit.chapters', audit.at);
const figures = async (departmentId = 'D210') =>
  (await table()).items.find((row) => row.departmentId === departmentId)?.figures;

test('every section stands in the table from the first day, by the chapters of the checklist', async () => {
  const none = [0, 0, 0];
  const untouched = {
    answered: none,
    conform: none,
    needsImprovement: none,
    nonConform: none,
    notApplicable: none,
    unconfirmed: none,
  };
  expect(await table()).toEqual({
    chapters: [
      { name: '3.4 物理的セキュリティ', items: 3 },
      { name: '章2', items: 3 },
      { name: '章3', items: 2 },
    ],
    items: [
      { departmentId: 'D210', departmentName: '市民課', figures: untouched },
      { departmentId: 'D220', departmentName: '保険年金課', figures: untouched },
    ],
  });
});

test('answers count once however often they are saved, and judgements where they stand now', async () => {
  const { as } = world;
  const place = audit.place('市民課');
  await as('田中')('assignment.acknowledge', place);
  await as('田中')('response.answer', { ...place, ...answer('item-1') });
  await as('田中')('response.answer', { ...place, ...answer('item-1', { version: 1, selfResult: 'nonConform' }) });
  await as('田中')('response.answer', { ...place, ...answer('item-7') });
  expect((await figures())?.answered).toEqual([1, 0, 1]);

  const rest = ['item-2', 'item-3', 'item-4', 'item-5', 'item-6', 'item-8'];
  await as('田中')('response.answerMany', { ...place, items: rest.map((key) => answer(key)) });
  await as('田中')('assignment.requestApproval', place);
  await as('高橋')('assignment.approve', place);
  await as('佐藤')('assignment.accept', place);
  const items = [
    judgement('item-1', { version: 2, auditResult: 'nonConform' }),
    judgement('item-2'),
    judgement('item-4', { auditResult: 'notApplicable', auditComment: '窓口がない。' }),
  ];
  await as('佐藤')('response.judgeMany', { ...place, items });
  await as('鈴木')('response.judge', { ...place, ...judgement('item-1', { version: 3, auditResult: 'conform' }) });
  expect(await figures()).toEqual({
    answered: [3, 3, 2],
    conform: [2, 0, 0],
    needsImprovement: [0, 0, 0],
    nonConform: [0, 0, 0],
    notApplicable: [0, 1, 0],
    unconfirmed: [0, 0, 0],
  });
});

test('two auditors who judge one section at once lose nothing', async () => {
  const { as } = world;
  const place = audit.place('市民課');
  await audit.submit('市民課');
  await as('佐藤')('assignment.accept', place);
  const judge = (name: Name, key: string, auditResult: string) =>
    as(name)('response.judge', { ...place, ...judgement(key, { auditResult }) });
  await Promise.all([
    judge('佐藤', 'item-1', 'conform'),
    judge('鈴木', 'item-2', 'nonConform'),
    judge('佐藤', 'item-3', 'nonConform'),
    judge('鈴木', 'item-4', 'conform'),
  ]);
  const { conform, nonConform } = (await figures()) ?? {};
  expect([conform, nonConform]).toEqual([
    [1, 1, 0],
    [2, 0, 0],
  ]);
});

test('a section whose answers are older than the counting is not counted yet, and whole after its next save', async () => {
  const { as, doc, rows } = world;
  const { auditId, departmentId } = audit.place('市民課');
  await audit.submit('市民課');
  const Key = keyOf({ kind: 'chapterCounts', auditId, departmentId });
  expect((await rows()).state.filter(({ pk, sk }) => pk === Key.pk && sk === Key.sk)).toHaveLength(1);
  await doc.send(new DeleteCommand({ TableName: tableNamesOf('general').state, Key }));
  expect((await table()).items[0]).toEqual({ departmentId, departmentName: '市民課' });

  await as('佐藤')('assignment.accept', audit.place('市民課'));
  await as('佐藤')('response.judge', { ...audit.place('市民課'), ...judgement('item-8') });
  const { answered, conform } = (await figures()) ?? {};
  expect([answered, conform]).toEqual([
    [3, 3, 2],
    [0, 0, 1],
  ]);
});

test('it is for those who oversee all audits: no section, no team, and nobody from outside', async () => {
  const asked = (name: Name) => outcome(world.as(name)('audit.chapters', audit.at));
  expect(await asked('高橋')).toBe('forbidden');
  expect(await asked('木村')).toBe('not_found');
  expect(await asked('佐藤')).toBe('forbidden');
  expect(await asked('島田')).toBe('forbidden');
  expect(await asked('渡辺')).toBe('ok');
});
