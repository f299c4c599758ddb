import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checklistUseCases } from '#shared/app/checklist/checklists.ts';
import type { WorkbookReader } from '#shared/app/file-ports.ts';
import type { ChecklistItem } from '#shared/domain/checklist/item.ts';
import { checklistItem } from '#test/support/builders.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

/** Stands in for the workbook reader: the file's content is the items themselves. */
const reader: WorkbookReader = async ({ content }) => ({
  preview: { items: JSON.parse(Buffer.from(content, 'base64').toString()), rows: [], warnings: [], mapping: [] },
  sha256: '0'.repeat(64),
});
const importing = async (items: ChecklistItem[], checklistId?: string) => {
  const useCases = checklistUseCases(world.ports, reader);
  const file = { fileName: '点検票.xlsx', content: Buffer.from(JSON.stringify(items)).toString('base64') };
  const actor = await world.actor('中村');
  const call = <I>(input: I) => ({ actor, input, request: { id: ulid(), at: world.tick() } });
  const { previewHash } = (await useCases['checklist.preview'].run(call(file))).body;
  const head = { title: '点検票', guidelineEdition: 'R7.3', previewHash, checklistId };
  return (await useCases['checklist.import'].run(call({ ...file, ...head }))).body;
};

const item = (n: number, question = `項目${n}の管理簿を毎月確認している。`): ChecklistItem => ({
  ...checklistItem(n),
  question,
  title: question,
});

test('what a person calls the same item keeps its key, in this version and in those that follow', async () => {
  const { as } = world;
  const { checklistId } = await importing([item(1), item(2), item(3)]);
  const renamed = item(9, '項目2の管理簿を毎週確認している。');
  const next = await importing([item(1), renamed, item(3), item(4)], checklistId);
  const it = { checklistId, checklistVersion: String(next.checklistVersion) };

  const difference = await as('渡辺')('checklist.difference', { ...it, from: 1 });
  expect(difference.counts).toEqual({ added: 2, removed: 1, reworded: 0, unchanged: 2 });
  expect(difference.renames).toMatchObject([{ was: { itemKey: 'item-2' }, now: { itemKey: 'item-9' } }]);

  const pair = { itemKey: 'item-9', was: 'item-2' };
  const say = (pairs: object[]) => ({ ...it, from: 1, pairs });
  expect(await outcome(as('渡辺')('checklist.identify', say([pair])))).toBe('forbidden');
  for (const wrong of [
    { itemKey: 'item-9', was: 'item-1' },
    { itemKey: 'item-7', was: 'item-2' },
  ])
    expect(await outcome(as('中村')('checklist.identify', say([wrong])))).toBe('incomplete');
  expect(await outcome(as('中村')('checklist.identify', say([pair, { ...pair, itemKey: 'item-4' }])))).toBe(
    'incomplete',
  );
  await as('中村')('checklist.identify', say([pair]));
  const { list } = await as('中村')('checklist.get', it);
  expect(list.map((i) => i.itemKey)).toEqual(['item-1', 'item-2', 'item-3', 'item-4']);
  expect((await as('渡辺')('checklist.difference', { ...it, from: 1 })).counts).toEqual({
    added: 1,
    removed: 0,
    reworded: 1,
    unchanged: 2,
  });

  const third = await importing([item(1), renamed, item(3)], checklistId);
  const later = await as('中村')('checklist.get', { checklistId, checklistVersion: String(third.checklistVersion) });
  expect(later.list.map((i) => i.itemKey)).toEqual(['item-1', 'item-2', 'item-3']);
  await as('渡辺')('checklist.publish', it);
  expect(await outcome(as('中村')('checklist.identify', say([pair])))).toBe('invalid_transition');
});
