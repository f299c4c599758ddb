import { type Day, fiscalYearOf } from '#shared/kernel/calendar.ts';

/**
 * Years that records are kept from 1 April after the audit they belong to has ended (DOMAIN.md 6). The city's own rule
 * on keeping documents decides; five years are its usual class for audits.
 */
export const retentionClasses = {
  audit: 5,
  assignment: 5,
  response: 5,
  request: 5,
  evidence: 5,
  workpaper: 5,
  finding: 5,
  horizontalCheck: 5,
  meeting: 5,
  report: 5,
} as const;

/** An audit is disposed of as a whole, as one file (簿冊): when the longest class among its records has ended. */
const years = Math.max(...Object.values(retentionClasses));

/** The last day on which an audit that ended on this day is kept. */
export const keptUntil = (endedOn: Day): Day => `${fiscalYearOf(endedOn) + 1 + years}-03-31`;
