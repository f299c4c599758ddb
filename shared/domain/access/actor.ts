import { type Day, isWithin } from '#shared/kernel/calendar.ts';
import type { Section } from './independence.ts';
import { type Duty, dutyOf, type PostRole } from './roles.ts';

/** A post held by a person over a period. `path` runs from the top of the tree to the post's own department. */
export type Holding = {
  postId: string;
  departmentId: string;
  path: readonly string[];
  roles: readonly PostRole[];
  from: Day;
  to?: Day | undefined;
};

/** The seat of an external auditor while the contract lasts. */
export type Seat = {
  /** The contractor has declared to have no interest but `interests`; while it has not, every section may be one. */
  independenceDeclared: boolean;
  interests: readonly Section[];
  /** Non-disclosure has been promised: until then nothing of any audit is shown. */
  promised: boolean;
};

/** Who is acting: a person with every post held now or before, or the system itself. */
export type Actor = {
  personId: string;
  name: string;
  kind: 'staff' | 'external' | 'system';
  holdings: readonly Holding[];
  today: Day;
  /** External auditors: what their contract says of them. */
  seat?: Seat | undefined;
};

/** Workers act in this name, for what no person decides. */
export const systemActor = (today: Day): Actor => ({
  personId: 'system',
  name: 'システム',
  kind: 'system',
  holdings: [],
  today,
});

export const currentHoldings = (actor: Actor): Holding[] => actor.holdings.filter((h) => isWithin(actor.today, h));

/** Every duty the person has through posts held today. */
export const dutiesOf = (actor: Actor): Duty[] => [
  ...new Set(currentHoldings(actor).flatMap((h) => h.roles.map((role) => dutyOf(role, h.departmentId)))),
];
