import type { PostRole } from '#shared/domain/access/roles.ts';
import type { Person } from '#shared/domain/organisation/organisation.ts';
import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import type { TransferChange } from './change.ts';
import { endingDepartments } from './closing.ts';
import { placeDepartments } from './departments.ts';
import type { StaffList, StaffRow } from './list.ts';
import { personFinder, placePeople } from './people.ts';
import { placePosts } from './posts.ts';
import { isOpen, type Present, type Refusals, type Terms } from './present.ts';
import type { Obstacle, WarningCode } from './reasons.ts';

export type TransferPlan = {
  /** In the order in which they are made: people before the posts they hold, posts before their departments end. */
  changes: TransferChange[];
  refusals: Refusals;
  warnings: WarningCode[];
  /** Why nothing of this can be applied. */
  obstacle: Obstacle | undefined;
};

type Attempt = Pick<TransferPlan, 'changes' | 'warnings'> & { changedLater: boolean; managed: boolean };

/** Whoever holds one of these can put right what a list got wrong. */
const managing: readonly PostRole[] = ['auditOffice', 'systemAdministrator'];

/** People whose rows were not taken: nothing is taken from them, because nobody knows what their rows were to say. */
const unclearIn = (list: StaffList, refusals: Refusals, present: Present, terms: Terms): Set<string> => {
  const find = personFinder(present, terms);
  const holders = [...list.unread, ...[...refusals.keys()].flatMap(({ holder }) => holder ?? [])];
  return new Set(holders.map(find).flatMap((known) => ('subject' in known ? known.subject : [])));
};

/** Says which of the leavers' rows hold, and with a whole list who has left beside them. */
const leaversOf = (
  rows: readonly StaffRow[],
  of: ReadonlyMap<StaffRow, string>,
  kept: ReadonlySet<string>,
  { people }: Present,
  { from, missing, actorId }: Terms,
  refusals: Refusals,
): Person[] => {
  const self = people.find((p) => p.personId === actorId)?.subject;
  const named = new Set<string>();
  for (const row of rows.filter((r) => r.says === 'leaves')) {
    const subject = of.get(row) ?? '';
    if (subject === self) refusals.set(row, 'own_account');
    else if (kept.has(subject)) refusals.set(row, 'leaver_holds');
    else named.add(subject);
  }
  const hasLeft = ({ subject }: Person): boolean =>
    named.has(subject) || (missing === 'left' && !kept.has(subject) && subject !== self);
  return people.filter((p) => p.kind === 'staff' && isAdmitted(p, from) && hasLeft(p));
};

/** One pass over the rows that are left; what it cannot place it adds to `refusals`. */
const attempt = (
  rows: readonly StaffRow[],
  unclear: ReadonlySet<string>,
  present: Present,
  terms: Terms,
  refusals: Refusals,
): Attempt => {
  const { from, missing, actorId } = terms;
  const departments = placeDepartments(rows, present, terms, refusals);
  const people = placePeople(rows, present, terms, refusals);
  const sound = rows.filter((row) => !refusals.has(row));
  const seats = sound
    .filter((row) => row.says === 'post')
    .map((row) => ({ row, departmentId: departments.of.get(row) ?? '', subject: people.of.get(row) }));
  const idle = sound.filter((row) => row.says === 'person').flatMap((row) => people.of.get(row) ?? []);
  const seated = new Set([...idle, ...seats.flatMap(({ subject }) => subject ?? [])]);
  const left = leaversOf(sound, people.of, new Set([...seated, ...unclear]), present, terms, refusals);
  const leaving = new Set(left.map((p) => p.subject));

  // A row marked 兼務 alone adds a post; only a main post says what a person holds in all.
  const settled = seats.filter(({ row }) => missing === 'left' || !row.concurrent).flatMap((s) => s.subject ?? []);
  const movable = new Set([...settled, ...idle, ...leaving].filter((subject) => !unclear.has(subject)));
  const subjects = new Map(present.people.map((p) => [p.personId, p.subject]));
  const subjectOf = (personId: string): string => subjects.get(personId) ?? '';
  const posts = placePosts(seats, present, terms, { movable, subjectOf }, refusals);

  const ended = new Set(posts.closed.map((c) => c.postId));
  const given = new Map(posts.handedOver.map((c) => [c.postId, c.holder]));
  const postsAfter = present.posts
    .filter((post) => isOpen(post, from) && !ended.has(post.postId))
    .map((post) => {
      const holder = given.has(post.postId) ? given.get(post.postId) : post.holderId && subjectOf(post.holderId);
      return { post, holder, held: holder !== undefined };
    });
  const codeOf = (row: StaffRow): string => departments.of.get(row) ?? '';
  const ending = endingDepartments(
    present,
    terms,
    {
      listed: new Set(sound.filter((r) => r.says !== 'closes').map(codeOf)),
      created: departments.created,
      said: new Map(sound.filter((r) => r.says === 'closes').map((r) => [codeOf(r), r])),
      posts: postsAfter,
      newPosts: posts.created,
    },
    refusals,
  );
  const endingIds = new Set(ending.map((d) => d.departmentId));
  // A post does not outlive its department.
  const emptied = postsAfter.filter(({ post }) => endingIds.has(post.departmentId)).map(({ post }) => post);
  const emptiedIds = new Set(emptied.map((post) => post.postId));

  const working = new Set(present.people.filter((p) => isAdmitted(p, from)).map((p) => p.subject));
  const arrives = [...people.created, ...people.edited.filter((p) => p.returns)].map((p) => p.subject);
  const works = new Set([...working, ...arrives].filter((subject) => !leaving.has(subject)));
  const held = [...postsAfter.map(({ post, holder }) => ({ roles: post.roles, holder })), ...posts.created];
  const managed = held.some(({ roles, holder = '' }) => works.has(holder) && roles.some((r) => managing.includes(r)));

  const close = ({ postId, version }: { postId: string; version: number }) =>
    ({ change: 'closePost', postId, version }) as const;
  return {
    changes: [
      ...departments.created,
      ...departments.edited,
      ...people.created,
      ...people.edited,
      ...posts.created,
      ...posts.handedOver.filter(({ postId }) => !emptiedIds.has(postId)),
      ...[...posts.closed, ...emptied].map(close),
      ...left.map(({ personId, version, subject }) => ({ change: 'leave', personId, version, subject }) as const),
      ...ending.map(({ departmentId, version }) => ({ change: 'closeDepartment', departmentId, version }) as const),
    ],
    warnings: [
      ...(departments.bodyAssumed ? (['body_assumed'] as const) : []),
      ...(missing === 'left' && working.has(subjectOf(actorId)) && !seated.has(subjectOf(actorId))
        ? (['self_kept'] as const)
        : []),
    ],
    changedLater: posts.changedLater,
    managed,
  };
};

/**
 * What a staff list changes about the organisation, as of a day. A row that cannot be placed is refused and drops out
 * with everything that depended on it; then the rest is placed anew, until nothing more drops out. People the list does
 * not name keep what they have, unless everybody missing has left. The same list against the same organisation gives
 * the same changes in the same order, and against one where some of them are made, the others.
 */
export const planTransfer = (list: StaffList, present: Present, terms: Terms): TransferPlan => {
  const refusals: Refusals = new Map();
  for (;;) {
    const before = refusals.size;
    const rows = list.rows.filter((row) => !refusals.has(row));
    const unclear = unclearIn(list, refusals, present, terms);
    const { changes, warnings, changedLater, managed } = attempt(rows, unclear, present, terms, refusals);
    if (refusals.size > before) continue;
    const unread = refusals.size > 0 || list.reports.some((r) => r.outcome === 'refused');
    const obstacles: readonly [Obstacle, boolean][] = [
      ['unread_rows', terms.missing === 'left' && unread],
      ['changed_later', changedLater],
      ['nobody_manages', !managed],
      ['nothing_to_do', changes.length === 0],
    ];
    return { changes, refusals, warnings, obstacle: obstacles.find(([, holds]) => holds)?.[0] };
  }
};
