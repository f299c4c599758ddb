import { authorize, can } from '#shared/domain/access/policy.ts';
import { assignmentView, type BoardRow } from './assignment-view.ts';
import type { Ports } from './ports.ts';
import { assignmentTarget, auditTarget } from './targets.ts';
import { found, type UseCase } from './use-case.ts';

/** Where every section of an audit stands: one query, whatever has been answered. Sections see their own row only. */
export const boardUseCases = ({ store }: Ports) => {
  const board: UseCase<{ auditId: string }, { items: BoardRow[] }> = {
    run: async ({ actor, input: { auditId } }) => {
      const [[audit], assignments] = await Promise.all([
        store.load({ kind: 'audit', auditId }),
        store.list.boardOf(auditId),
      ]);
      const known = found(audit);
      authorize(actor, 'audit.read', auditTarget(known, 'read'), 'audit.read');
      const readable = assignments.filter((a) => can(actor, 'assignment.read', assignmentTarget(a, known)));
      return { body: { items: readable.map((a) => assignmentView(a, known, actor)) } };
    },
  };

  return { 'audit.board': board };
};
