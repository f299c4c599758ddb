import { afterAll, beforeAll, expect, test } from 'vitest';
import { findingDraft, workpaperDraft } from '#test/support/builders.ts';
import { type OrderedAudit, orderAudit, publishChecklist, type SectionName } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let audit: OrderedAudit;
beforeAll(async () => {
  world = await foundCity(await openStore());
  audit = await orderAudit(world, await publishChecklist(world));
  await audit.until('fieldwork');
});
afterAll(() => world.close());

const write = async (section: SectionName = '市民課') => {
  const where = audit.place(section);
  const { workpaperId } = await world.as('鈴木')('workpaper.create', { ...where, ...workpaperDraft() });
  return { ...where, workpaperId };
};
const resting = (...workpaperIds: string[]) => findingDraft({ workpapers: [], workpaperIds });
const found = (...workpaperIds: string[]) =>
  world.as('鈴木')('finding.create', { ...audit.place('市民課'), ...resting(...workpaperIds) });

test('a finding rests on a workpaper of its own audit and section that was not withdrawn', async () => {
  const { as } = world;
  const [own, elsewhere, withdrawn] = [await write(), await write('保険年金課'), await write()];
  await as('鈴木')('workpaper.withdraw', { ...withdrawn, comment: '重複' });
  expect(await outcome(found())).toBe('incomplete');
  expect(await outcome(found(elsewhere.workpaperId))).toBe('incomplete');
  expect(await outcome(found(withdrawn.workpaperId))).toBe('incomplete');
  expect(await outcome(found(own.workpaperId, world.newId()))).toBe('incomplete');
  const { findingId, workpaperIds } = await found(own.workpaperId);
  expect(workpaperIds).toEqual([own.workpaperId]);
  const it = { ...audit.at, findingId };
  expect(await outcome(as('鈴木')('finding.edit', { ...it, ...resting(withdrawn.workpaperId) }))).toBe('incomplete');
});

test('a workpaper that a finding rests on is not withdrawn before the finding lets go of it', async () => {
  const { as } = world;
  const [first, second] = [await write(), await write()];
  const { findingId } = await found(first.workpaperId);
  expect(await outcome(as('鈴木')('workpaper.withdraw', { ...first, comment: '重複' }))).toBe('incomplete');
  await as('鈴木')('finding.edit', { ...audit.at, findingId, ...resting(second.workpaperId) });
  expect(await outcome(as('鈴木')('workpaper.withdraw', { ...first, comment: '重複' }))).toBe('ok');
  await as('鈴木')('finding.withdraw', { ...audit.at, findingId, comment: '重複' });
  expect(await outcome(as('鈴木')('workpaper.withdraw', { ...second, comment: '重複' }))).toBe('ok');
});

test('the section reads neither in its finding nor in the result notice what they rest on; the team does', async () => {
  const { as } = world;
  const other = await orderAudit(world, await publishChecklist(world));
  await other.until('fieldwork');
  const place = other.place('市民課');
  const { workpaperId } = await as('鈴木')('workpaper.create', { ...place, ...workpaperDraft() });
  const it = await other.finding('市民課', 'fact_confirmed', { workpaperIds: [workpaperId] });
  await other.until('reported');
  const answers = async (name: '高橋' | '田中') => [
    await as(name)('finding.get', it),
    await as(name)('finding.list', other.at),
    await as(name)('report.section', place),
    await as(name)('finding.activity', it),
  ];
  for (const name of ['高橋', '田中'] as const) expect(JSON.stringify(await answers(name))).not.toContain(workpaperId);
  expect((await as('鈴木')('finding.get', it)).workpaperIds).toEqual([workpaperId]);
  expect(JSON.stringify(await as('渡辺')('report.rows', other.at))).toContain(workpaperId);
});
