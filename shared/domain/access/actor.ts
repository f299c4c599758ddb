import { type Day, isWithin } from '#shared/kernel/calendar.ts';
import type { Section } from './independence.ts';
import { type Duty, dutyOf, type PostRole } from './roles.ts';

/** A post held by a person over a period. `path` runs from the top of the tree to the post's own department. */
export type Holding = {
  postId: string;
  title: string;
  departmentId: string;
  path: readonly string[];
  roles: readonly PostRole[];
  from: Day;
  to?: Day | undefined;
  /** Held as a deputy, for whoever holds the post itself (nobody, while it is vacant). */
  deputyFor?: { personId?: string | undefined } | undefined;
};

/** The seat of an external auditor while the contract lasts. */
export type Seat = {
  /** The contractor has declared to have no interest but `interests`; while it has not, every section may be one. */
  independenceDeclared: boolean;
  interests: readonly Section[];
  /** Non-disclosure has been promised: until then nothing of any audit is shown. */
  promised: boolean;
  /** The contract does not reach the audits in question, whatever team names its holder. */
  barred?: boolean;
};

/** Who is acting: a person with every post held now or before, or the system itself. */
export type Actor = {
  personId: string;
  name: string;
  kind: 'staff' | 'external' | 'system';
  holdings: readonly Holding[];
  today: Day;
  /** The moment of asking, for rights that end within a day; without it there are none. */
  now?: string | undefined;
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

const dutiesIn = ({ roles, departmentId }: Holding): Duty[] => roles.map((role) => dutyOf(role, departmentId));

/** Duties the person has as a deputy alone, with the post that brings them. */
export const deputisedDuties = (actor: Actor): Map<Duty, Holding> => {
  const held = currentHoldings(actor);
  const own = new Set(held.filter((h) => !h.deputyFor).flatMap(dutiesIn));
  return new Map(
    held
      .filter((h) => h.deputyFor)
      .flatMap((h) => dutiesIn(h).map((duty) => [duty, h] as const))
      .filter(([duty]) => !own.has(duty)),
  );
};

/** Every duty the person has through posts held today. */
export const dutiesOf = (actor: Actor): Duty[] => [...new Set(currentHoldings(actor).flatMap(dutiesIn))];
