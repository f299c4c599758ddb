import { can } from '#shared/domain/access/policy.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { type FindingRow, isOverdue, rowOf } from '#shared/domain/finding/row.ts';
import { findingOutside, isOutside } from '#shared/app/outside-view.ts';
import { ownFindings } from '#shared/app/own-records.ts';
import { everyItem, pageRequest } from '#shared/app/pages.ts';
import type { Page, Ports, Store } from '#shared/app/ports.ts';
import type { UseCase } from '#shared/app/use-case.ts';

type Filters = {
  status?: Finding['status'] | undefined;
  severity?: Finding['severity'] | undefined;
  departmentId?: string | undefined;
  auditId?: string | undefined;
  overdue?: boolean | undefined;
};
type Request = Filters & { fiscalYear: number; total: boolean; limit: number; cursor?: string | undefined };
type Row = FindingRow & { overdue: boolean };

const equal = ['status', 'severity', 'departmentId', 'auditId'] as const;

/** What a row must be to be listed; `undefined` when every row may. */
const matcher = (filters: Filters, today: string): ((row: FindingRow) => boolean) | undefined => {
  const asked = equal.filter((name) => filters[name] !== undefined);
  const { overdue } = filters;
  if (asked.length === 0 && overdue === undefined) return undefined;
  return (row) =>
    asked.every((name) => row[name] === filters[name]) && (overdue === undefined || isOverdue(row, today) === overdue);
};

const byDueDate = (a: FindingRow, b: FindingRow): number =>
  (a.dueDate ?? '9999').localeCompare(b.dueDate ?? '9999') || a.findingId.localeCompare(b.findingId);

/** Rows of one request: at 450 bytes each, close to what it may read. */
const perRequest = 2000;

/** Every row of a fiscal year: one request for each 2,000. */
export const allFindingsOfYear = ({ list }: Store, fiscalYear: number): Promise<FindingRow[]> =>
  everyItem((page) => list.findingsOfYear(fiscalYear, page), perRequest);

/**
 * Findings of a fiscal year, soonest due first. Who oversees all of them pages through an index; sections and teams get
 * their own, whole, from their own side: leaving rows out of a page would let the gaps be counted. The exact total is
 * given on request, because it reads every row of the year; without it a filtered page may be short and go on.
 */
export const findingsOfYearUseCases = (ports: Ports) => {
  const listOfYear: UseCase<Request, Page<Row> & { total?: number }> = {
    run: async ({ actor, input }) => {
      const { fiscalYear, total } = input;
      const match = matcher(input, actor.today);
      const shown = (row: FindingRow): Row => ({ ...row, overdue: isOverdue(row, actor.today) });
      if (!can(actor, 'audit.readWhole', {})) {
        const own = (await ownFindings(ports, actor)).filter(({ finding }) => finding.fiscalYear === fiscalYear);
        const known = own.map(({ finding }) => (isOutside(actor) ? findingOutside(finding) : finding));
        const rows = known.map(rowOf).filter((row) => match?.(row) ?? true);
        const items = rows.sort(byDueDate).map(shown);
        return { body: { items, ...(total ? { total: items.length } : {}) } };
      }
      const page = await ports.store.list.findingsOfYear(fiscalYear, { ...pageRequest(input), match, total });
      return { body: { ...page, items: page.items.map(shown) } };
    },
  };

  return { 'finding.listOfYear': listOfYear };
};
