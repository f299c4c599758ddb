import { expect, test, vi } from 'vitest';

vi.stubGlobal('document', { documentElement: {} });
const { datesFor } = await import('#web/text/dates.ts');

const today = '2026-11-22';
const era = datesFor({ language: 'ja', calendar: 'era', letters: false }, today);
const western = datesFor({ language: 'ja', calendar: 'western', letters: false }, today);
const english = datesFor({ language: 'en', calendar: 'western', letters: false }, today);

test('a due date says its weekday and the days that are left', () => {
  expect(era.due('2026-12-04')).toBe('12月4日(金) あと12日');
  expect(era.due('2026-11-22')).toBe('11月22日(日) 今日まで');
  expect(era.due('2026-11-20')).toBe('11月20日(金) 2日超過');
  expect(english.due('2026-12-04')).toMatch(/Fri.*4 Dec, 12 days left/);
});

test('years are of the era or of the west, as the person reads them', () => {
  expect(era.day('2026-12-04')).toBe('令和8年12月4日');
  expect(era.day('2019-05-01')).toBe('令和元年5月1日');
  expect(western.day('2026-12-04')).toBe('2026年12月4日');
  expect([era.year(2026), western.year(2026), english.year(2026)]).toEqual(['令和8年度', '2026年度', 'FY 2026']);
});

test('an instant is shown by the clocks of Japan', () => {
  expect(era.time('2026-03-31T15:30:00.000Z')).toMatch(/令和8年4月1日.*0?0:30/);
});
