import { type Day, daysAfter, isWeekend } from '#shared/kernel/calendar.ts';

/** Whether a day is a public holiday (国民の祝日に関する法律). */
export type IsHoliday = (day: Day) => boolean;

/** 地方公共団体の休日: 29 December to 3 January (地方自治法4条の2第2項3号, as the cities' ordinances have it). */
const isYearEnd = (day: Day): boolean => day.slice(5) >= '12-29' || day.slice(5) <= '01-03';

/** A day on which the city's offices are open. */
export const isBusinessDay = (day: Day, isHoliday: IsHoliday): boolean =>
  !isWeekend(day) && !isYearEnd(day) && !isHoliday(day);

/** Business days after `from`, up to and including `to`. */
const businessDaysBetween = (from: Day, to: Day, isHoliday: IsHoliday): number => {
  let count = 0;
  for (let day = daysAfter(from, 1); day <= to; day = daysAfter(day, 1)) if (isBusinessDay(day, isHoliday)) count += 1;
  return count;
};

/**
 * Business days to go until a due date; 0 on the day itself, negative once it is late. A due date on a day on which
 * the offices are closed counts as the next business day (地方自治法4条の2第4項).
 */
export const businessDaysLeft = (due: Day, today: Day, isHoliday: IsHoliday): number => {
  let effective = due;
  while (!isBusinessDay(effective, isHoliday)) effective = daysAfter(effective, 1);
  if (today < effective) return businessDaysBetween(today, effective, isHoliday);
  // `0 -`: never the negative zero.
  return 0 - businessDaysBetween(effective, today, isHoliday);
};
