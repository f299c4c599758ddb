import { describe, expect, test } from 'vitest';
import { dayOf, eraYear, fiscalYearOf, inEra, isDay, isWithin, monthsBefore } from '#shared/kernel/calendar.ts';

describe('R9: the day in Japan', () => {
  test.each([
    ['2026-03-31T14:59:59.999Z', '2026-03-31'],
    ['2026-03-31T15:00:00.000Z', '2026-04-01'],
    ['2026-12-31T15:00:00.000Z', '2027-01-01'],
    ['2028-02-28T15:00:00.000Z', '2028-02-29'],
  ])('%s is %s, whatever the clock of the machine says', (instant, day) => {
    expect(dayOf(new Date(instant))).toBe(day);
  });

  test.each(['2026-11-22', '2028-02-29', '2000-02-29', '2026-01-01', '2026-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '2026-1-1'])(
    '%s is not a day',
    (text) => expect(isDay(text)).toBe(false),
  );

  test.each(['', ' 2026-11-22', '2026-11-22 ', '2026/11/22', '２０２６-11-22', '2026-11-22T00:00:00Z', '2026-11-22\n'])(
    'what is not written as a day is refused: %j',
    (text) => expect(isDay(text)).toBe(false),
  );
});

describe('R9: the fiscal year (年度)', () => {
  test.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('%s belongs to %i', (day, year) => expect(fiscalYearOf(day)).toBe(year));

  test('turns at midnight in Japan, not at midnight UTC', () => {
    expect(fiscalYearOf(dayOf(new Date('2026-03-31T14:59:59.999Z')))).toBe(2025);
    expect(fiscalYearOf(dayOf(new Date('2026-03-31T15:00:00.000Z')))).toBe(2026);
  });
});

describe('eras (元号)', () => {
  test.each([
    ['1989-01-07', '昭和64年1月7日'],
    ['1989-01-08', '平成元年1月8日'],
    ['2019-04-30', '平成31年4月30日'],
    ['2019-05-01', '令和元年5月1日'],
    ['2026-11-22', '令和8年11月22日'],
  ])('%s is written %s', (day, text) => expect(inEra(day)).toBe(text));

  // An official number takes the era of the first of April: FY2019 began as 平成31年度.
  test.each([
    [1989, 'H1'],
    [2018, 'H30'],
    [2019, 'H31'],
    [2020, 'R2'],
    [2026, 'R8'],
    [2029, 'R11'],
  ])('fiscal year %i is %s', (year, text) => expect(eraYear(year)).toBe(text));
});

describe('months before a day', () => {
  test.each([
    ['2026-11-22', 12, '2025-11-22'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-03-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2028-02-29', 48, '2024-02-29'],
    ['2026-01-15', 1, '2025-12-15'],
    ['2026-01-31', 2, '2025-11-30'],
    ['2026-05-31', 25, '2024-04-30'],
  ])('%s, %i months before, is %s', (day, months, before) => expect(monthsBefore(day, months)).toBe(before));
});

describe('a period includes both its ends', () => {
  test.each([
    ['2026-03-31', false],
    ['2026-04-01', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ])('%s: %s', (day, inside) => expect(isWithin(day, { from: '2026-04-01', to: '2027-03-31' })).toBe(inside));

  test('and has no end while it is open', () => {
    expect(isWithin('2099-12-31', { from: '2026-04-01' })).toBe(true);
    expect(isWithin('2026-03-31', { from: '2026-04-01' })).toBe(false);
  });
});
