import { daysAfter, dayOf, eraYear } from '#shared/kernel/calendar.ts';
import type { Preferences } from './preferences.ts';
import { usePreferences } from './preferences.ts';

const locales = {
  ja: { era: 'ja-JP-u-ca-japanese', western: 'ja-JP' },
  en: { era: 'en-US-u-ca-japanese', western: 'en-GB' },
} as const;

const made = new Map<string, Intl.DateTimeFormat>();
const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = locale + JSON.stringify(options);
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Tokyo', ...options });
  made.set(key, known);
  return known;
};

const noon = (day: string): Date => new Date(`${day}T12:00:00+09:00`);
const dayLength = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayLength);

/** The locale that writes dates as this person reads them. */
export const localeOf = ({ language, calendar }: Preferences): string => locales[language][calendar];

/** Dates in words, always of the city's own day. */
export const datesFor = (preferences: Preferences, today = dayOf(new Date())) => {
  const { language, calendar } = preferences;
  const locale = localeOf(preferences);
  const write = (date: Date, options: Intl.DateTimeFormatOptions): string => formatter(locale, options).format(date);
  const whole = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  const sameYear = (day: string): boolean => Math.abs(daysBetween(today, day)) < 180;

  /** 令和8年12月4日 / 2026年12月4日. */
  const day = (text: string): string => write(noon(text), whole);
  /** 12月4日(金), with the year when it is far. */
  const short = (text: string): string =>
    write(noon(text), {
      ...(sameYear(text) ? {} : { year: 'numeric' }),
      month: language === 'ja' ? 'long' : 'short',
      day: 'numeric',
      weekday: 'short',
      // English puts a comma behind the weekday only where a year follows.
    }).replace(/^(\p{L}+),/u, '$1');
  const left = (text: string): string => {
    const days = daysBetween(today, text);
    if (language === 'en') {
      if (days === 0) return 'today';
      return days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} left` : `${-days} ${days === -1 ? 'day' : 'days'} late`;
    }
    if (days === 0) return '今日まで';
    return days > 0 ? `あと${days}日` : `${-days}日超過`;
  };

  return {
    today,
    day,
    short,
    left,
    /** 12月4日(金) あと12日. */
    due: (text: string): string => [short(text), left(text)].join(language === 'ja' ? ' ' : ', '),
    isLate: (text: string): boolean => text < today,
    isSoon: (text: string): boolean => text >= today && text <= daysAfter(today, 7),
    /** An instant, to the minute. */
    time: (instant: string): string => write(new Date(instant), { ...whole, hour: '2-digit', minute: '2-digit' }),
    /** 令和8年度 / 2026年度. */
    year: (fiscalYear: number): string => {
      if (language === 'en')
        return calendar === 'era' ? `FY ${eraYear(fiscalYear)} (${fiscalYear})` : `FY ${fiscalYear}`;
      return calendar === 'era'
        ? `${write(noon(`${fiscalYear}-04-01`), { era: 'short', year: 'numeric' })}度`
        : `${fiscalYear}年度`;
    },
  };
};

export type Dates = ReturnType<typeof datesFor>;

export const useDates = (): Dates => datesFor(usePreferences());
