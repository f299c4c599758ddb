import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { planDraft } from '#test/support/builders.ts';
import { orderAudit, type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { withStoppableIndexes } from '#test/support/stopped-indexes.ts';
import { openStore } from '#test/support/store.ts';

let stand: ReturnType<typeof withStoppableIndexes>;
let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  stand = withStoppableIndexes(await openStore());
  world = await foundCity(stand);
  checklist = await publishChecklist(world);
});
beforeEach(() => stand.goOn());
afterAll(() => stand.close());

const approvedPlan = async (fiscalYear: number) => {
  const { as } = world;
  const { planId } = await as('中村')('plan.create', { kind: 'annual', fiscalYear, ...planDraft() });
  await as('渡辺')('plan.submit', { planId });
  await as('山本')('plan.approve', { planId, committeeDate: '2026-05-28' });
  return planId;
};

test('R10: a plan is not closed over audits the index does not know of yet', async () => {
  const planId = await approvedPlan(2026);
  await stand.stop();
  const first = await orderAudit(world, checklist, { over: { planId, cisoOrderNo: undefined } });
  const second = await orderAudit(world, checklist, { over: { planId, cisoOrderNo: undefined } });
  expect([(await first.view()).number, (await second.view()).number]).toEqual([1, 2]);
  const close = (more: object = {}) => outcome(world.as('渡辺')('plan.close', { planId, ...more }));
  expect(await close()).toBe('busy');
  expect(await close({ reason: '残りは来年度。' })).toBe('busy');
  // Whoever may not close it learns nothing of that.
  expect(await outcome(world.as('高橋')('plan.close', { planId }))).toBe('not_found');
  await stand.goOn();
  expect(await close()).toBe('incomplete');
});

test('R10: an audit counts as what it is, whatever the index holds of it', async () => {
  const planId = await approvedPlan(2027);
  const audit = await orderAudit(world, checklist, { fiscalYear: 2027, over: { planId, cisoOrderNo: undefined } });
  await stand.stop();
  await audit.until('notified');
  expect(await outcome(world.as('渡辺')('plan.close', { planId }))).toBe('incomplete');
  await world.as('渡辺')('audit.cancel', { ...audit.at, reason: '計画を改めるため。' });
  expect(await outcome(world.as('渡辺')('plan.close', { planId }))).toBe('ok');
});

test('R10: a checklist takes its next version from the records, with the items of the last', async () => {
  const { as } = world;
  const imported = async (checklistId?: string) => {
    const file = { fileName: 'tenken.xlsx', content: Buffer.from('3').toString('base64') };
    const { previewHash } = await as('中村')('checklist.preview', file);
    const head = { title: '点検票', guidelineEdition: 'R7.3', previewHash };
    return as('中村')('checklist.import', { ...file, ...head, ...(checklistId ? { checklistId } : {}) });
  };
  await stand.stop();
  const { checklistId } = await imported();
  expect((await imported(checklistId)).checklistVersion).toBe(2);
  expect((await imported(checklistId)).checklistVersion).toBe(3);
  expect(await outcome(imported(world.newId()))).toBe('not_found');
});

test('R10: what the index still shows as open is left alone by those who find it there', async () => {
  const { as, runJob, tick } = world;
  const audit = await orderAudit(world, checklist, { fiscalYear: 2028 });
  await audit.until('fieldwork');
  const it = await audit.finding('市民課', 'fact_confirmed');
  await audit.until('ciso_received');
  await as('山本')('finding.instruct', { ...it, text: '改めること。', dueDate: '2027-03-31' });
  await as('山本')('finding.acceptRisk', { ...it, compensatingControl: '施錠', expiresOn: '2026-06-30' });
  world.travel('2026-07-01');
  await stand.stop();
  const answered = stand.answeredLate();
  for (let n = 0; n < 3; n += 1) await runJob({ type: 'job', job: 'expireRisks' }, tick());
  expect(stand.answeredLate()).toBe(answered + 3);
  const { items } = await world.store.list.entriesOf(`FINDING#${it.findingId}`, { limit: 100 });
  expect(items.filter(({ act }) => act === 'finding.riskExpired')).toHaveLength(1);
});

test('R10: rights come from the records: lost at once, whatever the index says, and never gained by it', async () => {
  const { as, personId } = world;
  const audit = await orderAudit(world, checklist, { fiscalYear: 2029 });
  await audit.until('notified');
  await stand.stop();
  const team = [{ personId: personId('松本'), role: 'lead' }];
  await as('渡辺')('audit.changeTeam', { ...audit.at, team, reason: '異動' });
  expect((await as('佐藤')('me.tasks')).items.filter((t) => t.auditId === audit.auditId)).toEqual([]);
  expect((await as('佐藤')('audit.list', { fiscalYear: 2029, limit: 10 })).items).toEqual([]);
  expect(await outcome(as('佐藤')('audit.get', audit.at))).toBe('not_found');
  expect((await as('松本')('audit.get', audit.at)).auditId).toBe(audit.auditId);
  expect(await outcome(as('松本')('audit.startPreliminary', audit.at))).toBe('ok');
});
