type Answer = { itemKey: string; selfResult?: string | undefined; auditResult?: string | undefined };
type Item = { itemKey: string; chapter: string };

export type Shown = 'open' | 'bad' | 'all';

const fits: Readonly<Record<Shown, (answer: Answer | undefined) => boolean>> = {
  open: (answer) => answer?.auditResult === undefined,
  bad: (answer) => answer?.selfResult !== 'conform',
  all: () => true,
};

/** Items to be looked at, in the order of the checklist. The one that is open stays, though it no longer fits. */
export const queueOf = <I extends Item>(
  items: readonly I[],
  answers: ReadonlyMap<string, Answer>,
  { shown, chapter, current }: { shown: Shown; chapter: string; current?: string | undefined },
): I[] =>
  items.filter(
    (item) =>
      item.itemKey === current ||
      (fits[shown](answers.get(item.itemKey)) && (chapter === '' || item.chapter === chapter)),
  );

/** The item after this one; round to the first, and none when there is no other. */
export const after = <I extends Item>(queue: readonly I[], current: string | undefined, step = 1): I | undefined => {
  const at = queue.findIndex(({ itemKey }) => itemKey === current);
  const next = queue[(at + step + queue.length) % queue.length];
  return next?.itemKey === current ? undefined : next;
};

/** Unjudged items that the section calls 適合: what one act may judge alike. */
export const alike = <I extends Item>(
  queue: readonly I[],
  answers: ReadonlyMap<string, Answer>,
): { same: I[]; other: I[] } => {
  const open = queue.filter(({ itemKey }) => answers.get(itemKey)?.auditResult === undefined);
  const isSame = ({ itemKey }: Item): boolean => answers.get(itemKey)?.selfResult === 'conform';
  return { same: open.filter(isSame), other: open.filter((item) => !isSame(item)) };
};
