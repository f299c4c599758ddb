import type * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { type Day, daysAfter, isWithin } from '#shared/kernel/calendar.ts';
import { day, id, writtenProse } from '#shared/domain/scalars.ts';
import type { Post, PostHolding } from './organisation.ts';

/** One person's term as deputy (代理・代決) of a post. The post's holder keeps it and can act too. */
export const deputy = strictObject(() => ({ personId: id, from: day, to: day, reason: writtenProse(400) }));
export type Deputy = z.infer<typeof deputy>;

/** No deputy is appointed for longer, in months: a lasting arrangement is a hand-over. */
export const longestTerm = 12;

/** Who deputises in a post on a day. */
export const deputiesOn = ({ deputies = [] }: Pick<Post, 'deputies'>, today: Day): string[] =>
  deputies.filter((d) => isWithin(today, d)).map((d) => d.personId);

/** The term as it stands among what the person holds: rights and conflicts of the post come with it. */
export const deputyHolding = (post: Post, { personId, from, to }: Deputy, holder: string | undefined): PostHolding => {
  const { postId, departmentId, path, title, roles } = post;
  return { personId, postId, departmentId, path, title, roles, from, to, deputyFor: { personId: holder } };
};

/**
 * Ends what runs from a day on: all of it, since a new holder appoints deputies anew, or one person's. A term that has
 * not begun ends before its first day.
 */
export const endedDeputies = (
  post: Post,
  from: Day,
  holder: string | undefined,
  only?: string,
): { deputies: Deputy[] | undefined; holdings: PostHolding[] } => {
  const to = daysAfter(from, -1);
  const isEnded = (d: Deputy): boolean => d.to >= from && (only === undefined || d.personId === only);
  const { deputies } = post;
  if (!deputies?.some(isEnded)) return { deputies, holdings: [] };
  const cut = deputies.map((d) => (isEnded(d) ? { ...d, to } : d));
  const holdings = deputies.filter(isEnded).map((d) => deputyHolding(post, { ...d, to }, holder));
  return { deputies: cut.filter((d) => d.from <= d.to), holdings };
};
