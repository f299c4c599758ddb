import { type Day, isWithin } from '#shared/kernel/calendar.ts';
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

/** Who is acting: a person with every post held now or before, or the system itself. */
export type Actor = {
  personId: string;
  name: string;
  kind: 'staff' | 'external' | 'system';
  holdings: readonly Holding[];
  today: Day;
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
