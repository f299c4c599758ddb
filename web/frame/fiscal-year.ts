import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '#web/api/context.ts';
import { pageRecord } from './page-store.ts';
import type { Search } from './root.ts';

const yearsBack = 5;

/** A year as addresses name it; the present one goes without saying. */
export const ofYear = (year: number, present: number): { fy: string | undefined } => ({
  fy: year === present ? undefined : String(year),
});

/** The fiscal year everything on the screen is of: `?fy=2026`, or the present one. */
export const useFiscalYear = () => {
  const { fiscalYear: present } = useMe();
  const { fy } = useSearch({ strict: false }) as Search;
  const asked = Number(fy);
  return { year: Number.isInteger(asked) && asked >= 2000 && asked <= 2099 ? asked : present, present };
};

/** The year to show and others to choose. A record stays in its year: choosing another one leads to the list it is in. */
export const useYearSwitch = () => {
  const { year, present } = useFiscalYear();
  const record = pageRecord.use();
  const navigate = useNavigate();
  return {
    year: record?.year ?? year,
    years: Array.from({ length: yearsBack + 2 }, (_, n) => present + 1 - n),
    choose: (other: number): void => {
      void navigate({
        to: record?.list ?? '.',
        search: (before: Search) => ({ ...(record ? {} : before), ...ofYear(other, present) }),
      });
    },
  };
};
