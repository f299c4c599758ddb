import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: Awaited<ReturnType<typeof orderAudit>>;
beforeAll(async () => {
  world = await foundCity(await openStore());
  const checklist = await publishChecklist(world);
  audit = await orderAudit(world, checklist, { sections: ['市民課', '税務課'] });
  await audit.until('notified');
  await audit.submit('税務課');
  // Another one that is not announced yet reaches nobody.
  await orderAudit(world, checklist, { sections: ['保険年金課'] });
});
afterAll(() => world.close());

test('the board says whose turn it is and how many business days late, and counts by state', async () => {
  const { as, travel } = world;
  travel('2026-09-03');
  const { items, stages } = await as('中村')('audit.board', audit.at);
  const rows = items.map((row) => [row.departmentName, row.status, row.waitsFor, row.daysLate, row.overdue]);
  expect(rows).toEqual([
    ['市民課', 'sent', 'deptContact', 3, true],
    ['税務課', 'submitted', 'auditor', 0, false],
  ]);
  expect(stages).toContainEqual({ status: 'sent', sections: 1, overdue: 1 });
  expect(stages.map(({ sections }) => sections)).toEqual([1, 0, 0, 1, 0, 0]);
  // A section counts itself, and learns nothing of the others.
  expect((await as('木村')('audit.board', audit.at)).stages.map(({ sections }) => sections)).toEqual([
    0, 0, 0, 1, 0, 0,
  ]);
});

test('a late section that was due on a closed day is given until the next business day', async () => {
  const { as, travel } = world;
  const place = audit.place('市民課');
  await as('中村')('assignment.extend', { ...place, dueDate: '2026-09-20', reason: '災害。' });
  travel('2026-09-25');
  const { items } = await as('中村')('audit.board', audit.at);
  // Sunday 20 September, then 敬老の日, 国民の休日 and 秋分の日: due on Thursday 24, one day late on Friday.
  expect(items.find((row) => row.departmentId === place.departmentId)?.daysLate).toBe(1);
});

test('a year in figures', async () => {
  const { as } = world;
  await audit.until('preliminary');
  const finding = await audit.finding('市民課', 'draft');
  await audit.finding('税務課', 'draft', { severity: 'MAJOR_NC' });
  await as('鈴木')('finding.withdraw', { ...finding, comment: '誤り。' });
  const summary = await as('山本')('audit.yearSummary', { fiscalYear: 2026 });
  expect(summary).toMatchObject({
    fiscalYear: 2026,
    coverage: { audited: 2 },
    repeated: 0,
    carriedOver: 0,
    extensions: { assignments: 1, findings: 0 },
  });
  expect(summary.audits).toEqual(
    expect.arrayContaining([
      { status: 'preliminary', number: 1 },
      { status: 'planned', number: 1 },
    ]),
  );
  expect(summary.findings).toEqual(
    expect.arrayContaining([
      { severity: 'MAJOR_NC', status: 'draft', number: 1, overdue: 0 },
      expect.objectContaining({ status: 'withdrawn', number: 1 }),
    ]),
  );
  const { sections, neverInCycle } = summary.coverage;
  expect([neverInCycle.length, neverInCycle.includes('D220'), neverInCycle.includes('D210')]).toEqual([
    sections - 2,
    true,
    false,
  ]);
});

test('three years later the section has dropped out of the cycle', async () => {
  const { as } = world;
  const never = async (fiscalYear: number) =>
    (await as('山本')('audit.yearSummary', { fiscalYear })).coverage.neverInCycle;
  expect((await never(2028)).includes('D210')).toBe(false);
  expect((await never(2029)).includes('D210')).toBe(true);
});

test('it is for those who oversee all audits', async () => {
  expect(await outcome(world.as('佐藤')('audit.yearSummary', { fiscalYear: 2026 }))).toBe('forbidden');
  expect(await outcome(world.as('高橋')('audit.yearSummary', { fiscalYear: 2026 }))).toBe('forbidden');
});
