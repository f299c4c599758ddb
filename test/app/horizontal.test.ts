import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingDraft } from '#test/support/builders.ts';
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

const order = { title: '可搬媒体の管理', risk: '紛失に気づけないおそれがある。', dueDate: '2026-07-31' };
const no = { sameWeakness: false, found: '可搬媒体を使っていない。', measure: '' };
const yes = { sameWeakness: true, found: '貸出簿に空欄がある。', measure: '毎週確かめる。' };

const presented = async (draft: object = {}) => {
  const audit = await orderAudit(world, checklist);
  await audit.until('fieldwork');
  return { audit, it: await audit.finding('市民課', 'fact_confirmed', draft) };
};

const ordered = async (sections: string[]) => {
  const { audit, it } = await presented({ urgency: 'urgent' });
  await world.as('山本')('finding.orderHorizontalChecks', { ...it, ...order, sections });
  await world.deliver();
  const { items } = await world.as('渡辺')('horizontalCheck.list', it);
  const checkOf = (departmentId: string) => ({
    auditId: audit.auditId,
    checkId: items.find((check) => check.departmentId === departmentId)?.checkId ?? '',
  });
  return { audit, it, items, checkOf };
};

test('what is urgent is asked at once, all else with the instruction; by the CISO or the office', async () => {
  const { as } = world;
  const { audit, it } = await presented();
  const wanted = { ...it, ...order, sections: ['D310'] };
  expect(await outcome(as('山本')('finding.orderHorizontalChecks', wanted))).toBe('invalid_transition');
  await audit.until('ciso_received');
  for (const name of ['佐藤', '渡辺', '小川'] as const)
    expect(await outcome(as(name)('finding.orderHorizontalChecks', wanted))).toBe('forbidden');
  const own = { ...wanted, sections: ['D310', 'D210'] };
  expect(await outcome(as('中村')('finding.orderHorizontalChecks', own))).toBe('incomplete');
  await as('中村')('finding.orderHorizontalChecks', wanted);
  expect(await outcome(as('山本')('finding.orderHorizontalChecks', wanted))).toBe('incomplete');
  await as('山本')('finding.orderHorizontalChecks', { ...wanted, sections: ['D220'] });
  await world.deliver();
  const job = { type: 'job', job: 'requestHorizontalChecks', ...it } as const;
  await Promise.all([world.runJob(job, world.tick()), world.runJob(job, world.tick())]);
  const { items } = await as('中村')('horizontalCheck.list', it);
  expect(items.map((c) => c.departmentId).toSorted()).toEqual(['D220', 'D310']);
});

test('the asked section learns the risk and nothing of where it was found', async () => {
  const { as } = world;
  const { audit, it, checkOf } = await ordered(['D310']);
  const check = checkOf('D310');
  const task = (await as('斎藤')('me.tasks')).items.find((t) => t.id === check.checkId);
  expect(task).toMatchObject({ kind: 'horizontalCheck', title: '可搬媒体の管理', due: '2026-07-31' });
  const seen = [await as('斎藤')('horizontalCheck.get', check), (await as('斎藤')('horizontalCheck.mine')).items, task];
  expect(JSON.stringify(seen)).not.toMatch(/市民課|D210|USBメモリ|貸出簿/);
  expect(JSON.stringify(seen)).not.toContain(it.findingId);
  expect(await outcome(as('斎藤')('finding.get', it))).toBe('not_found');
  expect(await outcome(as('斎藤')('audit.get', audit.at))).toBe('not_found');
  expect(await outcome(as('伊藤')('horizontalCheck.get', check))).toBe('not_found');
  const origin = await as('高橋')('finding.get', it);
  expect(origin.horizontalOrders).toBeUndefined();
  expect(await outcome(as('高橋')('horizontalCheck.list', it))).toBe('forbidden');
});

test('no weakness: answered by the head, confirmed by the office', async () => {
  const { as } = world;
  const { it, checkOf } = await ordered(['D310']);
  const check = checkOf('D310');
  expect(await outcome(as('鈴木')('horizontalCheck.answer', { ...check, ...no }))).toBe('forbidden');
  await as('斎藤')('horizontalCheck.answer', { ...check, ...no });
  await as('中村')('horizontalCheck.return', { ...check, comment: '委託先も確かめること。' });
  await as('斎藤')('horizontalCheck.answer', { ...check, ...no });
  expect(await outcome(as('中村')('horizontalCheck.confirm', { ...check, outcome: 'improved' }))).toBe('incomplete');
  await as('中村')('horizontalCheck.confirm', { ...check, outcome: 'noWeakness' });
  expect((await as('山本')('horizontalCheck.list', it)).items).toMatchObject([
    { status: 'confirmed', outcome: 'noWeakness', findingId: it.findingId },
  ]);
});

test('the same weakness: an improvement that is followed, or a finding of its own', async () => {
  const { as } = world;
  const { checkOf } = await ordered(['D310', 'D220']);
  const [tax, pension] = [checkOf('D310'), checkOf('D220')];
  expect(await outcome(as('斎藤')('horizontalCheck.answer', { ...tax, ...yes, measure: '' }))).toBe('incomplete');
  await as('斎藤')('horizontalCheck.answer', { ...tax, ...yes });
  await as('鈴木')('horizontalCheck.follow', { ...tax, dueDate: '2026-09-30' });
  expect((await as('斎藤')('me.tasks')).items.find((t) => t.id === tax.checkId)?.due).toBe('2026-09-30');
  await as('斎藤')('horizontalCheck.reportImproved', { ...tax, report: '毎週確かめている。' });
  await as('鈴木')('horizontalCheck.confirm', { ...tax, outcome: 'improved' });

  await as('伊藤')('horizontalCheck.answer', { ...pension, ...yes });
  const later = await orderAudit(world, checklist);
  await later.until('fieldwork');
  const where = later.place('保険年金課');
  const { findingId } = await as('鈴木')('finding.create', { ...where, ...findingDraft() });
  const own = { auditId: later.auditId, findingId };
  const elsewhere = await later.finding('市民課');
  const confirm = (ownFinding: object) =>
    as('佐藤')('horizontalCheck.confirm', { ...pension, outcome: 'finding', ownFinding });
  expect(await outcome(confirm(elsewhere))).toBe('incomplete');
  expect(await confirm(own)).toMatchObject({ status: 'confirmed', ownFinding: own });
});
