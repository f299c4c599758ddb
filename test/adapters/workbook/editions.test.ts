import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSheets } from '#shared/adapters/workbook/read-sheets.ts';
import { carriedOver } from '#shared/domain/checklist/carry.ts';
import { differenceBetween } from '#shared/domain/checklist/difference.ts';
import { importChecklist } from '#shared/domain/checklist/import.ts';
import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { sample } from './workbooks.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
const original = () => readSheets({ fileName: 'general-r8.xlsx', bytes: sample('checklists/general-r8.xlsx') });
const itemsOf = (sheets: Sheet[]) => importChecklist(sheets, hash).items;

/** The general checklist as another edition: every cell through `change`. */
const edited = async (change: (text: string) => string): Promise<Sheet[]> =>
  (await original()).map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(change)) }));

const before = itemsOf(await original());
const [first, second] = before;
if (!first || !second) throw new Error('the sample has fewer items');

test('the same file again differs in nothing', async () => {
  const difference = differenceBetween(before, itemsOf(await original()));
  expect(difference).toMatchObject({ added: [], removed: [], reworded: [], renames: [] });
  expect(difference.counts).toEqual({ added: 0, removed: 0, reworded: 0, unchanged: before.length });
});

test('renumbered items stay what they are', async () => {
  const sheets = await edited((text) => (/^\d+$/.test(text) ? String(Number(text) + 100) : text));
  expect(differenceBetween(before, itemsOf(sheets)).counts).toMatchObject({ added: 0, removed: 0, reworded: 0 });
});

const renamedText = first.question.replace('任命され', '任命されており');

test('an item in other words is proposed as the same, other columns make it reworded, and once said it stays so', async () => {
  const material = second.materialExamples[0] ?? '';
  const sheets = await edited((text) =>
    text === first.question
      ? renamedText
      : text.includes(material) && text !== ''
        ? text.replace(material, '新しい資料')
        : text,
  );
  const items = itemsOf(sheets);
  const difference = differenceBetween(before, items);
  expect(difference.counts).toMatchObject({ added: 1, removed: 1 });
  expect(difference.reworded.map((r) => r.itemKey)).toContain(second.itemKey);
  const [rename] = difference.renames;
  expect(rename).toMatchObject({ was: { itemKey: first.itemKey }, now: { title: renamedText } });
  expect(rename?.likeness).toBeGreaterThan(0.8);

  const importKey = rename?.now.itemKey ?? '';
  const said = items.map((item) =>
    item.itemKey === importKey ? { ...item, itemKey: first.itemKey, importKey } : item,
  );
  expect(differenceBetween(before, said).counts).toMatchObject({ added: 0, removed: 0 });
  const later = carriedOver(said, itemsOf(sheets));
  expect(later.map((i) => i.itemKey)).toEqual(said.map((i) => i.itemKey));
});

test('when the old words come back beside the new ones, every item still has a key of its own', () => {
  const importKey = 'feedfacefeedface';
  const said = before.map((item) => (item === first ? { ...item, importKey } : item));
  const items = [{ ...first, itemKey: importKey, question: renamedText }, first, second];
  const keys = carriedOver(said, items).map((i) => i.itemKey);
  expect(keys).toEqual([first.itemKey, `${first.itemKey}-2`, second.itemKey]);
});

test('a split and a merge are noted', () => {
  const word = (item: typeof first, itemKey: string, question: string) => ({
    ...item,
    itemKey,
    question,
    title: question,
  });
  const both = word(first, 'old-both', '入退室を記録し、記録を一年間保管している。');
  const parts = [
    word(first, 'new-one', '入退室を記録している。'),
    word(first, 'new-two', '入退室の記録を一年間保管している。'),
  ];
  expect(differenceBetween([both], parts).renames).toMatchObject([{ alternatives: 1, rivals: 0 }]);
  expect(differenceBetween(parts, [both]).renames).toMatchObject([{ alternatives: 0, rivals: 1 }]);
});
