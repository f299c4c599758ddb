import type { ItemOf, Track } from '#web/api/types.ts';
import type { Me } from '#web/api/context.ts';
import type { LifecycleName } from '#shared/contract/openapi/lifecycles.ts';
import { stateNames } from '#shared/contract/state-names.ts';
import { daysAfter, type Day } from '#shared/kernel/calendar.ts';

/** A piece of open work, and the plane it is in. */
export type Task = ItemOf<'general', 'me.tasks'> & { plane: Track };

const ofAudit = ({ plane, auditId }: Task): string | undefined => (auditId ? `/${plane}/audits/${auditId}` : undefined);

const ofFinding = (task: Task): string => `${ofAudit(task)}/findings/${task.id}`;

const ofSection = (task: Task): string => `${ofAudit(task)}/sections/${task.departmentId}`;

/** It waits for auditors: they look at a section’s work from their own side. */
const isForTeam = ({ duty }: Task): boolean => /^(leadAuditor|auditor)@/.test(duty);

/** Where the work of a kind is done. Kinds without a line of their own are done from the audit. */
const addresses: Readonly<Record<string, (task: Task) => string>> = {
  assignment: (task) => (isForTeam(task) ? `${ofSection(task)}/review` : ofSection(task)),
  question: (task) => (isForTeam(task) ? `${ofSection(task)}/review?question=${task.id}` : ofSection(task)),
  request: (task) =>
    isForTeam(task)
      ? `${ofSection(task)}/requests?request=${task.id}`
      : `${ofSection(task)}/evidence?request=${task.id}`,
  // The section vouches for a held file where it hands files in; the officer decides on it among the held ones.
  evidence: (task) =>
    task.duty.startsWith('dept')
      ? `${ofSection(task)}/evidence`
      : `/${task.plane}/held/${task.auditId}/${task.departmentId}/${task.id}`,
  carriedFinding: ofFinding,
  finding: ofFinding,
  findingExtension: ofFinding,
  assignmentExtension: ofSection,
  requestExtension: (task) => `${ofSection(task)}/requests`,
  // A section finds it among its own; whoever confirms an answer has none.
  horizontalCheck: ({ plane, duty, auditId, id }) =>
    `/${plane}/horizontal-checks${duty.startsWith('dept') ? '' : `?audit=${auditId}&check=${id}`}`,
  plan: ({ plane, id }) => `/${plane}/plans/${id}`,
  disposal: ({ plane, id }) => `/${plane}/disposals/${id}`,
  breach: ({ id }) => `/spi/breaches/${id}`,
  spiWork: ({ departmentId, id }) => `/spi/works/${departmentId}/${id}`,
  outsourcing: ({ departmentId, id }) => `/spi/contracts/${departmentId}/${id}`,
};

export const addressOf = (task: Task): string | undefined => addresses[task.kind]?.(task) ?? ofAudit(task);

/** Work on a finding is in the state of whatever is being done about it. */
const lifecyclesOf: Readonly<Record<string, readonly string[]>> = { finding: ['finding', 'remediation', 'followUp'] };

const hasState = (name: string, state: string): name is LifecycleName =>
  name in stateNames && state in stateNames[name as LifecycleName];

/** Whose words say where the work stands; `undefined` where the work is no record of its own. */
export const lifecycleOf = ({ kind, status }: Task): LifecycleName | undefined => {
  for (const name of lifecyclesOf[kind] ?? [kind]) if (hasState(name, status)) return name;
  return undefined;
};

export type Span = 'late' | 'today' | 'week' | 'later' | 'noDue';

const spanOf = (due: string | undefined, today: Day): Span => {
  if (due === undefined) return 'noDue';
  if (due < today) return 'late';
  if (due === today) return 'today';
  return due <= daysAfter(today, 7) ? 'week' : 'later';
};

const order: readonly Span[] = ['late', 'today', 'week', 'later', 'noDue'];

/** What is late first, then by how near its day is; spans without work are left out. */
export const inSpans = (tasks: readonly Task[], today: Day): { span: Span; tasks: Task[] }[] =>
  order
    .map((span) => ({
      span,
      tasks: tasks
        .filter(({ due }) => spanOf(due, today) === span)
        .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '')),
    }))
    .filter((group) => group.tasks.length > 0);

/** The work of one of several posts: its duties name a role, of its section where the role is one of a section. */
export const isWorkOf = (post: Me['posts'][number], { duty, deputyOf }: Task): boolean => {
  if (deputyOf) return deputyOf.postId === post.postId;
  const [role = '', within] = duty.split('@');
  return post.roles.includes(role) && (within === undefined || within === post.departmentId);
};
