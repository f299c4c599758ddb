import type { Checklist } from './checklist.ts';
import type { ChecklistItem } from './item.ts';

type Placed = Pick<ChecklistItem, 'chapter' | 'itemKey'>;

/** The chapters of a checklist in the order in which they begin, and how many items stand in each. */
export const chaptersOf = (items: readonly Placed[]): Checklist['chapters'] =>
  [...Map.groupBy(items, ({ chapter }) => chapter)].map(([name, group]) => ({ name, items: group.length }));

/** The place of each item's chapter among `chaptersOf`. */
export const chapterPlaces = (items: readonly Placed[]): ReadonlyMap<string, number> => {
  const places = new Map(chaptersOf(items).map(({ name }, place) => [name, place]));
  return new Map(items.map(({ itemKey, chapter }) => [itemKey, places.get(chapter) ?? 0]));
};
