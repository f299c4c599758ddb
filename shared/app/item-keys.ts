import { missing } from '#shared/kernel/errors.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Store } from './ports.ts';

type Version = Pick<Assignment, 'checklistId' | 'checklistVersion'>;

/** Checklists kept in memory by one function: a few serve a whole year. */
const most = 50;

/**
 * Checks item keys against the checklist version of an assignment; throws `incomplete` for keys that are not in it.
 * Published versions never change, so what was read once stays true.
 */
export const itemKeyChecker = ({ list }: Store) => {
  const known = new Map<string, ReadonlySet<string>>();
  return async ({ checklistId, checklistVersion }: Version, keys: readonly string[]): Promise<void> => {
    if (keys.length === 0) return;
    const name = `${checklistId}#${checklistVersion}`;
    const found =
      known.get(name) ??
      new Set((await list.chunksOf(checklistId, checklistVersion)).flatMap((c) => c.items.map((i) => i.itemKey)));
    if (known.size < most) known.set(name, found);
    const unknown = keys.filter((key) => !found.has(key)).length;
    if (unknown > 0) missing(`点検票にない項目 ${unknown}件`, `${unknown} items that are not in the checklist`);
  };
};
