import { type Day, daysAfter } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { endedDeputies } from './deputy.ts';
import type { Post, PostHolding } from './organisation.ts';

type Tenure = Pick<Post, 'holderId' | 'since' | 'predecessor'>;

/** Who holds a post on a day: a hand-over may be entered before its day. */
export const holderOn = ({ holderId, since, predecessor }: Tenure, today: Day): string | undefined => {
  if (since === undefined || since <= today) return holderId;
  return predecessor !== undefined && today <= predecessor.to ? predecessor.personId : undefined;
};

/**
 * The first day from which a post can change hands: it is held for a day at least, and a vacancy is filled no earlier
 * than it began. What has not begun yet may still be entered differently. `undefined` for a post nobody ever held.
 */
export const earliestHandOver = ({ holderId, since }: Tenure, today: Day): Day | undefined =>
  since === undefined || holderId === undefined || since > today ? since : daysAfter(since, 1);

/** Gives a post to a person, or leaves it vacant, from a day on. Throws `rule_refused` for a day that is too early. */
export const handedOver = (
  before: Post,
  personId: string | undefined,
  from: Day,
  today: Day,
): { after: Post; holdings: PostHolding[] } => {
  const earliest = earliestHandOver(before, today);
  if (earliest !== undefined && from < earliest) throw new DomainError('rule_refused');
  const { postId, departmentId, path, title, roles, holderId, since, predecessor } = before;
  const term = { postId, departmentId, path, title, roles };
  const to = daysAfter(from, -1);
  const ends = holderId !== undefined && since !== undefined ? { personId: holderId, from: since, to } : undefined;
  // A term that never began ends before its first day, and has no successor.
  const held = ends !== undefined && ends.from <= ends.to ? { personId: ends.personId, to } : predecessor;
  const begun: PostHolding[] = personId === undefined ? [] : [{ ...term, personId, from }];
  // The same person again from the same day: one row of the store, and the later word counts.
  const ended: PostHolding[] =
    ends === undefined || (personId === ends.personId && from === ends.from) ? [] : [{ ...term, ...ends }];
  const { deputies, holdings } = endedDeputies(before, from, holderId);
  // A deputy who takes the post over from the same day has one row, and the later word counts.
  const cut = holdings.filter((h) => !begun.some((b) => b.personId === h.personId && b.from === h.from));
  return {
    after: { ...before, holderId: personId, since: from, predecessor: held, deputies },
    holdings: [...ended, ...begun, ...cut],
  };
};

/** Ends a post, and with it the term of whoever holds it. Throws `rule_refused` for a day that is too early. */
export const closedPost = (before: Post, validTo: Day, today: Day): { after: Post; holdings: PostHolding[] } => {
  const vacant = endedDeputies(before, daysAfter(validTo, 1), undefined);
  const ended =
    before.holderId === undefined
      ? { after: { ...before, deputies: vacant.deputies }, holdings: vacant.holdings }
      : handedOver(before, undefined, daysAfter(validTo, 1), today);
  return { ...ended, after: { ...ended.after, validTo } };
};
