import { expect, test } from 'vitest';
import { countedAnew, figuresFor, recounted } from '#shared/domain/assignment/chapter-counts.ts';
import { chapterPlaces, chaptersOf } from '#shared/domain/checklist/chapters.ts';
import { checklistItem } from '#test/support/builders.ts';

const items = [
  { ...checklistItem(1), chapter: '体制' },
  { ...checklistItem(2), chapter: '人' },
  { ...checklistItem(3), chapter: '体制' },
];
const places = chapterPlaces(items);

test('chapters stand in the order in which they begin, and each item knows the place of its own', () => {
  expect(chaptersOf(items)).toEqual([
    { name: '体制', items: 2 },
    { name: '人', items: 1 },
  ]);
  expect([...places.values()]).toEqual([0, 1, 0]);
});

test('an answer and a judgement count in the chapter of their item, and what is no item of the list in none', () => {
  const figures = countedAnew(
    [
      { itemKey: 'item-2', selfResult: 'conform' },
      { itemKey: 'item-3', selfResult: 'nonConform', auditResult: 'nonConform' },
      { itemKey: 'item-9', selfResult: 'conform' },
    ],
    places,
  );
  expect(figuresFor(figures, 2)).toEqual({
    answered: [1, 1],
    conform: [0, 0],
    needsImprovement: [0, 0],
    nonConform: [1, 0],
    notApplicable: [0, 0],
    unconfirmed: [0, 0],
  });
});

test('a judgement that is changed moves from one figure to another, and leaves what it was taken from alone', () => {
  const before = countedAnew([{ itemKey: 'item-2', auditResult: 'nonConform' }], places);
  const change = {
    was: [{ itemKey: 'item-2', auditResult: 'nonConform' as const }],
    now: [{ itemKey: 'item-2', auditResult: 'conform' as const }],
  };
  const after = recounted(before, change, places);
  expect([after.nonConform, after.conform]).toEqual([
    [0, 0],
    [0, 1],
  ]);
  expect(before.nonConform).toEqual([0, 1]);
});
