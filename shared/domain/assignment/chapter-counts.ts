import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { auditResult, type Response } from '#shared/domain/response/response.ts';
import { departmentId, id } from '#shared/domain/scalars.ts';

/** What is counted of the items of a chapter: those the section has answered, and those judged each way. */
const marks = ['answered', ...auditResult.options] as const;
type Mark = (typeof marks)[number];

/** One figure for each chapter, in the order of the checklist; what is left out at the end is 0. */
export const figures = z.array(z.int().min(0));
export const countedFigures = strictObject(() => ({
  answered: figures,
  conform: figures,
  needsImprovement: figures,
  nonConform: figures,
  notApplicable: figures,
  unconfirmed: figures,
}));
type Figures = Record<Mark, number[]>;

/**
 * How far one section has come in each chapter. The row stands beside the assignment and changes with the responses, so
 * that a table of all sections reads as many rows as there are sections, however many items they answer.
 */
export const chapterCounts = strictObject(() => ({
  auditId: id,
  departmentId,
  version: z.int().min(0),
  ...countedFigures.shape,
}));
export type ChapterCounts = z.infer<typeof chapterCounts>;

type Counted = Pick<Response, 'itemKey' | 'selfResult' | 'auditResult'>;

const marksOf = ({ selfResult, auditResult: judged }: Counted): Mark[] => [
  ...(selfResult === undefined ? [] : (['answered'] as const)),
  ...(judged === undefined ? [] : [judged]),
];

const none = (): Figures => Object.fromEntries(marks.map((mark) => [mark, []])) as unknown as Figures;

/** The figures once `was` has become `now`. Items that are in no chapter are not counted. */
export const recounted = (
  before: Readonly<Record<Mark, readonly number[]>>,
  { was, now }: { was: readonly Counted[]; now: readonly Counted[] },
  placeOf: ReadonlyMap<string, number>,
): Figures => {
  const figures = Object.fromEntries(marks.map((mark) => [mark, [...before[mark]]])) as Figures;
  const add = (response: Counted, by: 1 | -1): void => {
    const place = placeOf.get(response.itemKey);
    if (place === undefined) return;
    for (const mark of marksOf(response)) {
      const row = figures[mark];
      while (row.length <= place) row.push(0);
      row[place] = (row[place] ?? 0) + by;
    }
  };
  for (const response of was) add(response, -1);
  for (const response of now) add(response, 1);
  return figures;
};

/** The figures of a section from its responses. */
export const countedAnew = (responses: readonly Counted[], placeOf: ReadonlyMap<string, number>): Figures =>
  recounted(none(), { was: [], now: responses }, placeOf);

/** The figures at full length: one for each chapter of the checklist. */
export const figuresFor = (counts: Readonly<Record<Mark, readonly number[]>> | undefined, chapters: number): Figures =>
  Object.fromEntries(
    marks.map((mark) => [mark, Array.from({ length: chapters }, (_, place) => counts?.[mark][place] ?? 0)]),
  ) as Figures;
