import type { Ref } from '#shared/app/records.ts';

/** Counts the audits of a year: how many have been created, and so the number of the last. */
export const auditNumbers = (fiscalYear: number) =>
  ({ kind: 'sequence', name: `audit-${fiscalYear}` }) as const satisfies Ref;
