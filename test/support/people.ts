import type { Actor, Holding, Seat } from '#shared/domain/access/actor.ts';
import type { Section } from '#shared/domain/access/independence.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';

/** The day on which the policy is asked, unless a test says otherwise. */
export const today = '2026-11-22';

/** Places in the tree of a small city: 総務部 with 人事課 and its 給与係, 市民部 with 市民課. */
export const places = {
  soumu: { departmentId: 'D100', path: ['D100'] },
  jinji: { departmentId: 'D110', path: ['D100', 'D110'] },
  kyuyo: { departmentId: 'D111', path: ['D100', 'D110', 'D111'] },
  bunsho: { departmentId: 'D120', path: ['D100', 'D120'] },
  shimin: { departmentId: 'D200', path: ['D200'] },
  madoguchi: { departmentId: 'D210', path: ['D200', 'D210'] },
} as const satisfies Record<string, Section>;

type Term = { roles?: readonly PostRole[]; from?: string; to?: string };

/** Time in a post at a place. */
export const post = (place: Section, { roles = [], from = '2020-04-01', to }: Term = {}): Holding => ({
  postId: `POST-${place.departmentId}-${from}`,
  title: '職',
  departmentId: place.departmentId,
  path: place.path,
  roles,
  from,
  ...(to === undefined ? {} : { to }),
});

/** A member of staff with these posts. */
export const staff = (name: string, ...holdings: Holding[]): Actor => ({
  personId: name,
  name,
  kind: 'staff',
  holdings,
  today,
});

/** An auditor from outside, without any post, who has promised non-disclosure and whose contractor has no interest. */
export const external = (name: string, over: Partial<Seat> = {}): Actor => ({
  personId: name,
  name,
  kind: 'external',
  holdings: [],
  today,
  seat: { independenceDeclared: true, interests: [], promised: true, ...over },
});

/** Someone in a team, as the record of an audit names them. */
export const member = ({ personId }: Actor, role: 'lead' | 'member' = 'member') => ({ personId, role });
