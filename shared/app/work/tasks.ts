import { type Duty, dutyOf } from '#shared/domain/access/roles.ts';
import { type Actor, deputisedDuties, dutiesOf } from '#shared/domain/access/actor.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Ports, Store } from '#shared/app/ports.ts';
import { isTaskRef, mayReadWork, type TaskRef, type Work, workOf } from './task-kinds.ts';
import { beginningWith, type UseCase } from '#shared/app/use-case.ts';

/** Open work as it reached somebody: through which duty, and whether its day has passed. */
export type Task = Work & { duty: Duty; overdue: boolean; deputyOf?: Deputised };

/** The post of somebody else through which work reached a deputy (代理). */
type Deputised = { postId: string; departmentId: string; title: string };

/** The duties a place in a team brings. */
export const teamDuties = ({ auditId, role }: { auditId: string; role: 'lead' | 'member' }): Duty[] =>
  (role === 'lead' ? (['auditor', 'leadAuditor'] as const) : (['auditor'] as const)).map((r) => dutyOf(r, auditId));

const noDue = '9999-12-31';

/** Work that waits for a duty, whoever holds it, with what decides who may see it. */
export type Waiting = { work: Work; duty: Duty; ref: TaskRef; record: unknown; audit: Audit | undefined };

/** Everything that waits for one of these duties. */
export const workWaitingFor = async ({ list }: Store, duties: readonly Duty[]): Promise<Waiting[]> =>
  (await list.waitingFor(...duties)).flatMap(({ ref, record, duty, audit }) => {
    const work = isTaskRef(ref) ? workOf(ref, record, audit) : undefined;
    return isTaskRef(ref) && work ? [{ work, duty, ref, record, audit }] : [];
  });

/** What of it this person may see and do: what is late first, then soonest due. */
export const tasksOf = (actor: Actor, waiting: readonly Waiting[]): Task[] => {
  const deputised = deputisedDuties(actor);
  const through = (duty: Duty): Pick<Task, 'deputyOf'> => {
    const post = deputised.get(duty);
    return post ? { deputyOf: { postId: post.postId, departmentId: post.departmentId, title: post.title } } : {};
  };
  return (
    waiting
      .filter(({ ref, record, audit }) => mayReadWork(actor, ref, record, audit))
      .map(({ work, duty }) => {
        const overdue = work.due !== undefined && work.due < actor.today;
        return { ...work, duty, overdue, ...through(duty) };
      })
      // A day that has passed comes before every day to come.
      .toSorted((a, b) => (a.due ?? noDue).localeCompare(b.due ?? noDue))
  );
};

/**
 * `GET /me/tasks`: all work that waits for a duty the caller holds today, through a post or an audit's team. Nothing is
 * stored per person, so whoever takes over a post finds its work here at once.
 */
export const taskUseCases = ({ store }: Ports) => {
  const tasks: UseCase<unknown, { items: Task[] }> = beginningWith(
    (_, personId) => store.list.membershipsOf(personId),
    async ({ actor }, memberships) => {
      const waiting = await workWaitingFor(store, [...dutiesOf(actor), ...memberships.flatMap(teamDuties)]);
      return { body: { items: tasksOf(actor, waiting) } };
    },
  );
  return { 'me.tasks': tasks };
};
