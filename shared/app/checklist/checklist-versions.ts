import { missing } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import { type ChecklistChunk, checklistLifecycle } from '#shared/domain/checklist/checklist.ts';
import { type Difference, differenceBetween } from '#shared/domain/checklist/difference.ts';
import { checklistAggregate, checklistTarget, type ChecklistView, checklistView } from './checklist-view.ts';
import type { Call, Part, Ports } from '#shared/app/ports.ts';
import { beginningWith, expectSeen, saved, type UseCase } from '#shared/app/use-case.ts';

type Version = { checklistId: string; checklistVersion: string };
type Pair = { itemKey: string; was: string };

/** The chunks in which something changes, with the items under the keys they had before. */
const renamed = (chunks: readonly ChecklistChunk[], pairs: readonly Pair[]): ChecklistChunk[] => {
  const keptAs = new Map(pairs.map(({ itemKey, was }) => [itemKey, was]));
  return chunks
    .filter(({ items }) => items.some(({ itemKey }) => keptAs.has(itemKey)))
    .map((chunk) => ({
      ...chunk,
      items: chunk.items.map((item) => {
        const itemKey = keptAs.get(item.itemKey);
        return itemKey === undefined ? item : { ...item, itemKey, importKey: item.importKey ?? item.itemKey };
      }),
    }));
};

/** Comparing editions of a checklist, and saying which items are the same: answers and history go on by key. */
export const checklistVersionUseCases = (ports: Ports) => {
  const { store } = ports;
  const loadOf = ({ checklistId, checklistVersion }: Version) =>
    checklistAggregate.load(ports, { checklistId, checklistVersion });
  const chunksOf = (checklistId: string, version: number) => store.list.chunksOf(checklistId, version);
  const keysIn = (chunks: readonly ChecklistChunk[]) =>
    new Set(chunks.flatMap(({ items }) => items.map(({ itemKey }) => itemKey)));

  const itemsIn = (chunks: readonly ChecklistChunk[]) => chunks.flatMap(({ items }) => items);

  /** The version with its items, and those of the version it is set against. */
  const readBoth = (input: Version & { from: number }) =>
    Promise.all([
      loadOf(input),
      chunksOf(input.checklistId, input.from),
      chunksOf(input.checklistId, Number(input.checklistVersion)),
    ]);

  const difference: UseCase<Version & { from: number }, Difference> = beginningWith(
    readBoth,
    async ({ actor }, [{ record }, before, after]) => {
      authorize(actor, 'plan.read', checklistTarget(record), 'plan.read');
      if (before.length === 0) missing('比べる版', 'the version to compare with');
      return { body: differenceBetween(itemsIn(before), itemsIn(after)) };
    },
  );

  type Same = Version & { from: number; pairs: Pair[] };
  const identify: UseCase<Same, ChecklistView> = {
    ...beginningWith(readBoth, async (call: Call<Same>, [{ record: before }, earlier, chunks]) => {
      const { actor, input } = call;
      const warrant = authorize(actor, 'checklist.identify', checklistTarget(before), 'plan.read');
      expectSeen(call, before);
      const after = advance(checklistLifecycle, before, 'identify');
      const [known, present] = [keysIn(earlier), keysIn(chunks)];
      const { pairs } = input;
      const distinct = (names: string[]) => new Set(names).size === names.length;
      const fits =
        distinct(pairs.map(({ itemKey }) => itemKey)) &&
        distinct(pairs.map(({ was }) => was)) &&
        pairs.every(({ itemKey, was }) => present.has(itemKey) && known.has(was) && !present.has(was));
      if (!fits) missing('追加された項目と、なくなった項目の組', 'pairs of an added item and one that is gone');
      const parts = renamed(chunks, pairs).map((value): Part => ({ kind: 'checklistChunk', value }));
      const change = { kind: 'checklist', before, after, act: 'checklist.identify', warrant, parts } as const;
      await store.commit({ call, changes: [change], receipt: { status: 200, ref: checklistAggregate.ref(after) } });
      const result = saved(before, after);
      return { body: checklistView(result, actor), version: result.version };
    }),
    replay: async ({ actor, input }) => {
      const { record } = await loadOf(input);
      authorize(actor, 'plan.read', checklistTarget(record), 'plan.read');
      return { body: checklistView(record, actor), version: record.version };
    },
  };

  return { 'checklist.difference': difference, 'checklist.identify': identify };
};
