import { expect, test } from 'vitest';
import { escalatedTo, isReminderDay } from '#shared/domain/deadline/reminders.ts';

const days = (from: number, to: number): number[] => Array.from({ length: from - to + 1 }, (_, n) => from - n);

test('people hear five days and one day before, on the day, after one and three, then every week', () => {
  expect(days(30, -25).filter(isReminderDay)).toEqual([5, 1, 0, -1, -3, -8, -13, -18, -23]);
});

const heard = (duty: string, left: number): string => escalatedTo(duty, 'D210', left).join(' ');

test('a contact’s delay reaches the head after three days, those above after thirteen', () => {
  expect([0, -1, -3, -8, -13].map((left) => heard('deptContact@D210', left))).toEqual([
    '',
    '',
    'deptIsManager@D210',
    'deptIsManager@D210',
    'deptIsManager@D210 chiefIsOfficer auditOffice',
  ]);
});

test('a head’s own delay reaches those above after three days, an auditor’s the chief auditor', () => {
  expect(heard('deptIsManager@D210', -1)).toBe('');
  expect(heard('deptIsManager@D210', -3)).toBe('chiefIsOfficer auditOffice');
  expect(heard('auditor@01J', -3)).toBe('chiefAuditor');
  expect(heard('ciso', -30)).toBe('');
});

test('between the days nobody hears anything', () => {
  expect(heard('deptContact@D210', -5)).toBe('');
});
