import { chapterOf, titleOf, type Draft } from './draft.ts';
import { fold } from '#shared/domain/workbook/text.ts';

/** A short hash in lower-case hex or base 36, 4 to 36 characters. It is an argument: the domain imports no Node module. */
export type Hash = (text: string) => string;

/** `ⅰ)`, `(1)`, `2.`, `3.5 `: numbers of headings move between editions, their words stay. */
const enumerator = /^(?:[(]?(?:[ivxlc]+|\d+(?:[.-]\d+)*|[a-z])[).、:]|\d+(?:\.\d+)+\.?(?=\s|\D)|\d+\s)\s*/u;

const words = (text: string): string => fold(text.normalize('NFKC').toLowerCase().trim().replace(enumerator, ''));

/**
 * A key for every draft, unique in the list: hash of category 2 and title, so that it survives renumbering and moving.
 * The first of several twins keeps the plain key; a later one is told apart by chapter and whole question, and only when
 * these are equal too by its order.
 */
export const keysOf = (drafts: Draft[], hash: Hash): { key: string; isTwin: boolean }[] => {
  const taken = new Set<string>();
  const orders = new Map<string, number>();
  return drafts.map((draft) => {
    const plain = [words(draft.categories[1]), words(titleOf(draft))].join('\n');
    const full = [plain, words(chapterOf(draft)), words(draft.categories[0]), fold(draft.texts.question)].join('\n');
    let key = hash(plain);
    const isTwin = taken.has(key);
    while (taken.has(key)) {
      const order = (orders.get(full) ?? 0) + 1;
      orders.set(full, order);
      key = hash(order === 1 ? full : `${full}\n${order}`);
    }
    taken.add(key);
    return { key, isTwin };
  });
};
