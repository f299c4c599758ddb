import { describe, expect, test } from 'vitest';
import { businessDaysLeft, isBusinessDay } from '#shared/domain/deadline/business-days.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';

const open = (day: string): boolean => isBusinessDay(day, isPublicHoliday);
const left = (due: string, today: string): number => businessDaysLeft(due, today, isPublicHoliday);

describe('the offices', () => {
  test.each([
    ['2026-11-20', true, 'Friday'],
    ['2026-11-21', false, 'Saturday'],
    ['2026-11-22', false, 'Sunday'],
    ['2026-11-23', false, '勤労感謝の日'],
    ['2026-05-06', false, '振替休日: 3 May is a Sunday'],
    ['2026-09-22', false, '国民の休日 between 敬老の日 and 秋分の日'],
    ['2019-05-01', false, '即位の日'],
    ['2021-10-11', true, 'スポーツの日 was moved to July that year'],
    ['2026-12-28', true, '御用納め'],
    ['2026-12-29', false, '年末の休み'],
    ['2026-12-31', false, '年末の休み'],
    ['2027-01-01', false, '元日'],
    ['2028-01-03', false, '年始の休み, a Monday'],
    ['2027-01-04', true, '御用始め'],
    ['2027-03-22', false, '振替休日: 21 March is a Sunday'],
  ])('on %s: open is %s (%s)', (day, expected) => {
    expect(open(day)).toBe(expected);
  });
});

describe('business days left', () => {
  test.each([
    ['2026-11-24', '2026-11-24', 0],
    ['2026-11-24', '2026-11-20', 1],
    ['2026-11-24', '2026-11-17', 4],
    ['2026-11-20', '2026-11-24', -1],
    ['2026-11-20', '2026-11-27', -4],
    ['2026-12-28', '2027-01-04', -1],
    ['2026-12-28', '2027-01-08', -5],
    // Due while the offices are closed: the next business day is the day (地方自治法4条の2第4項).
    ['2026-11-22', '2026-11-24', 0],
    ['2026-11-22', '2026-11-25', -1],
    ['2026-11-22', '2026-11-20', 1],
    ['2027-01-01', '2026-12-28', 1],
    // The turn of the fiscal year is an ordinary day.
    ['2027-03-31', '2027-04-01', -1],
    ['2027-04-01', '2027-03-31', 1],
  ])('due %s, seen on %s: %i', (due, today, expected) => {
    expect(left(due, today)).toBe(expected);
  });
});
