import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { fold } from '#shared/domain/workbook/text.ts';
import type { ChecklistItem } from './item.ts';

const shown = strictObject(() => ({ itemKey, no: z.string(), chapter: z.string(), title: z.string() }));
const likeness = z.number().min(0).max(1);

/** What changed between two versions of a checklist, item by item. */
export const difference = strictObject(() => ({
  counts: z.strictObject({ added: z.int(), removed: z.int(), reworded: z.int(), unchanged: z.int() }),
  added: z.array(shown),
  removed: z.array(shown),
  /** The same item in other words: before and after. */
  reworded: z.array(shown.extend({ before: z.string(), after: z.string() })),
  /**
   * An added and a removed item whose texts are alike: perhaps the same one. `alternatives` counts other added items
   * that the removed one resembles (it may have been split), `rivals` other removed ones (they may have been merged).
   */
  renames: z.array(z.strictObject({ was: shown, now: shown, likeness, alternatives: z.int(), rivals: z.int() })),
}));
export type Difference = z.infer<typeof difference>;

/** From here on two texts are worth a look: half of the pairs of neighbouring characters in common. */
const alike = 0.5;

const pairsOf = (text: string): Map<string, number> => {
  const folded = fold(text);
  const pairs = new Map<string, number>();
  for (let n = 0; n < folded.length - 1; n += 1) {
    const pair = folded.slice(n, n + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

const sizeOf = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((sum, n) => sum + n, 0);

/** Sørensen–Dice over pairs of characters: 1 for the same text, 0 for nothing in common. */
const likenessOf = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  const common = [...a].reduce((sum, [pair, n]) => sum + Math.min(n, b.get(pair) ?? 0), 0);
  const total = sizeOf(a) + sizeOf(b);
  return total === 0 ? 0 : (2 * common) / total;
};

const show = ({ itemKey: key, no, chapter, title }: ChecklistItem) => ({ itemKey: key, no, chapter, title });

/** Beyond so many new or gone items the edition is another one, and likeness would only be chance. */
const mostCompared = 300;

/** Everything of an item that people read, except its number: numbers move between editions. */
const wording = (item: ChecklistItem): string =>
  JSON.stringify([
    item.categoryPath,
    item.question,
    item.mandatory,
    item.materialExamples,
    item.procedureExample,
    item.policyRefs,
    item.jisRefs,
    item.notes,
  ]);

const byKey = (items: readonly ChecklistItem[]) => new Map(items.map((item) => [item.itemKey, item]));

const likely = (removed: readonly ChecklistItem[], added: readonly ChecklistItem[]): Difference['renames'] => {
  const nowPairs = added.map((item) => pairsOf(item.question));
  const all = removed.flatMap((was) => {
    const wasPairs = pairsOf(was.question);
    return added.map((now, n) => ({ was, now, likeness: likenessOf(wasPairs, nowPairs[n] ?? new Map()) }));
  });
  const close = all.filter((pair) => pair.likeness >= alike).toSorted((a, b) => b.likeness - a.likeness);
  const taken = new Set<ChecklistItem>();
  return close.flatMap(({ was, now, likeness: near }) => {
    if (taken.has(was) || taken.has(now)) return [];
    taken.add(was).add(now);
    return [
      {
        was: show(was),
        now: show(now),
        likeness: Math.round(near * 100) / 100,
        alternatives: close.filter((p) => p.was === was && p.now !== now).length,
        rivals: close.filter((p) => p.now === now && p.was !== was).length,
      },
    ];
  });
};

/** Compares two versions by item key. */
export const differenceBetween = (before: readonly ChecklistItem[], after: readonly ChecklistItem[]): Difference => {
  const [old, young] = [byKey(before), byKey(after)];
  const added = after.filter((item) => !old.has(item.itemKey));
  const removed = before.filter((item) => !young.has(item.itemKey));
  const kept = after.flatMap((item) => {
    const was = old.get(item.itemKey);
    return was ? [{ was, item }] : [];
  });
  const reworded = kept.filter(({ was, item }) => wording(was) !== wording(item));
  return {
    counts: {
      added: added.length,
      removed: removed.length,
      reworded: reworded.length,
      unchanged: kept.length - reworded.length,
    },
    added: added.map(show),
    removed: removed.map(show),
    reworded: reworded.map(({ was, item }) => ({ ...show(item), before: was.question, after: item.question })),
    renames: likely(removed.slice(0, mostCompared), added.slice(0, mostCompared)),
  };
};
