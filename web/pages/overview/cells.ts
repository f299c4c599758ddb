import type { Out } from '#web/api/types.ts';
import { stepOf } from './figures.ts';

type Table = Out<'general', 'audit.chapters'>;
type Figures = NonNullable<Table['items'][number]['figures']>;

/** What the table shows of each section and chapter. */
export const views = ['answered', 'conform', 'nonConform'] as const;
export type View = (typeof views)[number];

/** A figure out of so many, or why there is none. `weight` puts what asks for attention first. */
export type Cell =
  | { mark: 'figure'; part: number; whole: number; weight: number }
  | { mark: 'notApplicable' | 'unjudged' | 'uncounted' };

const at = (row: readonly number[], place: number): number => row[place] ?? 0;

/** One chapter of one section. A share of conformity is one of the judged items that apply. */
export const cellOf = (view: View, figures: Figures | undefined, place: number, items: number): Cell => {
  if (!figures) return { mark: 'uncounted' };
  const answered = at(figures.answered, place);
  if (view === 'answered') return { mark: 'figure', part: answered, whole: items, weight: 1 - answered / items };
  const [conform, nonConform] = [at(figures.conform, place), at(figures.nonConform, place)];
  const whole = conform + nonConform + at(figures.needsImprovement, place);
  if (whole === 0) return { mark: at(figures.notApplicable, place) === items ? 'notApplicable' : 'unjudged' };
  if (view === 'conform') return { mark: 'figure', part: conform, whole, weight: 1 - conform / whole };
  return { mark: 'figure', part: nonConform, whole, weight: nonConform };
};

export type Place = { departmentId: string; section: string; chapter: string; cell: Cell };

/** The table row by row. */
export const rowsOf = ({ chapters, items }: Table, view: View): { key: string; name: string; places: Place[] }[] =>
  items.map(({ departmentId, departmentName, figures }) => ({
    key: departmentId,
    name: departmentName,
    places: chapters.map(({ name, items: number }, n) => ({
      departmentId,
      section: departmentName,
      chapter: name,
      cell: cellOf(view, figures, n, number),
    })),
  }));

const weightOf = ({ cell }: Place): number => (cell.mark === 'figure' ? cell.weight : 0);

/** The places that ask for attention most, at most ten. */
export const worstOf = (places: readonly Place[]): Place[] =>
  places
    .filter((place) => weightOf(place) > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .slice(0, 10);

/** How dark a cell is: shares by themselves, counts beside the highest. */
export const shadeOf = (view: View, place: Place, highest: number): 0 | 1 | 2 | 3 =>
  view === 'nonConform' ? stepOf(weightOf(place), highest) : stepOf(Math.ceil(weightOf(place) * 100), 100);

export const highestOf = (places: readonly Place[]): number => Math.max(0, ...places.map(weightOf));
