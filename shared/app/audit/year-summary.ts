import { permit } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type FindingRow, isOverdue } from '#shared/domain/finding/row.ts';
import type { Department } from '#shared/domain/organisation/organisation.ts';
import { mapLimited } from '#shared/kernel/parallel.ts';
import { allFindingsOfYear } from '#shared/app/finding/findings-of-year.ts';
import type { Ports } from '#shared/app/ports.ts';
import type { UseCase } from '#shared/app/use-case.ts';

/** Years of a mid-term plan: every section is audited once in them (DOMAIN.md 1.2, row 1). */
const cycle = 3;

/** Audits looked at together. */
const width = 8;

type Summary = {
  fiscalYear: number;
  audits: { status: Audit['status']; number: number }[];
  coverage: { sections: number; audited: number; neverInCycle: string[] };
  findings: { severity: FindingRow['severity']; status: FindingRow['status']; number: number; overdue: number }[];
  repeated: number;
  carriedOver: number;
  extensions: { assignments: number; findings: number };
};

const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((all, n) => all + (n ?? 0), 0);

/** Sections that an audit reached: it was notified, and not cancelled. */
const reached = (audits: readonly Audit[]): Set<string> =>
  new Set(
    audits
      .filter(({ notifiedAt, status }) => notifiedAt !== undefined && status !== 'cancelled')
      .flatMap(({ sections }) => sections.map((s) => s.departmentId)),
  );

/** Departments without another below them, that exist: the ones a plan names. */
const sectionsOf = (departments: readonly Department[]): string[] => {
  const parents = new Set(departments.map((d) => d.parentId));
  return departments
    .filter((d) => !parents.has(d.departmentId) && d.validTo === undefined)
    .map((d) => d.departmentId)
    .toSorted();
};

/** `GET /year-summary`: a fiscal year in figures, for those who oversee all audits. */
export const yearSummaryUseCases = ({ store, directory }: Ports) => {
  const auditsOfCycle = async (fiscalYear: number) => {
    const years = Array.from({ length: cycle }, (_, n) => fiscalYear - n);
    const [ofYear = [], ...before] = await Promise.all(years.map((year) => store.list.auditIdsOf(year)));
    const refs = [...ofYear, ...before.flat()].map((auditId) => ({ kind: 'audit', auditId }) as const);
    const [audits, boards] = await Promise.all([
      store.load(...refs),
      mapLimited(width, ofYear, (auditId) => store.list.boardOf(auditId)),
    ]);
    return { audits: audits.filter((a) => a !== undefined), assignments: boards.flat() };
  };

  const yearSummary: UseCase<{ fiscalYear: number }, Summary> = {
    run: async ({ actor, input: { fiscalYear } }) => {
      permit(actor, 'audit.yearSummary');
      const [{ audits, assignments }, findings, departments] = await Promise.all([
        auditsOfCycle(fiscalYear),
        allFindingsOfYear(store, fiscalYear),
        directory.departments(),
      ]);
      const sections = sectionsOf(departments);
      const ofYear = audits.filter((a) => a.fiscalYear === fiscalYear);
      const [inYear, inCycle] = [reached(ofYear), reached(audits)];
      const byStatus = Map.groupBy(ofYear, ({ status }) => status);
      const bySort = Map.groupBy(findings, ({ severity, status }) => `${severity} ${status}`);
      return {
        body: {
          fiscalYear,
          audits: [...byStatus].map(([status, group]) => ({ status, number: group.length })),
          coverage: {
            sections: sections.length,
            audited: inYear.size,
            neverInCycle: sections.filter((section) => !inCycle.has(section)),
          },
          findings: [...bySort.values()].flatMap((group) => {
            const [first] = group;
            const overdue = group.filter((row) => isOverdue(row, actor.today)).length;
            return first ? [{ severity: first.severity, status: first.status, number: group.length, overdue }] : [];
          }),
          repeated: findings.filter((row) => row.repeated).length,
          carriedOver: findings.filter((row) => row.carriedOverTo !== undefined).length,
          extensions: {
            assignments: sum(assignments.map((a) => a.timesExtended)),
            findings: sum(findings.map((row) => row.timesExtended)),
          },
        },
      };
    },
  };

  return { 'audit.yearSummary': yearSummary };
};
