import { describe, expect, test } from 'vitest';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { applicableCases, type BreachCase, breachCases } from '#shared/domain/breach/cases.ts';
import { clockOf, dayCount, mayShift } from '#shared/domain/breach/clock.ts';

const noon = (day: string): string => new Date(`${day}T12:00:00+09:00`).toISOString();
const clock = (knownAt: string, cases: BreachCase[] = ['publicSystems'], persons = 1) =>
  clockOf({ knownAt, cases, persons, shifts: [] });

describe('which cases apply (DOMAIN.md 4.4)', () => {
  test.each<[cases: BreachCase[], persons: number | undefined, applicable: BreachCase[], finalDay: number | undefined]>(
    [
      [['publicSystems'], 1, ['publicSystems'], 30],
      [['wrongfulPurpose'], 1, ['wrongfulPurpose'], 60],
      [['viewableByMany'], 1, ['viewableByMany'], 30],
      // More than 100, not 100.
      [[], 100, [], undefined],
      [[], 101, ['manyPersons'], 30],
      [['publicSystems'], 100, ['publicSystems'], 30],
      [['publicSystems'], 101, ['publicSystems', 'manyPersons'], 30],
      // Of several the strictest.
      [['wrongfulPurpose'], 101, ['wrongfulPurpose', 'manyPersons'], 30],
      [
        ['viewableByMany', 'wrongfulPurpose', 'publicSystems'],
        1,
        ['publicSystems', 'wrongfulPurpose', 'viewableByMany'],
        30,
      ],
      // Nobody concerned, or nobody counted yet.
      [['publicSystems'], 0, [], undefined],
      [['publicSystems'], undefined, ['publicSystems'], 30],
      [[], undefined, [], undefined],
    ],
  )('%j with %s persons: %j, final report on day %s', (cases, persons, applicable, finalDay) => {
    expect(applicableCases({ cases, persons })).toEqual(applicable);
    expect(clockOf({ knownAt: noon('2026-06-01'), cases, persons, shifts: [] }).finalDay).toBe(finalDay);
  });

  test('none where what leaked was strongly encrypted', () => {
    expect(applicableCases({ cases: ['publicSystems'], persons: 500, encryption: '端末を暗号化していた。' })).toEqual(
      [],
    );
  });

  test('each says where it comes from', () => {
    for (const { article, source } of Object.values(breachCases)) expect([article, source]).not.toContain('');
  });
});

describe('days are counted from the day of knowing, which is the first', () => {
  test.each<[known: string, target: string, limit: string, thirty: string, sixty: string]>([
    ['2026-06-01', '2026-06-03', '2026-06-05', '2026-06-30', '2026-07-30'],
    ['2026-12-30', '2027-01-01', '2027-01-03', '2027-01-28', '2027-02-27'],
    // Over the end of a fiscal year.
    ['2027-03-31', '2027-04-02', '2027-04-04', '2027-04-29', '2027-05-29'],
    // A leap day is a day; a year without one has none.
    ['2028-02-28', '2028-03-01', '2028-03-03', '2028-03-28', '2028-04-27'],
    ['2028-02-29', '2028-03-02', '2028-03-04', '2028-03-29', '2028-04-28'],
    ['2027-02-28', '2027-03-02', '2027-03-04', '2027-03-29', '2027-04-28'],
  ])('known on %s', (known, preliminaryTarget, preliminaryLimit, thirty, sixty) => {
    expect(clock(noon(known))).toMatchObject({
      knownOn: known,
      preliminaryTarget,
      preliminaryLimit,
      finalDue: thirty,
    });
    expect(clock(noon(known), ['wrongfulPurpose']).finalDue).toBe(sixty);
    expect([known, preliminaryTarget, preliminaryLimit, thirty, sixty].map((day) => dayCount(known, day))).toEqual([
      1, 3, 5, 30, 60,
    ]);
  });

  test('the day changes at midnight in Japan, not in London', () => {
    expect(clock('2026-03-31T14:59:59.999Z').knownOn).toBe('2026-03-31');
    expect(clock('2026-03-31T15:00:00.000Z').knownOn).toBe('2026-04-01');
  });
});

describe('a due date on a holiday is moved by hand', () => {
  // Known on Tuesday 28 April 2026: day 5 is Saturday 2 May, before three public holidays.
  const known = '2026-04-28';
  test.each([
    ['2026-05-02', '2026-05-07', true],
    ['2026-05-02', '2026-05-01', true],
    ['2026-05-02', '2026-05-08', false],
    ['2026-05-02', '2026-05-03', false],
    ['2026-05-02', '2026-04-27', false],
    ['2026-05-01', '2026-05-07', false],
  ])('from %s to %s: %s', (from, to, may) => {
    expect(mayShift(from, to, known, isPublicHoliday)).toBe(may);
  });

  test('the move holds while the date is the one that is counted', () => {
    const shifts = [{ report: 'preliminary' as const, from: '2026-05-02', to: '2026-05-07' }];
    const facts = { cases: ['publicSystems' as const], shifts };
    expect(clockOf({ ...facts, knownAt: noon(known) }).preliminaryLimit).toBe('2026-05-07');
    expect(clockOf({ ...facts, knownAt: noon('2026-04-27') }).preliminaryLimit).toBe('2026-05-01');
  });
});
