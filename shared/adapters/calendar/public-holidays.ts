import type { IsHoliday } from '#shared/domain/deadline/business-days.ts';
import { once } from '#shared/kernel/once.ts';
import { holidays } from './holidays.ts';

const days = once(
  () =>
    new Set(
      Object.entries(holidays).flatMap(([year, list]) =>
        list.split(' ').map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`),
      ),
    ),
);

/** Public holidays of Japan from 2018 to 2050; the equinoxes of coming years are as computed. */
export const isPublicHoliday: IsHoliday = (day) => days().has(day);
