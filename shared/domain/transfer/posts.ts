import type { Post } from '#shared/domain/organisation/organisation.ts';
import { earliestHandOver } from '#shared/domain/organisation/tenure.ts';
import { fold } from '#shared/domain/workbook/text.ts';
import type { ChangeOf } from './change.ts';
import type { StaffRow } from './list.ts';
import { isOpen, type Present, type Refusals, type Terms } from './present.ts';

/** Where a row puts somebody: a post of a department, or nobody into it. */
type Seat = { row: StaffRow; departmentId: string; subject: string | undefined };

type Placed = {
  created: ChangeOf<'createPost'>[];
  handedOver: ChangeOf<'handOver'>[];
  closed: ChangeOf<'closePost'>[];
  /** A post that nobody is put into any more changed hands on the day or later. */
  changedLater: boolean;
};

type People = {
  /** Those whose posts are exactly the ones the list gives them, or none. */
  movable: ReadonlySet<string>;
  subjectOf: (personId: string) => string;
};

/** The same person twice in the same post is one holding. */
const unique = (seats: readonly Seat[]): Seat[] => {
  const taken = new Set<string>();
  return seats.filter(({ subject, departmentId, row }) => {
    if (subject === undefined) return true;
    const key = JSON.stringify([subject, departmentId, fold(row.title)]);
    return !taken.has(key) && taken.add(key);
  });
};

const fits = ({ roles }: Post, { row }: Seat): boolean =>
  row.roles === undefined || (row.roles.length === roles.length && row.roles.every((role) => roles.includes(role)));

/**
 * Fills posts as the list says. A post is known by department, title and roles; of several alike everybody keeps the
 * one they hold, and the others go to whoever is left, in order. Posts of people the list does not move stay as they are.
 */
export const placePosts = (
  seats: readonly Seat[],
  present: Present,
  { from, missing, today }: Terms,
  { movable, subjectOf }: People,
  refusals: Refusals,
): Placed => {
  const open = present.posts.filter((post) => isOpen(post, from));
  const holderOf = (post: Post) => (post.holderId === undefined ? undefined : subjectOf(post.holderId));
  const isFree = (post: Post): boolean => {
    const holder = holderOf(post);
    return holder === undefined || movable.has(holder);
  };
  const isTooEarly = (post: Post): boolean => from < (earliestHandOver(post, today) ?? from);
  const placed: Placed = { created: [], handedOver: [], closed: [], changedLater: false };
  const filled = new Map<Post, Seat>();
  const seated = new Map<Seat, Post>();
  const seat = (wanted: Seat, post: Post | undefined): void => {
    if (post === undefined) return;
    filled.set(post, wanted);
    seated.set(wanted, post);
  };
  const alike = (wanted: Seat): Post[] =>
    open.filter(
      (post) =>
        post.departmentId === wanted.departmentId &&
        fold(post.title) === fold(wanted.row.title) &&
        !filled.has(post) &&
        fits(post, wanted),
    );

  // Rows that name roles choose first: a blank takes any post.
  const ordered = unique(seats).toSorted(
    (a, b) => Number(a.row.roles === undefined) - Number(b.row.roles === undefined),
  );
  for (const wanted of ordered)
    seat(
      wanted,
      alike(wanted).find((post) => holderOf(post) === wanted.subject),
    );
  for (const wanted of ordered) {
    if (seated.has(wanted)) continue;
    const left = alike(wanted);
    const post = left.find(isFree);
    if (post === undefined && left.length > 0) refusals.set(wanted.row, 'post_held_by_unlisted');
    else if (post !== undefined && isTooEarly(post)) refusals.set(wanted.row, 'post_changed_later');
    else seat(wanted, post);
  }

  for (const wanted of unique(seats)) {
    const { row, departmentId, subject } = wanted;
    const post = seated.get(wanted);
    if (refusals.has(row) || (post !== undefined && holderOf(post) === subject)) continue;
    const holder = subject === undefined ? {} : { holder: subject };
    if (post) placed.handedOver.push({ change: 'handOver', postId: post.postId, version: post.version, ...holder });
    else
      placed.created.push({
        change: 'createPost',
        departmentId,
        title: row.title,
        roles: [...(row.roles ?? [])],
        ...holder,
      });
  }
  for (const post of open) {
    if (filled.has(post) || !isFree(post)) continue;
    const { postId, version, holderId } = post;
    // A whole list names every post; any other list says nothing of posts it leaves out.
    const step = missing === 'left' ? 'closePost' : holderId === undefined ? undefined : 'handOver';
    if (step === undefined) continue;
    if (holderId !== undefined && isTooEarly(post)) placed.changedLater = true;
    if (step === 'closePost') placed.closed.push({ change: step, postId, version });
    else placed.handedOver.push({ change: step, postId, version });
  }
  return placed;
};
