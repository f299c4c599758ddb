import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { line, prose, writtenProse } from '#shared/domain/scalars.ts';

const lineOrEmpty = (max: number) => z.union([z.literal(''), line(max)]);
const lines = () => z.array(line(2000)).max(300);

/**
 * One item of a checklist template, in the wording of the city's own file. `itemKey` and never `no` identifies an item
 * across editions: numbers move, have gaps and occur twice.
 */
export const checklistItem = strictObject(() => ({
  itemKey,
  /** The key its own words gave, when it is another: somebody said that it is an earlier item in new words. */
  importKey: itemKey.optional(),
  /** As printed, in half-width characters. Empty when the list gives none. */
  no: z.string().max(40),
  /** What items are grouped under: `3.5 人的セキュリティ`, or the letter `C` of the personal-information list. */
  chapter: line(200),
  category1: lineOrEmpty(500),
  category2: lineOrEmpty(500),
  category3: lineOrEmpty(500),
  /** The filled categories joined by ` / `. */
  categoryPath: lineOrEmpty(1600),
  /** The first line of the question. */
  title: line(10_000),
  question: writtenProse(10_000),
  mandatory: z.boolean(),
  /** Each becomes a proposed evidence request, so the bullet in front of it is gone. */
  materialExamples: lines(),
  procedureExample: prose(10_000),
  /** Found in `procedureExample` by keyword: a proposal that people edit. */
  methods: z.array(line(50)).max(20),
  policyRefs: lines(),
  jisRefs: lines(),
  notes: prose(10_000),
}));
export type ChecklistItem = z.infer<typeof checklistItem>;
