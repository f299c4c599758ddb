import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { line } from '#shared/domain/scalars.ts';

/**
 * How sure a look for Individual Numbers (個人番号) is of what it found (SECURITY.md section 4): 1 is one, by form,
 * check digit and context or density; 2 has form and check digit alone; 3 is faint; X is a part nobody could read.
 */
export const tier = z.enum(['1', '2', '3', 'X']);
export type Tier = z.infer<typeof tier>;

/** Where something was found and how often: never what was found, and no hash of it. */
export const hit = strictObject(() => ({
  tier,
  /** In words a person finds the place by (`シート「名簿」 C14`, `3ページ`), with any number in them blotted out. */
  where: line(200),
  count: z.int().min(1).max(1_000_000),
}));
export type Hit = z.infer<typeof hit>;

/** A file's list of places ends here: more places tell nobody anything more. */
export const mostHits = 50;

/** What a look for numbers came to. `review`: weak signs, a person may look. */
export const screeningVerdict = z.enum(['clean', 'review', 'suspected', 'unscannable']);

export const screening = strictObject(() => ({ verdict: screeningVerdict, hits: z.array(hit).max(mostHits) }));
export type Screening = z.infer<typeof screening>;
