import type { Actor } from '#shared/domain/access/actor.ts';
import { authorize, can } from '#shared/domain/access/policy.ts';
import { assignmentDuty, assignmentStatus } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { businessDaysLeft } from '#shared/domain/deadline/business-days.ts';
import { assignmentView, type BoardRow } from '#shared/app/assignment/assignment-view.ts';
import type { Ports } from '#shared/app/ports.ts';
import type { AssignmentHead } from '#shared/app/records.ts';
import { assignmentTarget, auditTarget } from '#shared/app/targets.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

/** How many sections stand in one state, and how many of them are overdue. */
type Stage = { status: BoardRow['status']; sections: number; overdue: number };
type Board = { items: BoardRow[]; stages: Stage[] };

/** Every state in its order, those without a section too: the columns of the board. */
const stagesOf = (rows: readonly BoardRow[]): Stage[] =>
  assignmentStatus.options.map((status) => {
    const here = rows.filter((row) => row.status === status);
    return { status, sections: here.length, overdue: here.filter((row) => row.overdue).length };
  });

/** Where every section of an audit stands: one query, whatever has been answered. Sections see their own row only. */
export const boardUseCases = ({ store, isHoliday }: Ports) => {
  const rowOf = (assignment: AssignmentHead, audit: Audit, actor: Actor): BoardRow => {
    const view = assignmentView(assignment, audit, actor);
    // Nobody is waited for in what can no longer change.
    const waitsFor = view.locked ? undefined : assignmentDuty[view.status];
    const daysLate = view.overdue ? -businessDaysLeft(view.dueDate, actor.today, isHoliday) : 0;
    return { ...view, ...(waitsFor ? { waitsFor } : {}), daysLate };
  };

  const board: UseCase<{ auditId: string }, Board> = {
    run: async ({ actor, input: { auditId } }) => {
      const [[audit], assignments] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.boardOf(auditId),
      ]);
      const known = found(audit);
      authorize(actor, 'audit.read', auditTarget(known, 'read'), 'audit.read');
      const readable = assignments.filter((a) => can(actor, 'assignment.read', assignmentTarget(a, known)));
      const items = readable.map((a) => rowOf(a, known, actor));
      return { body: { items, stages: stagesOf(items) } };
    },
  };

  return { 'audit.board': board };
};
