import { settled } from '#shared/domain/finding/settled.ts';
import type { Out } from '#web/api/types.ts';

type Summary = Out<'general', 'audit.yearSummary'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const notRunning: readonly string[] = ['planned', 'closed', 'cancelled'];

/** The figures of a year that a CISO asks for first. */
export const figuresOf = ({ audits, findings, coverage, repeated }: Summary) => ({
  audits: sum(audits.map(({ number }) => number)),
  running: sum(audits.filter(({ status }) => !notRunning.includes(status)).map(({ number }) => number)),
  closed: sum(audits.filter(({ status }) => status === 'closed').map(({ number }) => number)),
  open: sum(findings.filter(({ status }) => !settled.includes(status)).map(({ number }) => number)),
  overdue: sum(findings.map(({ overdue }) => overdue)),
  repeated,
  audited: coverage.audited,
  sections: coverage.sections,
  never: coverage.neverInCycle.length,
});

/** What the steps of a heat map look like. */
export const shades = ['', 'bg-red-50', 'bg-red-200', 'bg-red-400'] as const;

/** How dark a cell of the heat map is: four steps up to the highest count, and never the darkest for one or two. */
export const stepOf = (count: number, highest: number): 0 | 1 | 2 | 3 => {
  if (count === 0) return 0;
  const share = count / Math.max(highest, 3);
  return share > 2 / 3 ? 3 : share > 1 / 3 ? 2 : 1;
};
