import type { PassageSink } from '#shared/domain/screening/passage.ts';
import type { InspectionBudget } from '#shared/adapters/files/inspection-budget.ts';

/** What a reader of one file, or of a file within it, works with. */
export type Reading = { bytes: Uint8Array; sink: PassageSink; budget: InspectionBudget; depth: number };

/** A file that holds no text at all: nobody can say what it shows. */
export const textless = '文字のないファイル';

const charactersBetweenChecks = 256 * 1024;

/** A shared string can be shown by a million cells: what is given out counts for the time, not only what is inflated. */
export const timed = (sink: PassageSink, { checkTime }: InspectionBudget): PassageSink => {
  let unchecked = 0;
  return {
    passage: (passage) => {
      unchecked += passage.text.length + 1;
      if (unchecked > charactersBetweenChecks) {
        unchecked = 0;
        checkTime();
      }
      sink.passage(passage);
    },
    unreadable: (where) => sink.unreadable(where),
  };
};

/** What the same bytes say in another encoding. */
export const again = (sink: PassageSink): PassageSink => ({
  ...sink,
  passage: (passage) => sink.passage({ ...passage, again: true }),
});

/** What a file within a file says, told apart from what the file around it says. */
export const within = (place: string, sink: PassageSink): PassageSink => ({
  passage: ({ column, ...passage }) =>
    sink.passage({
      ...passage,
      where: `${place} ${passage.where}`,
      ...(column === undefined ? {} : { column: `${place} ${column}` }),
    }),
  unreadable: (where) => sink.unreadable(`${place} ${where}`),
});
