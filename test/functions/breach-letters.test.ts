import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysAfter } from '#shared/kernel/calendar.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import type { Letter } from '#shared/app/ports.ts';
import type { Functions } from '#local/functions.ts';
import { actWith, type Api, openApi } from '#test/support/api.ts';
import { until } from '#test/support/api-audits.ts';
import { foundCity, foundSealedCast } from '#test/support/api-people.ts';
import { breachText } from '#test/support/api-registers.ts';

/** 昭和の日, a Wednesday: day 5 is a Sunday and 憲法記念日, day 30 a Thursday, day 60 a Saturday. */
const known = '2026-04-29';

let api: Api;
/** Functions whose clock says what the test says. */
let functions: Functions;
let now = new Date();
beforeAll(async () => {
  api = await openApi();
  await foundSealedCast(api, await foundCity(api));
  functions = await api.backend.functionsAt(() => now);
});
afterAll(() => api.close());

const breaches = { month: '', twoMonths: '' };
const officers = ['spi-chief', 'spi-chiefIs', 'spi-ciso', 'spi-office', 'spi-office2', 'spi-spiOfficer'];

const at = (day: string, hour: number): void => {
  now = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+09:00`);
};
const as = (sub: string) => actWith(functions)(sub).registers;

type Kept = Letter & { at: string };
const letters = async (subject: string): Promise<Kept[]> => {
  const lines = (await readFile(join(api.dir, 'mailbox.ndjson'), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Kept).filter((letter) => letter.subject === subject);
};
/** Of this moment. */
const reminders = async (): Promise<Kept[]> =>
  (await letters('漏えい等の報告の期限について')).filter((letter) => letter.at === now.toISOString());
/** By name, those of the sealed cast; others of the city hold such posts too. */
const cast = (box: readonly Kept[]): string[] =>
  box.flatMap(({ to }) => (to.name.startsWith('spi-') ? [to.name] : [])).toSorted();
const linesOf = ({ text }: Letter): string[] => text.split('\n').filter((line) => line.startsWith('・'));

const twice = (...lines: string[]): string[] => [...lines, ...lines];

/** What the officers read in the morning of a day; on every other day they get no letter. */
const expected: Readonly<Record<string, readonly string[]>> = {
  '2026-04-30': twice('・速報の目安 令和8年5月1日(あと1日) 知った日から2日目'),
  '2026-05-01': twice('・速報の目安 令和8年5月1日(本日) 知った日から3日目'),
  '2026-05-02': twice(
    '・速報の目安 令和8年5月1日(1日超過) 知った日から4日目',
    '・速報の期限 令和8年5月3日(あと1日) 知った日から4日目',
  ),
  '2026-05-03': twice(
    '・速報の目安 令和8年5月1日(2日超過) 知った日から5日目',
    '・速報の期限 令和8年5月3日(本日) 知った日から5日目',
  ),
  '2026-05-18': ['・確報の期限 令和8年5月28日(あと10日) 知った日から20日目'],
  '2026-05-23': ['・確報の期限 令和8年5月28日(あと5日) 知った日から25日目'],
  '2026-05-27': ['・確報の期限 令和8年5月28日(あと1日) 知った日から29日目'],
  '2026-05-28': ['・確報の期限 令和8年5月28日(本日) 知った日から30日目'],
  '2026-05-29': ['・確報の期限 令和8年5月28日(1日超過) 知った日から31日目'],
  '2026-06-17': ['・確報の期限 令和8年6月27日(あと10日) 知った日から50日目'],
  '2026-06-22': ['・確報の期限 令和8年6月27日(あと5日) 知った日から55日目'],
  '2026-06-26': ['・確報の期限 令和8年6月27日(あと1日) 知った日から59日目'],
  '2026-06-27': ['・確報の期限 令和8年6月27日(本日) 知った日から60日目'],
};

test('the officers hear at once that a breach was reported, and the section what was decided', async () => {
  at(known, 10);
  const report = async (over: object): Promise<string> => {
    const text = breachText({ knownAt: now.toISOString(), ...over });
    const { breachId } = (await as('head')('breach.report', { departmentId: 'D101', ...text })).body;
    return breachId;
  };
  breaches.month = await report({ cases: ['publicSystems'] });
  breaches.twoMonths = await report({ cases: ['wrongfulPurpose'] });
  const told = async (subject: string): Promise<string[]> => cast(await letters(subject));
  await until(async () => (await told('漏えい等の報告がありました')).length === 2 * officers.length || undefined);
  expect(new Set(await told('漏えい等の報告がありました'))).toEqual(new Set(officers));
  for (const breachId of Object.values(breaches))
    await as('chiefIs')('breach.accept', { breachId, reason: '' }, { version: 1 });
  const decided = '漏えい等の報告の要否が決まりました';
  await until(async () => (await told(decided)).length === 2 || undefined);
  expect(new Set(await told(decided))).toEqual(new Set(['spi-head']));
});

test('every morning of two months, closed or not: on the days the law makes, and on no other', async () => {
  const sent = { text: '概要、本人の数、原因' };
  /** What is done in the afternoon, after the letter of the day. */
  const afternoons: Readonly<Record<string, () => Promise<unknown>>> = {
    '2026-05-03': async () => {
      for (const breachId of Object.values(breaches))
        await as('chiefIs')('breach.sendPreliminary', { breachId, sentOn: '2026-05-03', ...sent }, { version: 2 });
    },
    '2026-05-29': () =>
      as('chiefIs')('breach.sendFinal', { breachId: breaches.month, sentOn: '2026-05-29', ...sent }, { version: 3 }),
    '2026-06-27': () =>
      as('chiefIs')(
        'breach.sendFinal',
        { breachId: breaches.twoMonths, sentOn: '2026-06-27', ...sent },
        { version: 3 },
      ),
  };
  for (let day = daysAfter(known, 1); day <= '2026-06-30'; day = daysAfter(day, 1)) {
    at(day, 8);
    await functions.invoke('spi', 'sweep-deadlines', {});
    // A second run of the same day writes nobody twice.
    if (day in expected) await functions.invoke('spi', 'sweep-deadlines', {});
    const box = await reminders();
    expect([day, cast(box)]).toEqual([day, day in expected ? officers : []]);
    expect(new Set(box.map(({ to }) => to.email)).size).toBe(box.length);
    for (const letter of box)
      expect([day, linesOf(letter).toSorted()]).toEqual([day, [...(expected[day] ?? [])].toSorted()]);
    at(day, 15);
    await afternoons[day]?.();
  }
});

test('holidays and Saturdays are among the days of letters', () => {
  expect(isPublicHoliday('2026-05-03')).toBe(true);
  for (const day of ['2026-05-02', '2026-05-23', '2026-06-27']) {
    expect(day in expected).toBe(true);
    expect(new Date(day).getUTCDay()).toBe(6);
  }
});

test('nothing unexpected happened on the way', () => {
  expect(api.log).toEqual([]);
});
