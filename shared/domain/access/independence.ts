import { isWithin, monthsBefore } from '#shared/kernel/calendar.ts';
import type { Actor, Holding } from './actor.ts';

/** A department under audit, with its place in the tree. */
export type Section = { departmentId: string; path: readonly string[] };

/** A case the CISO let pass, with a reason; it is printed in the report. */
export type IndependenceOverride = { personId: string; departmentId: string };

export type IndependenceConflict = {
  departmentId: string;
  reason: 'currentPost' | 'formerPost';
};

/** How long a former post keeps an auditor away, in months (DOMAIN.md 1.5, guard 2). */
export const coolingOffMonths = 12;

const related = (held: Holding, section: Section) =>
  held.path.includes(section.departmentId) || section.path.includes(held.departmentId);

/**
 * The sections this person may not audit: a post there, above it or below it, today or within the last
 * {@link coolingOffMonths} months (DOMAIN.md 1.5, guards 1 and 2). Overridden cases are left out.
 */
export const independenceConflicts = (
  actor: Actor,
  sections: readonly Section[],
  overrides: readonly IndependenceOverride[] = [],
): IndependenceConflict[] => {
  const limit = monthsBefore(actor.today, coolingOffMonths);
  return sections
    .filter((s) => !overrides.some((o) => o.personId === actor.personId && o.departmentId === s.departmentId))
    .flatMap((section): IndependenceConflict[] => {
      const held = actor.holdings.filter((h) => h.from <= actor.today && related(h, section));
      if (held.some((h) => isWithin(actor.today, h))) {
        return [{ departmentId: section.departmentId, reason: 'currentPost' }];
      }
      const recent = held.some((h) => h.to !== undefined && h.to >= limit);
      return recent ? [{ departmentId: section.departmentId, reason: 'formerPost' }] : [];
    });
};
