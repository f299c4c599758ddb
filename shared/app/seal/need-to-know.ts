import type { Day } from '#shared/kernel/calendar.ts';
import { authorize } from '#shared/domain/access/policy.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import { officers, sectionStaff } from '#shared/domain/access/sealed-roles.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { deputiesOn } from '#shared/domain/organisation/deputy.ts';
import type { Post } from '#shared/domain/organisation/organisation.ts';
import { isAdmitted } from '#shared/domain/organisation/seat.ts';
import { holderOn } from '#shared/domain/organisation/tenure.ts';
import type { Ports } from '#shared/app/ports.ts';
import { auditTarget } from '#shared/app/targets.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

/** Why somebody is on the list. */
type Ground = 'team' | 'section' | 'officer' | 'guest';
type Named = { personId: string; ground: Ground; departmentId?: string; title?: string; until?: string };
export type Knower = Named & { name: string; lastVisit?: { at: string; purpose: string } };

const holds = (post: Post, roles: readonly PostRole[]): boolean => post.roles.some((role) => roles.includes(role));

const holdersOf = (post: Post, today: Day, ground: Ground): Named[] =>
  [holderOn(post, today), ...deputiesOn(post, today)].flatMap((personId) =>
    personId === undefined ? [] : [{ personId, ground, departmentId: post.departmentId, title: post.title }],
  );

/** Everybody who may read an audit of the sealed track on a day, once for each ground. */
const knowersOf = (
  { team, sections, notifiedAt, guests = [] }: Audit,
  posts: readonly Post[],
  today: Day,
  now: string,
): Named[] => {
  const audited = new Set(notifiedAt === undefined ? [] : sections.map((s) => s.departmentId));
  return [
    ...team.map(({ personId }): Named => ({ personId, ground: 'team' })),
    ...posts.filter((post) => holds(post, officers)).flatMap((post) => holdersOf(post, today, 'officer')),
    ...posts
      .filter((post) => audited.has(post.departmentId) && holds(post, sectionStaff))
      .flatMap((post) => holdersOf(post, today, 'section')),
    ...guests.flatMap(({ personId, until }): Named[] =>
      until !== undefined && now < until ? [{ personId, ground: 'guest', until }] : [],
    ),
  ];
};

/** The need-to-know list of a sealed audit by name, with the last purpose each of them stated. */
export const needToKnowUseCases = ({
  store,
  directory,
}: Ports): {
  'needToKnow.list': UseCase<{ auditId: string }, { items: Knower[] }>;
} => ({
  'needToKnow.list': {
    run: async ({ actor, input: { auditId }, request }) => {
      const [[audit], posts, visits] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        directory.posts(),
        store.list.visitsTo(auditId),
      ]);
      const known = found(audit);
      authorize(actor, 'audit.readWhole', auditTarget(known, 'read'), 'audit.read');
      const named = knowersOf(known, posts, actor.today, request.at.toISOString());
      const people = await directory.reach(
        [...new Set(named.map(({ personId }) => `person:${personId}`))],
        actor.today,
      );
      const admitted = people.filter((person) => isAdmitted(person, actor.today));
      const names = new Map(admitted.map(({ personId, name }) => [personId, name]));
      const visitOf = new Map(visits.map(({ personId, at, purpose }) => [personId, { at, purpose }]));
      const items = named.flatMap((one): Knower[] => {
        const name = names.get(one.personId);
        const lastVisit = visitOf.get(one.personId);
        return name === undefined ? [] : [{ ...one, name, ...(lastVisit ? { lastVisit } : {}) }];
      });
      return { body: { items } };
    },
  },
});
