import { afterAll, beforeAll, expect, test } from 'vitest';
import { workpaperDraft } from '#test/support/builders.ts';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  const checklist = await publishChecklist(world);
  audit = await orderAudit(world, checklist);
  await audit.until('fieldwork');
});
afterAll(() => world.close());

const place = () => audit.place('市民課');
const paper = (over: object = {}) => ({ ...place(), ...workpaperDraft(over) });
const write = async (over: object = {}) => {
  const { workpaperId } = await world.as('鈴木')('workpaper.create', paper(over));
  return { ...place(), workpaperId };
};

test('numbers count within an audit and a section, also when several are written at once', async () => {
  const where = audit.place('保険年金課');
  const drafts = Array.from({ length: 4 }, () =>
    world.as('鈴木')('workpaper.create', { ...where, ...workpaperDraft() }),
  );
  const numbers = (await Promise.all(drafts)).map(({ workpaperNo }) => workpaperNo);
  expect(numbers.toSorted()).toEqual(['W-D220-001', 'W-D220-002', 'W-D220-003', 'W-D220-004']);
  expect((await world.as('鈴木')('workpaper.create', paper())).workpaperNo).toBe('W-D210-001');
});

test('the team and the overseers read it; the section, and everybody else, does not learn that it exists', async () => {
  const { as } = world;
  const it = await write();
  for (const name of ['佐藤', '鈴木', '渡辺', '山本', '小川', '中村'] as const) {
    expect((await as(name)('workpaper.get', it)).workpaperId).toBe(it.workpaperId);
    expect((await as(name)('workpaper.list', place())).items.map((w) => w.workpaperId)).toContain(it.workpaperId);
  }
  for (const name of ['高橋', '田中', '井上', '伊藤', '加藤', '木村', '林', '管理'] as const) {
    expect(await outcome(as(name)('workpaper.get', it))).toBe('not_found');
    expect(await outcome(as(name)('workpaper.list', place()))).toBe('not_found');
    expect(await outcome(as(name)('workpaper.create', paper()))).toBe('not_found');
    expect(await outcome(as(name)('workpaper.edit', { ...it, ...workpaperDraft() }))).toBe('not_found');
    expect(await outcome(as(name)('workpaper.note', it))).toBe('not_found');
  }
  expect(await outcome(as('渡辺')('workpaper.create', paper()))).toBe('forbidden');
  expect(await outcome(as('鈴木')('workpaper.create', { ...paper(), departmentId: 'D310' }))).toBe('not_found');
});

test('an auditor with a post in the section neither writes nor reads its workpapers', async () => {
  const it = await write();
  await world.appoint('佐藤', 'D210', [], '2026-06-01');
  expect(await outcome(world.as('佐藤')('workpaper.get', it))).toBe('not_independent');
  expect(await outcome(world.as('佐藤')('workpaper.create', paper()))).toBe('not_independent');
  expect(await outcome(world.as('佐藤')('workpaper.passReview', it))).toBe('not_independent');
  const elsewhere = { ...audit.place('保険年金課'), ...workpaperDraft() };
  expect(await outcome(world.as('佐藤')('workpaper.create', elsewhere))).toBe('ok');
});

test('it names items of the checklist, evidence in store, and whom was spoken to', async () => {
  const attempt = (over: object) => outcome(world.as('鈴木')('workpaper.create', paper(over)));
  expect(await attempt({ itemKeys: ['item-9'] })).toBe('incomplete');
  expect(await attempt({ evidenceIds: [world.newId()] })).toBe('incomplete');
  expect(await attempt({ method: 'interview' })).toBe('incomplete');
  expect(await attempt({ method: 'interview', interviewedPosts: ['窓口係長'] })).toBe('ok');
  await expect(attempt({ itemKeys: [] })).rejects.toThrow('itemKeys');
});
