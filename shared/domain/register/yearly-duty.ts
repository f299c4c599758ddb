import { type Day, fiscalYearOf } from '#shared/kernel/calendar.ts';

/** The last day of a fiscal year (年度). */
export const lastDayOf = (fiscalYear: number): Day => `${fiscalYear + 1}-03-31`;

/** The fiscal year for which something yearly is due next: the first one, then the one after the last that was done. */
export const nextYearly = (since: Day, done: readonly number[]): number =>
  done.length === 0 ? fiscalYearOf(since) : Math.max(...done) + 1;
