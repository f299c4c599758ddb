import { DomainError } from '#shared/kernel/errors.ts';
import { permit } from '#shared/domain/access/policy.ts';
import { type FindingRow, isOpen } from '#shared/domain/finding/row.ts';
import { allFindingsOfYear } from './findings-of-year.ts';
import type { Ports } from '#shared/app/ports.ts';
import type { UseCase } from '#shared/app/use-case.ts';

/** Years side by side at most: two mid-term plans of three years. */
const mostYears = 6;

type By = 'section' | 'severity' | 'status' | 'repeat';
type Request = { fromYear: number; toYear: number; countedBy: By };
type Cell = {
  fiscalYear: number;
  number: number;
  open: number;
  closed: number;
  repeated: number;
  severities: { severity: FindingRow['severity']; number: number }[];
};
type Row = { key: string; name?: string; years: Cell[] };

const keyBy: Readonly<Record<By, (row: FindingRow) => string>> = {
  section: (row) => row.departmentId,
  severity: (row) => row.severity,
  status: (row) => row.status,
  repeat: (row) => (row.repeated ? 'repeated' : 'first'),
};

const yearsFrom = ({ fromYear: from, toYear: to }: Request): number[] => {
  if (to >= from && to - from < mostYears) return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const fields = [
    {
      path: 'toYear',
      ja: `最初の年度から${mostYears}年度以内にしてください`,
      en: `at most ${mostYears} years, the first one first`,
    },
  ];
  throw new DomainError('invalid_input', { fields });
};

const cellOf = (fiscalYear: number, rows: readonly FindingRow[]): Cell => {
  const open = rows.filter(isOpen).length;
  return {
    fiscalYear,
    number: rows.length,
    open,
    closed: rows.length - open,
    repeated: rows.filter((row) => row.repeated).length,
    severities: [...Map.groupBy(rows, ({ severity }) => severity)].map(([severity, some]) => ({
      severity,
      number: some.length,
    })),
  };
};

/**
 * Findings of up to six fiscal years side by side, for those who oversee all audits. A row is what they are counted by;
 * it has a cell for every year, and is left out without any finding. Withdrawn findings are none.
 */
export const findingsOverYearsUseCases = ({ store, directory }: Ports) => {
  const overYears: UseCase<Request, { items: Row[] }> = {
    run: async ({ actor, input }) => {
      permit(actor, 'finding.overYears');
      const years = yearsFrom(input);
      const [departments, ...found] = await Promise.all([
        input.countedBy === 'section' ? directory.departments() : [],
        ...years.map((year) => allFindingsOfYear(store, year)),
      ]);
      const names = new Map(departments.map(({ departmentId, name }) => [departmentId, name]));
      const groups = found.map((rows) =>
        Map.groupBy(
          rows.filter(({ status }) => status !== 'withdrawn'),
          keyBy[input.countedBy],
        ),
      );
      const keys = [...new Set(groups.flatMap((group) => [...group.keys()]))].toSorted();
      const items = keys.map((key) => {
        const name = names.get(key);
        const cells = years.map((year, n) => cellOf(year, groups[n]?.get(key) ?? []));
        return { key, ...(name === undefined ? {} : { name }), years: cells };
      });
      return { body: { items } };
    },
  };

  return { 'finding.overYears': overYears };
};
