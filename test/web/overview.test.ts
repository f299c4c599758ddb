import { describe, expect, test } from 'vitest';
import { cellOf, worstOf } from '#web/pages/overview/cells.ts';
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

describe('a chapter of a section', () => {
  const figures = {
    answered: [4, 0],
    conform: [1, 0],
    needsImprovement: [1, 0],
    nonConform: [1, 0],
    notApplicable: [1, 2],
    unconfirmed: [0, 0],
  };

  test('the share of answers is one of all items', () =>
    expect(cellOf('answered', figures, 0, 8)).toMatchObject({ part: 4, whole: 8, weight: 0.5 }));

  test('conformity is counted among the judged items that apply', () => {
    expect(cellOf('conform', figures, 0, 8)).toMatchObject({ mark: 'figure', part: 1, whole: 3 });
    expect(cellOf('nonConform', figures, 0, 8)).toMatchObject({ mark: 'figure', part: 1, whole: 3, weight: 1 });
  });

  test.each([
    ['notApplicable', figures, 2],
    // Some do not apply, the others are not judged yet.
    ['unjudged', figures, 3],
    ['uncounted', undefined, 3],
  ] as const)('without a figure it is %s', (mark, counted, items) =>
    expect(cellOf('conform', counted, 1, items)).toEqual({ mark }),
  );

  test('the worst come first, and what is in order not at all', () => {
    const place = (chapter: string, weight: number) => ({
      departmentId: 'D101',
      section: '財政課',
      chapter,
      cell: { mark: 'figure' as const, part: 0, whole: 1, weight },
    });
    const unjudged = { ...place('体制', 0), cell: { mark: 'unjudged' as const } };
    const places = [place('人', 0.2), unjudged, place('物', 0), place('技術', 0.7)];
    expect(worstOf(places).map(({ chapter }) => chapter)).toEqual(['技術', '人']);
    expect(worstOf(Array.from({ length: 12 }, (_, n) => place(`章${n}`, 1)))).toHaveLength(10);
  });
});
