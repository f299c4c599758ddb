import type { ChecklistItem } from './item.ts';

/**
 * The items of a new version under the keys of the one before it: what somebody once called the same item stays the same
 * in every later version, though its words alone would give it another key. Keys stay unique.
 */
export const carriedOver = (before: readonly ChecklistItem[], items: readonly ChecklistItem[]): ChecklistItem[] => {
  const keptAs = new Map(
    before.flatMap(({ importKey, itemKey }) => (importKey ? [[importKey, itemKey] as const] : [])),
  );
  const taken = new Set<string>();
  const carried = items.map((item) => {
    const kept = keptAs.get(item.itemKey);
    if (kept === undefined || taken.has(kept)) return item;
    taken.add(kept);
    return { ...item, itemKey: kept, importKey: item.itemKey };
  });
  // The old words may have come back beside the new ones: then they are an item of their own.
  return carried.map((item) =>
    item.importKey === undefined && taken.has(item.itemKey) ? { ...item, itemKey: `${item.itemKey}-2` } : item,
  );
};
