import { missing } from '#shared/kernel/errors.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import { chapterPlaces } from '#shared/domain/checklist/chapters.ts';
import type { Store } from '#shared/app/ports.ts';

type Version = Pick<Assignment, 'checklistId' | 'checklistVersion'>;

/** Checklists kept in memory by one function: a few serve a whole year. */
const most = 50;

/**
 * Item keys of the checklist version of an assignment, each with the place of its chapter. Published versions never
 * change: one read serves for good.
 */
export const itemKeyReader = ({ list }: Store) => {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return async ({ checklistId, checklistVersion }: Version): Promise<ReadonlyMap<string, number>> => {
    const name = `${checklistId}#${checklistVersion}`;
    const found =
      known.get(name) ??
      chapterPlaces((await list.chunksOf(checklistId, checklistVersion)).flatMap(({ items }) => items));
    if (known.size < most) known.set(name, found);
    return found;
  };
};

/** Checks item keys against the checklist version of an assignment; throws `incomplete` for keys that are not in it. */
export const itemKeyChecker =
  (store: Store, itemKeysOf = itemKeyReader(store)) =>
  async (version: Version, keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return;
    const found = await itemKeysOf(version);
    const unknown = keys.filter((key) => !found.has(key)).length;
    if (unknown > 0) missing(`点検票にない項目 ${unknown}件`, `${unknown} items that are not in the checklist`);
  };
