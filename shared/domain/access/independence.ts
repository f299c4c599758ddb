import { type Day, isWithin, monthsBefore } from '#shared/kernel/calendar.ts';
import type { Actor, Holding } from './actor.ts';

/** A department under audit, with its place in the tree. */
export type Section = { departmentId: string; path: readonly string[] };

/** What else decides: cases the CISO let pass, and the day of the audit's notice. */
type Circumstances = { overrides?: readonly IndependenceOverride[] | undefined; since?: Day | undefined };

/** A case the CISO let pass, with a reason; it is printed in the report. */
export type IndependenceOverride = { personId: string; departmentId: string };

/** Why an auditor may not audit a section, in words. */
export const conflictReasons = {
  currentPost: { ja: '現在の所属または兼務', en: 'a post held there now' },
  formerPost: { ja: '過去12か月以内の所属', en: 'a post held there within 12 months' },
  contractor: {
    ja: '委託先が構築・運用・保守を行う所属',
    en: 'the contractor builds, operates or maintains a system there',
  },
  bothSides: {
    ja: '監査チームの一員は対象所属の側で操作できません',
    en: 'nobody in the team acts for an audited section',
  },
  barred: { ja: '外部の監査人は特定個人情報の監査に入れません', en: 'no external auditor takes part in sealed audits' },
  undeclared: { ja: '委託先の利害関係がないことが未確認', en: 'the contractor has not declared its interests' },
} as const;

export type IndependenceConflict = { departmentId: string; reason: keyof typeof conflictReasons };

export const isOverridden = (
  { personId }: Actor,
  { departmentId }: Pick<Section, 'departmentId'>,
  overrides: readonly IndependenceOverride[] = [],
): boolean => overrides.some((o) => o.personId === personId && o.departmentId === departmentId);

/** How long a former post keeps an auditor away, in months (DOMAIN.md 1.5, guard 2). */
export const coolingOffMonths = 12;

const related = (held: Pick<Holding, 'departmentId' | 'path'>, section: Section) =>
  held.path.includes(section.departmentId) || section.path.includes(held.departmentId);

/** What keeps an external auditor from a section: the contractor's own systems, or that nobody has asked about them. */
const ofContractor = ({ kind, seat }: Actor, section: Section): IndependenceConflict['reason'] | undefined => {
  if (kind !== 'external') return undefined;
  if (seat?.barred) return 'barred';
  if (!seat?.independenceDeclared) return 'undeclared';
  return seat.interests.some((interest) => related(interest, section)) ? 'contractor' : undefined;
};

/**
 * The sections this person may not audit: a post there, above it or below it, today or within the last
 * {@link coolingOffMonths} months or since the audit's notice, or an interest of the contractor (DOMAIN.md 1.5, guards
 * 1 to 3). Whoever answered, uploaded or owned an improvement in the audit held such a post then (guard 4). Overridden
 * cases are left out.
 */
export const independenceConflicts = (
  actor: Actor,
  sections: readonly Section[],
  { overrides = [], since }: Circumstances = {},
): IndependenceConflict[] => {
  const usual = monthsBefore(actor.today, coolingOffMonths);
  const limit = since !== undefined && since < usual ? since : usual;
  return sections
    .filter((section) => !isOverridden(actor, section, overrides))
    .flatMap((section): IndependenceConflict[] => {
      const held = actor.holdings.filter((h) => h.from <= actor.today && related(h, section));
      if (held.some((h) => isWithin(actor.today, h))) {
        return [{ departmentId: section.departmentId, reason: 'currentPost' }];
      }
      const recent = held.some((h) => h.to !== undefined && h.to >= limit);
      if (recent) return [{ departmentId: section.departmentId, reason: 'formerPost' }];
      const reason = ofContractor(actor, section);
      return reason ? [{ departmentId: section.departmentId, reason }] : [];
    });
};
