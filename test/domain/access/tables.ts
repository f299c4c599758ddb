import { deviations, document, ours } from './document.ts';

/** A table as action → words behind it. */
export const wordsIn = (table: string): Map<string, string[]> =>
  new Map(
    table
      .split('\n')
      .map((line) => line.replace(/#.*$/, '').trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [action = '', ...words] = line.split(/\s+/);
        return [action, words] as const;
      }),
  );

/** What we expect of the code: the document with its known deviations, and our own choices. */
export const expected = (): Map<string, string[]> => {
  const table = new Map([...wordsIn(document), ...wordsIn(ours)]);
  for (const [action, changes] of wordsIn(deviations)) {
    const less = changes.filter((c) => c.startsWith('-')).map((c) => c.slice(1));
    const more = changes.filter((c) => c.startsWith('+')).map((c) => c.slice(1));
    const kept = (table.get(action) ?? []).filter((word) => !less.includes(word));
    table.set(action, [...kept, ...more]);
  }
  return table;
};
