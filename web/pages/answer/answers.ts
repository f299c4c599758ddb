import type { ItemOf } from '#web/api/types.ts';

export type Response = ItemOf<'general', 'response.list'>;
export type Result = NonNullable<Response['selfResult']>;

/** An answer as it is being typed: nothing has to be chosen yet. */
export type Draft = { selfResult?: Result | undefined; comment?: string | undefined; reason?: string | undefined };

export const draftOf = ({ selfResult, comment = '', reason = '' }: Draft): Draft => ({
  selfResult,
  comment,
  reason,
});

export const isSame = (a: Draft, b: Draft): boolean =>
  a.selfResult === b.selfResult &&
  (a.comment ?? '').trim() === (b.comment ?? '').trim() &&
  (a.reason ?? '').trim() === (b.reason ?? '').trim();

/** What keeps a draft from being an answer yet. */
export const lackOf = ({ selfResult, reason = '' }: Draft): 'missingResult' | 'missingReason' | undefined => {
  if (selfResult === undefined) return 'missingResult';
  return selfResult === 'notApplicable' && reason.trim() === '' ? 'missingReason' : undefined;
};

/** What would be lost from sight if its author went on: something is chosen or written, and it is no answer yet. */
export const heldBy = (draft: Draft | undefined): ReturnType<typeof lackOf> =>
  draft && !isSame(draft, {}) ? lackOf(draft) : undefined;

/** A draft as the API takes it: texts without anything in them are left out. */
export const answerOf = ({ selfResult, comment = '', reason = '' }: Draft) => ({
  ...(selfResult ? { selfResult } : {}),
  ...(comment.trim() ? { comment } : {}),
  ...(reason.trim() ? { reason } : {}),
});

type Item = { itemKey: string; chapter: string };

/** Items under their chapters, in the order of the checklist. */
export const inAreas = <I extends Item>(items: readonly I[]): { chapter: string; items: I[] }[] => {
  const areas = Map.groupBy(items, ({ chapter }) => chapter);
  return [...areas].map(([chapter, found]) => ({ chapter, items: found }));
};
