import type { Day } from '#shared/kernel/calendar.ts';
import type { Department, Person, Post } from '#shared/domain/organisation/organisation.ts';
import type { StaffRow } from './list.ts';
import type { RowReason } from './reasons.ts';

/** The organisation a list is held against. */
export type Present = {
  departments: readonly Department[];
  posts: readonly Post[];
  people: readonly Person[];
};

/** From which day the list holds, and what becomes of the staff it leaves out. */
export type Terms = { from: Day; missing: 'keep' | 'left'; today: Day; actorId: string };

/** Rows that cannot be taken as they stand. */
export type Refusals = Map<StaffRow, RowReason>;

/** True for a department or post that exists on the day. */
export const isOpen = ({ validTo }: { validTo?: Day | undefined }, day: Day): boolean =>
  validTo === undefined || validTo >= day;
