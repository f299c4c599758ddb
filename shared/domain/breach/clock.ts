import { type Day, dayOf, daysAfter } from '#shared/kernel/calendar.ts';
import { type IsHoliday, isBusinessDay } from '#shared/domain/deadline/business-days.ts';
import { applicableCases, type BreachCase, breachCases } from './cases.ts';

/** Days of the preliminary report (速報), the day of knowing being the first: "about 3 to 5 days" (DOMAIN.md 4.4). */
const preliminaryDays = { target: 3, limit: 5 };

export type Shift = { report: 'preliminary' | 'final'; from: Day; to: Day };

type Facts = Parameters<typeof applicableCases>[0] & { knownAt: string; shifts: readonly Shift[] };

/** When what is due about a breach: calendar days, whatever days they are. */
export type BreachClock = {
  /** The first day: the day in Japan on which the city knew of it. */
  knownOn: Day;
  preliminaryTarget: Day;
  preliminaryLimit: Day;
  applicable: BreachCase[];
  /** None while no case applies. */
  finalDay?: number;
  finalDue?: Day;
};

const nth = (knownOn: Day, n: number): Day => daysAfter(knownOn, n - 1);

/** A date somebody has moved, as long as it is the date that is computed still. */
const moved = (shifts: readonly Shift[], report: Shift['report'], from: Day): Day =>
  shifts.findLast((s) => s.report === report && s.from === from)?.to ?? from;

/** Of several cases the one with the fewest days counts: 60 days are given for a wrongful purpose alone. */
export const clockOf = ({ knownAt, shifts, ...facts }: Facts): BreachClock => {
  const knownOn = dayOf(new Date(knownAt));
  const applicable = applicableCases(facts);
  const finalDay = Math.min(...applicable.map((name) => breachCases[name].finalDay));
  return {
    knownOn,
    preliminaryTarget: nth(knownOn, preliminaryDays.target),
    preliminaryLimit: moved(shifts, 'preliminary', nth(knownOn, preliminaryDays.limit)),
    applicable,
    ...(applicable.length === 0 ? {} : { finalDay, finalDue: moved(shifts, 'final', nth(knownOn, finalDay)) }),
  };
};

/** Which day of the breach a day is: 1 on the day of knowing. */
export const dayCount = (knownOn: Day, today: Day): number =>
  Math.round((Date.parse(today) - Date.parse(knownOn)) / 86_400_000) + 1;

const nextOpenDay = (day: Day, isHoliday: IsHoliday): Day =>
  isBusinessDay(day, isHoliday) ? day : nextOpenDay(daysAfter(day, 1), isHoliday);

/**
 * Whether a due date may be moved to a day: only one on which the offices are closed, to a day on which they are open,
 * and no later than the next one.
 */
export const mayShift = (from: Day, to: Day, knownOn: Day, isHoliday: IsHoliday): boolean =>
  !isBusinessDay(from, isHoliday) &&
  isBusinessDay(to, isHoliday) &&
  to >= knownOn &&
  to <= nextOpenDay(from, isHoliday);
