import { authorize } from '#shared/domain/access/policy.ts';
import { type countedFigures, figuresFor } from '#shared/domain/assignment/chapter-counts.ts';
import type { Checklist } from '#shared/domain/checklist/checklist.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Ports } from '#shared/app/ports.ts';
import type { AssignmentHead } from '#shared/app/records.ts';
import { auditTarget } from '#shared/app/targets.ts';
import { beginningWith, found, type UseCase } from '#shared/app/use-case.ts';

type Row = { departmentId: string; departmentName: string; figures?: Output<typeof countedFigures> };
type Table = { chapters: Checklist['chapters']; items: Row[] };

const isUntouched = ({ answered, judged }: AssignmentHead): boolean => answered + judged === 0;

/** `GET /audits/{auditId}/chapters`: every section an audit was handed to, by chapter, in figures kept with the answers. */
export const chapterTableUseCases = ({ store }: Ports) => {
  const read = ({ auditId }: { auditId: string }) =>
    Promise.all([
      store.load({ kind: 'audit', auditId }),
      store.list.boardOf(auditId),
      store.list.chapterCountsOf(auditId),
    ]);

  const chapters: UseCase<{ auditId: string }, Table> = beginningWith(
    read,
    async ({ actor }, [[audit], assignments, counts]) => {
      const known = found(audit);
      authorize(actor, 'audit.chapters', auditTarget(known, 'read'), 'audit.read');
      const { checklistId, checklistVersion } = known;
      const [checklist] = await store.load({ kind: 'checklist', checklistId, checklistVersion });
      const columns = found(checklist).chapters;
      const names = new Map(known.sections.map(({ departmentId, name }) => [departmentId, name]));
      const countsOf = new Map(counts.map((one) => [one.departmentId, one]));
      return {
        body: {
          chapters: columns,
          items: assignments.map((assignment) => {
            const { departmentId } = assignment;
            const own = countsOf.get(departmentId);
            const isKnown = own !== undefined || isUntouched(assignment);
            return {
              departmentId,
              departmentName: names.get(departmentId) ?? departmentId,
              ...(isKnown ? { figures: figuresFor(own, columns.length) } : {}),
            };
          }),
        },
      };
    },
  );

  return { 'audit.chapters': chapters };
};
