import type { Day } from '#shared/kernel/calendar.ts';
import { DomainError, type ProblemCode, type ProblemParam } from '#shared/kernel/errors.ts';
import { type Actor, currentHoldings, type Holding } from './actor.ts';
import { authorOnly, conflicts, inPerson, lookingOn, type Makers, ofWholeAudit } from './conflicts.ts';
import type { Action } from './actions.ts';
import type { Reach } from './grant-groups.ts';
import { grants } from './grants.ts';
import {
  conflictReasons,
  type IndependenceConflict,
  independenceConflicts,
  type IndependenceOverride,
  isOverridden,
  type Section,
} from './independence.ts';
import { isTeamRole, type Role } from './roles.ts';

/** The facts about a record that decide who may do what with it. */
export type Target = {
  /** Sections it belongs to, as far as they know of it; empty while they do not. */
  sections?: readonly Section[];
  /** Sections an auditor must be independent of to act on it. */
  audited?: readonly Section[];
  /** Every section of the audit. */
  scope?: readonly Section[];
  /** The day of the audit's notice: from then on sections answer. */
  since?: Day | undefined;
  /** Who holds the post in question. */
  holder?: string | undefined;
  team?: readonly { personId: string; role: 'lead' | 'member' }[];
  overrides?: readonly IndependenceOverride[];
  /** A file that is held for a decision, or was. */
  held?: boolean;
  /** The audit touches the audit office or the IT section. */
  oversight?: boolean;
  makers?: Makers;
  /** Who was let in to read, each until a moment. */
  guests?: readonly { personId: string; until?: string | undefined }[] | undefined;
  /** Who hands a post over, and who takes it over. */
  handsOver?: readonly string[];
};

/** The right that let an action through: it goes into the trail. */
export type Warrant = {
  role: Role;
  departmentId: string;
  /** Used as a deputy: for which post, and for whom where somebody holds it. */
  for?: { post: string; sub?: string | undefined };
};

const reaches: Record<Reach, (target: Target, departmentId: string, personId: string) => boolean> = {
  any: () => true,
  section: (target, departmentId) => target.sections?.some((s) => s.departmentId === departmentId) ?? false,
  team: () => true,
  admitted: () => true,
  ordinary: (target) => target.oversight !== true,
  oversight: (target) => target.oversight === true,
  held: (target) => target.held === true,
  handOver: (target, _, personId) => target.handsOver?.includes(personId) ?? false,
};

const deputising = ({ postId, deputyFor }: Holding): Pick<Warrant, 'for'> =>
  deputyFor ? { for: { post: postId, ...(deputyFor.personId ? { sub: deputyFor.personId } : {}) } } : {};

const heldRoles = (actor: Actor, target: Target): Warrant[] => {
  if (actor.kind === 'system') return [{ role: 'system', departmentId: '' }];
  // Posts of one's own before those of others: whoever has a right by both acts by the own.
  const holdings = currentHoldings(actor).toSorted((a, b) => Number(!!a.deputyFor) - Number(!!b.deputyFor));
  const held = holdings.flatMap((h) =>
    h.roles.map((role): Warrant => ({ role, departmentId: h.departmentId, ...deputising(h) })),
  );
  const own = held[0]?.departmentId ?? holdings[0]?.departmentId ?? '';
  const membership = target.team?.find((m) => m.personId === actor.personId);
  const works = actor.kind === 'staff' && holdings.length > 0;
  const staff: Warrant[] = works ? [{ role: 'staff', departmentId: own }] : [];
  if (works && target.holder === actor.personId) staff.unshift({ role: 'postHolder', departmentId: own });
  const outside: Warrant[] = actor.kind === 'external' ? [{ role: 'externalAuditor', departmentId: '' }] : [];
  const isGuest = target.guests?.some(
    ({ personId, until = '' }) => personId === actor.personId && actor.now !== undefined && actor.now < until,
  );
  const guest: Warrant[] = isGuest ? [{ role: 'guest', departmentId: own }] : [];
  if (membership === undefined) return [...held, ...staff, ...guest, ...outside];
  const team: Warrant[] = [{ role: 'auditor', departmentId: own }];
  return [
    ...(membership.role === 'lead' ? [{ role: 'leadAuditor', departmentId: own } as const, ...team] : team),
    ...held,
    ...staff,
  ];
};

/** Own rows and cells only: an action or a role the table does not have means no, not a crash. */
const reachOf = (action: Action, role: Role): Reach | undefined =>
  Object.hasOwn(grants, action) && Object.hasOwn(grants[action], role) ? grants[action][role] : undefined;

type Decision = { warrant: Warrant } | { refusal: ProblemCode; reason?: ProblemParam };

/** Refusals of somebody who does know of the record. */
const isKnowing = (refusal: ProblemCode): boolean => ['not_independent', 'non_disclosure_required'].includes(refusal);

const notIndependent = ({ departmentId, reason }: IndependenceConflict): Decision => {
  const { ja, en } = conflictReasons[reason];
  return { refusal: 'not_independent', reason: { ja: `${departmentId} ${ja}`, en: `${departmentId}: ${en}` } };
};

/** A right of the section, used by somebody of the audit's team for more than looking. */
const isOnBothSides = (actor: Actor, action: Action, { team, overrides }: Target, warrant: Warrant): boolean =>
  reachOf(action, warrant.role) === 'section' &&
  !lookingOn.includes(action) &&
  (team?.some((m) => m.personId === actor.personId) ?? false) &&
  !isOverridden(actor, warrant, overrides);

/** Grants first, then the conflicts of duty that beat them. Unknown means no. */
const decide = (actor: Actor, action: Action, target: Target): Decision => {
  const granted = heldRoles(actor, target).filter(({ role, departmentId, for: deputised }) => {
    if (deputised && inPerson.includes(action)) return false;
    const reach = reachOf(action, role);
    return reach !== undefined && reaches[reach](target, departmentId, actor.personId);
  });
  if (granted.length === 0) return { refusal: 'forbidden' };

  const inTeamOnly = granted.every(({ role }) => isTeamRole(role));
  if (inTeamOnly && actor.kind === 'external' && actor.seat?.promised !== true) {
    return { refusal: 'non_disclosure_required' };
  }
  const { makers = {} } = target;
  if (authorOnly.includes(action) && makers.author !== actor.personId) return { refusal: 'forbidden' };
  if (conflicts[action]?.some((part) => makers[part] === actor.personId)) return { refusal: 'maker_is_checker' };

  const [first, ...others] = granted.filter((warrant) => !isOnBothSides(actor, action, target, warrant));
  if (!first) return notIndependent({ departmentId: granted[0]?.departmentId ?? '', reason: 'bothSides' });
  const free = [first, ...others].find(({ role }) => !isTeamRole(role));
  if (free) return { warrant: free };
  const audited = (ofWholeAudit.includes(action) ? target.scope : undefined) ?? target.audited ?? [];
  const [conflict] = independenceConflicts(actor, audited, target);
  return conflict ? notIndependent(conflict) : { warrant: first };
};

/** True when the person may do this to the record as it is now. */
export const can = (actor: Actor, action: Action, target: Target): boolean =>
  'warrant' in decide(actor, action, target);

/**
 * Returns the right that lets the action through, or throws: `not_found` when the person may not even know of the
 * record (`readAction` is refused), else the refusal itself. An auditor who lost independence does know of it, and so
 * does an external auditor who has not promised non-disclosure yet.
 */
export const authorize = (actor: Actor, action: Action, target: Target, readAction: Action): Warrant => {
  const decision = decide(actor, action, target);
  if ('warrant' in decision) return decision.warrant;
  const reading = decide(actor, readAction, target);
  if ('refusal' in reading && !isKnowing(reading.refusal)) throw new DomainError('not_found');
  if ('refusal' in reading && reading.refusal === 'non_disclosure_required') throw new DomainError(reading.refusal);
  throw new DomainError(decision.refusal, decision.reason === undefined ? {} : { params: { reason: decision.reason } });
};

/** The right to what names no record, such as creating one. There is nothing to hide: the refusal is `forbidden`. */
export const permit = (actor: Actor, action: Action): Warrant => {
  const decision = decide(actor, action, {});
  if ('warrant' in decision) return decision.warrant;
  throw new DomainError('forbidden');
};
