import { expect, test } from 'vitest';
import { clashesOf, withoutLead } from '#web/pages/plan/clashes.ts';
import { monthIndex } from '#web/pages/plan/months.ts';

type Audit = Parameters<typeof clashesOf>[0][number];
const audit = (auditId: string, days: [string, string], sections: string[], people: string[]): Audit => ({
  auditId,
  title: auditId,
  status: 'planned',
  startsOn: days[0],
  endsOn: days[1],
  sections: sections.map((departmentId) => ({ departmentId, name: departmentId, path: [], oversight: false })),
  team: people.map((personId) => ({ personId, role: 'lead' })),
});
const spring = audit('spring', ['2026-05-01', '2026-06-30'], ['D1', 'D2'], ['A']);

test.each<[string, Audit, string[], string[]]>([
  ['a section', audit('other', ['2026-06-30', '2026-07-31'], ['D2', 'D3'], ['B']), ['D2'], []],
  ['an auditor', audit('other', ['2026-04-01', '2026-05-01'], ['D3'], ['A', 'B']), [], ['A']],
])('two audits on one day that want %s clash', (_, other, departmentIds, personIds) => {
  expect(clashesOf([spring, other])).toEqual([{ audits: [spring, other], departmentIds, personIds }]);
});

test.each<[string, Audit]>([
  ['one after the other', audit('other', ['2026-07-01', '2026-08-31'], ['D1'], ['A'])],
  ['nothing in common', audit('other', ['2026-05-01', '2026-06-30'], ['D3'], ['B'])],
  ['one of them over', { ...audit('other', ['2026-05-01', '2026-06-30'], ['D1'], ['A']), status: 'cancelled' }],
])('%s is no clash', (_, other) => expect(clashesOf([spring, other])).toEqual([]));

test('an audit without a lead is named until it is over', () => {
  const alone = audit('alone', ['2026-05-01', '2026-06-30'], ['D1'], []);
  expect(withoutLead([spring, alone, { ...alone, status: 'closed' }])).toEqual([alone]);
});

test.each([
  ['2026-04-01', 0],
  ['2027-03-31', 11],
  ['2026-12-15', 8],
  ['2027-05-01', 11],
  ['2026-03-31', 0],
])('%s lies in month %i of fiscal year 2026', (day, index) => expect(monthIndex(day, 2026)).toBe(index));
