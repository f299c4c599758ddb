import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '#web/api/context.ts';
import type { Search } from './root.ts';

const yearsBack = 5;

/** The fiscal year everything on the screen is of: `?fy=2026`, or the present one. */
export const useFiscalYear = () => {
  const { fiscalYear: present } = useMe();
  const { fy } = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const asked = Number(fy);
  return {
    year: Number.isInteger(asked) && asked >= 2000 && asked <= 2099 ? asked : present,
    present,
    years: Array.from({ length: yearsBack + 2 }, (_, n) => present + 1 - n),
    choose: (year: number): void => {
      void navigate({
        to: '.',
        search: (before: Search) => ({ ...before, fy: year === present ? undefined : String(year) }),
      });
    },
  };
};
