import { monthsBefore } from '#shared/kernel/calendar.ts';
import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import { type Deputy, deputyHolding, endedDeputies, longestTerm } from '#shared/domain/organisation/deputy.ts';
import type { Post } from '#shared/domain/organisation/organisation.ts';
import { holderOn } from '#shared/domain/organisation/tenure.ts';
import { directoryRecords, type Drafted } from './directory-records.ts';
import type { Call, Ports } from '#shared/app/ports.ts';

const refuse = (path: string, ja: string, en: string): never => {
  throw new DomainError('rule_refused', { fields: [{ path, ja, en }] });
};

/** The office, or whoever holds the post today; a deputy never, in whatever post. */
const rightTo = (action: Action) => (actor: Actor, post: Post) =>
  authorize(actor, action, { holder: holderOn(post, actor.today) }, 'organisation.read');

const told = ({ postId, holderId }: Post, { personId }: Pick<Deputy, 'personId'>): Mail[] => [
  {
    type: 'mail',
    template: 'deputyChanged',
    to: [personId, ...(holderId === undefined ? [] : [holderId])].map((id) => `person:${id}`),
    about: { postId },
  },
];

/** A term begins today or later, lasts a year at most, and ends before the post is to change hands. */
const checkTerm = ({ since, deputies = [] }: Post, term: Deputy, today: string): void => {
  if (term.from < today) refuse('from', '今日以後の日にしてください', 'today or later');
  if (term.to < term.from) refuse('to', '開始日より前です', 'before the first day');
  if (monthsBefore(term.to, longestTerm) > term.from) refuse('to', '1年以内にしてください', 'within a year');
  if (since !== undefined && term.from < since && since <= term.to) {
    refuse('to', '担当者が交代する日の前日までにしてください', 'before the post changes hands');
  }
  const overlaps = deputies.some((d) => d.personId === term.personId && d.from <= term.to && term.from <= d.to);
  if (overlaps) refuse('from', 'この人はその期間にすでに代理です', 'already a deputy at that time');
};

/** Deputies (代理・代決) of posts, for a term and with a reason. */
export const deputyUseCases = (ports: Ports) => {
  const { amendment } = directoryRecords(ports);

  const appoint = async (before: Post, { input, actor }: Call<Deputy>): Promise<Drafted<'post'>> => {
    const { personId, from, to, reason } = input;
    const term = { personId, from, to, reason };
    const [person] = await ports.store.load({ kind: 'person', personId });
    if (!(person?.active && person.kind === 'staff')) missing('代理となる職員', 'a member of staff as deputy');
    const holder = holderOn(before, from);
    if (personId === holder) refuse('personId', '職に就いている本人です', 'holds the post');
    checkTerm(before, term, actor.today);
    // What has ended stands in the trail and among what its person held; the post names who deputises or will.
    const lasting = (before.deputies ?? []).filter((d) => d.to >= actor.today);
    return {
      after: { ...before, deputies: [...lasting, term] },
      parts: [{ kind: 'holding', value: deputyHolding(before, term, holder) }],
      notify: told(before, term),
    };
  };

  const end = (before: Post, { input: { personId }, actor }: Call<{ personId: string }>): Drafted<'post'> => {
    const { deputies, holdings } = endedDeputies(before, actor.today, holderOn(before, actor.today), personId);
    if (holdings.length === 0) missing('この職の代理', 'a deputy of this post');
    return {
      after: { ...before, deputies },
      parts: holdings.map((value) => ({ kind: 'holding', value })),
      notify: told(before, { personId }),
    };
  };

  return {
    'post.appointDeputy': amendment<'post', Deputy & { postId: string }>('post', {
      act: 'appointDeputy',
      right: rightTo('post.appointDeputy'),
      amend: appoint,
    }),
    'post.endDeputy': amendment<'post', { personId: string; postId: string }>('post', {
      act: 'endDeputy',
      right: rightTo('post.endDeputy'),
      amend: end,
    }),
  };
};
