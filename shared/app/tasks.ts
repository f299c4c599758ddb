import { type Duty, dutyOf } from '#shared/domain/access/roles.ts';
import { type Actor, dutiesOf } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Ports } from './ports.ts';
import type { RecordOf, Ref } from './records.ts';
import { assignmentTarget, auditTarget, findingTarget, planTarget } from './targets.ts';
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
const describe: {
  [K in 'plan' | 'audit' | 'assignment' | 'finding']: (record: RecordOf<K>, audit: Audit | undefined) => Described;
} = {
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
  assignment: ({ auditId, departmentId, status, dueDate }, audit) =>
    plain({
      kind: 'assignment',
      auditId,
      departmentId,
      id: departmentId,
      title: `${audit?.title ?? ''} 点検票`.trim(),
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

/** A duty does not outlive the right to read: an auditor who lost independence sees no title of that section. */
const readable: {
  [K in keyof typeof describe]: (actor: Actor, record: RecordOf<K>, audit: Audit | undefined) => boolean;
} = {
  plan: (actor, plan) => can(actor, 'plan.read', planTarget(plan)),
  audit: (actor, audit) => can(actor, 'audit.read', auditTarget(audit, 'read')),
  assignment: (actor, assignment, audit) =>
    audit !== undefined && can(actor, 'assignment.read', assignmentTarget(assignment, audit)),
  finding: (actor, finding, audit) => audit !== undefined && can(actor, 'finding.read', findingTarget(finding, audit)),
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
      const auditIds = [...new Set(found.flatMap(({ ref }) => ('auditId' in ref ? [ref.auditId] : [])))];
      const [records, known] = await Promise.all([
        store.load(...found.map(({ ref }) => ref)),
        store.load(...auditIds.map((auditId) => ({ kind: 'audit' as const, auditId }))),
      ]);
      const audits = new Map(auditIds.map((auditId, n) => [auditId, known[n]]));
      const items = found.flatMap(({ ref, duty }, n): Task[] => {
        const record = records[n];
        if (!record || !isDescribed(ref)) return [];
        const audit = 'auditId' in ref ? audits.get(ref.auditId) : undefined;
        const mayRead = readable[ref.kind] as (actor: Actor, record: unknown, audit: Audit | undefined) => boolean;
        if (!mayRead(actor, record, audit)) return [];
        const task = (describe[ref.kind] as (record: unknown, audit: Audit | undefined) => Described)(record, audit);
        return [{ ...task, duty, overdue: task.due !== undefined && task.due < actor.today }];
      });
      items.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
      return { body: { items } };
    },
  };
  return { 'me.tasks': tasks };
};
