import { once } from './once.ts';

/** A calendar day in Japan, `YYYY-MM-DD`. */
export type Day = string;

// Made when first asked: the tables of calendars and languages behind each take longer to load than all our schemas.
const eraLong = once(
  () => new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'Asia/Tokyo', dateStyle: 'long' }),
);
const eraParts = once(
  () => new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'Asia/Tokyo', era: 'narrow', year: 'numeric' }),
);

/** Japan's clocks are nine hours ahead of UTC, all year round, and have been since 1952. */
const aheadOfUtc = 9 * 3_600_000;

/** The day in Japan at an instant: audits are due by the calendar of the city, wherever the code runs. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + aheadOfUtc).toISOString().slice(0, 10);

const noonInJapan = (day: Day): Date => new Date(`${day}T12:00:00+09:00`);

/** True for a real calendar day written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // 30 February is read as 1 or 2 March.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
};

/** The fiscal year (年度) of a day: 1 April to 31 March, named by the year of its April. */
export const fiscalYearOf = (day: Day): number => {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) < 4 ? year - 1 : year;
};

/** `令和8年11月22日`. */
export const inEra = (day: Day): string => eraLong().format(noonInJapan(day));

/** The fiscal year as official numbers write it, from its 1 April: 2026 is `R8`, 2019 is `H31`. */
export const eraYear = (fiscalYear: number): string => {
  const parts = eraParts().formatToParts(noonInJapan(`${fiscalYear}-04-01`));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  const year = part('year') === '元' ? '1' : part('year');
  return `${part('era')}${year}`;
};

/** The day `months` months before `day`, clamped to the end of a shorter month. */
export const monthsBefore = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
};

/** The day `days` days after `day`; before it, when negative. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** True on a Saturday and on a Sunday. */
export const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** True when `day` lies in a period that includes both its ends; an open end has no `to`. */
export const isWithin = (day: Day, period: { from: Day; to?: Day | undefined }): boolean =>
  period.from <= day && (period.to === undefined || day <= period.to);
