import { dayOf, daysAfter } from '#shared/kernel/calendar.ts';

/** The day in Japan so many days from now. */
export const inDays = (days: number): string => daysAfter(dayOf(new Date()), days);
