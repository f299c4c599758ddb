import { type Duty, dutyOf } from '#shared/domain/access/roles.ts';
import { dutiesOf } from '#shared/domain/access/actor.ts';
import type { Ports } from './ports.ts';
import type { RecordOf, Ref } from './records.ts';
import type { UseCase } from './use-case.ts';

type Task = {
  kind: string;
  auditId?: string;
  departmentId?: string;
  id: string;
  title: string;
  status: string;
  due?: string;
  overdue: boolean;
  duty: Duty;
};

type Described = Omit<Task, 'duty' | 'overdue'>;

const plain = (fields: Record<string, string | undefined>): Described =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as Described;

/** How each kind of record reads as work to do. */
const describe: { [K in 'plan' | 'audit' | 'assignment' | 'finding']: (record: RecordOf<K>) => Described } = {
  plan: (p) => plain({ kind: 'plan', id: p.planId, title: p.title, status: p.status }),
  audit: (a) =>
    plain({
      kind: 'audit',
      auditId: a.auditId,
      id: a.auditId,
      title: a.title,
      status: a.status,
      due: a.dueDate ?? a.endsOn,
    }),
  assignment: ({ auditId, departmentId, status, dueDate }) =>
    plain({
      kind: 'assignment',
      auditId,
      departmentId,
      id: departmentId,
      title: '情報セキュリティ監査 点検票',
      status,
      due: dueDate,
    }),
  finding: ({ auditId, departmentId, findingId, title, status, remediation, dueDate }) =>
    plain({
      kind: 'finding',
      auditId,
      departmentId,
      id: findingId,
      title,
      status: ['instructed', 'remediating'].includes(status) && remediation ? remediation.status : status,
      due: dueDate,
    }),
};

const isDescribed = (ref: Ref): ref is Ref & { kind: keyof typeof describe } => ref.kind in describe;

/**
 * `GET /me/tasks`: all work that waits for a duty the caller holds today, through a post or an audit's team, soonest
 * due first. Nothing is stored per person, so whoever takes over a post finds its work here at once.
 */
export const taskUseCases = ({ store }: Ports) => {
  const tasks: UseCase<unknown, { items: Task[] }> = {
    run: async ({ actor }) => {
      const waiting = async (duty: Duty) => (await store.list.waitingFor(duty)).map((ref) => ({ ref, duty }));
      const ofPosts = Promise.all(dutiesOf(actor).map(waiting));
      const memberships = await store.list.membershipsOf(actor.personId);
      const ofTeams = await Promise.all(
        memberships.flatMap(({ auditId, role }) =>
          (role === 'lead' ? (['auditor', 'leadAuditor'] as const) : (['auditor'] as const)).map((r) =>
            waiting(dutyOf(r, auditId)),
          ),
        ),
      );
      const found = [...(await ofPosts).flat(), ...ofTeams.flat()].filter(({ ref }) => isDescribed(ref));
      const records = await store.load(...found.map(({ ref }) => ref));
      const items = found.flatMap(({ ref, duty }, n): Task[] => {
        const record = records[n];
        if (!record || !isDescribed(ref)) return [];
        const task = (describe[ref.kind] as (record: unknown) => Described)(record);
        return [{ ...task, duty, overdue: task.due !== undefined && task.due < actor.today }];
      });
      items.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
      return { body: { items } };
    },
  };
  return { 'me.tasks': tasks };
};
