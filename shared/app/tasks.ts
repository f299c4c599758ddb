import { type Duty, dutyOf } from '#shared/domain/access/roles.ts';
import { type Actor, dutiesOf } from '#shared/domain/access/actor.ts';
import type { Ports } from './ports.ts';
import { isTaskRef, type Work, workOf } from './task-kinds.ts';
import type { UseCase } from './use-case.ts';

/** Open work as it reached somebody: through which duty, and whether its day has passed. */
export type Task = Work & { duty: Duty; overdue: boolean };

const teamDuties = ({ auditId, role }: { auditId: string; role: 'lead' | 'member' }): Duty[] =>
  (role === 'lead' ? (['auditor', 'leadAuditor'] as const) : (['auditor'] as const)).map((r) => dutyOf(r, auditId));

const noDue = '9999-12-31';

/**
 * All work that waits for a duty the person holds on that day, through a post or an audit's team: what is late first,
 * then soonest due. Nothing is stored per person, so whoever takes over a post finds its work here at once.
 */
export const openWork = async ({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<Task[]> => {
  const waiting = async (duty: Duty) => (await store.list.waitingFor(duty)).map((ref) => ({ ref, duty }));
  const ofPosts = Promise.all(dutiesOf(actor).map(waiting));
  const memberships = await store.list.membershipsOf(actor.personId);
  const ofTeams = await Promise.all(memberships.flatMap(teamDuties).map(waiting));
  const found = [...(await ofPosts).flat(), ...ofTeams.flat()].flatMap(({ ref, duty }) =>
    isTaskRef(ref) ? [{ ref, duty }] : [],
  );
  const auditIds = [...new Set(found.flatMap(({ ref }) => ('auditId' in ref ? [ref.auditId] : [])))];
  const [records, known] = await Promise.all([
    store.load(...found.map(({ ref }) => ref)),
    store.load(...auditIds.map((auditId) => ({ kind: 'audit' as const, auditId }))),
  ]);
  const audits = new Map(auditIds.map((auditId, n) => [auditId, known[n]]));
  const tasks = found.flatMap(({ ref, duty }, n): Task[] => {
    const record = records[n];
    const audit = 'auditId' in ref ? audits.get(ref.auditId) : undefined;
    const work = record && workOf(ref, record, audit, actor);
    return work ? [{ ...work, duty, overdue: work.due !== undefined && work.due < actor.today }] : [];
  });
  // A day that has passed comes before every day to come: by due date, what is late stands first.
  return tasks.toSorted((a, b) => (a.due ?? noDue).localeCompare(b.due ?? noDue));
};

/** `GET /me/tasks`. */
export const taskUseCases = (ports: Ports) => {
  const tasks: UseCase<unknown, { items: Task[] }> = {
    run: async ({ actor }) => ({ body: { items: await openWork(ports, actor) } }),
  };
  return { 'me.tasks': tasks };
};
