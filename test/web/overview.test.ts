import { expect, test } from 'vitest';
import { figuresOf, stepOf } from '#web/pages/overview/figures.ts';

test.each([
  [0, 9, 0],
  [1, 1, 1],
  [3, 9, 1],
  [4, 9, 2],
  [7, 9, 3],
  [3, 3, 3],
])('%i of at most %i is step %i', (count, highest, step) => expect(stepOf(count, highest)).toBe(step));

test('a year in figures: what runs, what is over, what is open and late', () => {
  const figures = figuresOf({
    fiscalYear: 2026,
    audits: [
      { status: 'planned', number: 1 },
      { status: 'fieldwork', number: 2 },
      { status: 'closed', number: 3 },
    ],
    coverage: { sections: 33, audited: 5, neverInCycle: ['D101', 'D102'] },
    findings: [
      { severity: 'MAJOR_NC', status: 'remediating', number: 4, overdue: 1 },
      { severity: 'MINOR_NC', status: 'closed', number: 5, overdue: 0 },
      { severity: 'OBSERVATION', status: 'risk_accepted', number: 6, overdue: 0 },
    ],
    repeated: 2,
    carriedOver: 0,
    extensions: { assignments: 0, findings: 0 },
  });
  expect(figures).toEqual({
    audits: 6,
    running: 2,
    closed: 3,
    open: 4,
    overdue: 1,
    repeated: 2,
    audited: 5,
    sections: 33,
    never: 2,
  });
});
