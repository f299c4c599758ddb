import * as z from 'zod';
import { type ProblemCode, problems } from '#shared/kernel/errors.ts';

const codes = Object.keys(problems) as ProblemCode[];

const fieldProblem = z.strictObject({
  path: z.string(),
  ja: z.string(),
  en: z.string(),
  /** Of a text: where in it, counted from 0. */
  at: z.int().min(0).optional(),
  /** Of an item that somebody else saved first. */
  currentVersion: z.int().min(0).optional(),
});

/** What a refusal looks like on the wire: RFC 9457 problem details, with a code and a sentence in two languages. */
export const problem = z.strictObject({
  type: z.string(),
  /** Japanese; `titleEn` says the same. */
  title: z.string(),
  titleEn: z.string(),
  status: z.int(),
  code: z.enum(codes),
  fields: z.array(fieldProblem).optional(),
  currentVersion: z.int().min(0).optional(),
});
export type ProblemBody = z.infer<typeof problem>;
