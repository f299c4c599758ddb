import { DomainError } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { type Assignment, assignmentLifecycle } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { isHalted, isReported, takesFiles } from '#shared/domain/audit/phases.ts';
import { isExtensionCommandPossible } from '#shared/domain/extension/extension.ts';
import { can } from '#shared/domain/access/policy.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import type { AssignmentHead } from '#shared/app/records.ts';
import { assignmentTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

type Standing = {
  may: string[];
  auditTitle: string;
  departmentName: string;
  locked: boolean;
  overdue: boolean;
};
export type AssignmentView = Assignment & Standing;
/** A row of the board: an assignment without its texts, whose turn it is, and how many business days it is late. */
export type BoardRow = AssignmentHead & Standing & { waitsFor?: Role | undefined; daysLate: number };

/** States in which the section can still write answers. */
export const isAnswerable = (assignment: AssignmentHead): boolean => assignment.status === 'in_progress';

/** States in which auditors judge items. */
export const isJudgeable = (assignment: AssignmentHead): boolean =>
  ['submitted', 'accepted'].includes(assignment.status);

/** From the report on, or while the audit is suspended. */
export const isLocked = ({ status }: Audit): boolean => isReported(status) || isHalted(status);

/** An accepted checklist is opened again as long as its answers are still looked at. */
export const isReopenable = ({ status }: Audit): boolean =>
  ['notified', 'preliminary', 'fieldwork', 'evaluation'].includes(status);

/** What is not offered although the state would allow it. */
const closedCommands: Partial<Record<string, (assignment: AssignmentHead, audit: Audit) => boolean>> = {
  withdraw: ({ openedByAuditorAt }) => openedByAuditorAt !== undefined,
  reopen: (_, audit) => !isReopenable(audit),
};

/** Nothing of an assignment changes once the audit is reported, or while it is suspended: `locked` is never stored. */
export const refuseLocked = (audit: Audit): void => {
  if (isLocked(audit)) throw new DomainError('invalid_transition', { params: { status: 'locked' } });
};

export const assignmentView = <A extends AssignmentHead>(assignment: A, audit: Audit, actor: Actor): A & Standing => {
  const target = assignmentTarget(assignment, audit);
  const locked = isLocked(audit);
  const answers = isAnswerable(assignment) && can(actor, 'response.answer', target) ? ['response.answer'] : [];
  const judges = isJudgeable(assignment) && can(actor, 'response.judge', target) ? ['response.judge'] : [];
  const files = takesFiles(audit.status) && can(actor, 'evidence.create', target) ? ['evidence.create'] : [];
  const isOpen = (command: string): boolean =>
    isExtensionCommandPossible(assignment, command) && !closedCommands[command]?.(assignment, audit);
  const commands = possible(actor, 'assignment', assignmentLifecycle, assignment, target).filter((action) =>
    isOpen(action.slice('assignment.'.length)),
  );
  return {
    ...assignment,
    may: locked ? files : [...commands, ...answers, ...judges, ...files],
    auditTitle: audit.title,
    departmentName:
      audit.sections.find((s) => s.departmentId === assignment.departmentId)?.name ?? assignment.departmentId,
    locked,
    overdue: assignment.status !== 'accepted' && assignment.status !== 'submitted' && assignment.dueDate < actor.today,
  };
};

export const assignmentAggregate: Aggregate<'assignment', Audit, AssignmentView> = {
  kind: 'assignment',
  keys: ['auditId', 'departmentId'],
  readAction: 'assignment.read',
  load: async ({ store }, { auditId = '', departmentId = '' }) => {
    const [audit, assignment] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
    );
    return { record: found(assignment), context: found(audit) };
  },
  ref: ({ auditId, departmentId }) => ({ kind: 'assignment', auditId, departmentId }),
  target: assignmentTarget,
  view: assignmentView,
};
