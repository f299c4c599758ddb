import { useMe } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';
import { sectionNames } from '#web/parts/section-names.ts';

/** Sections of the city to choose from; external auditors are shown none. */
export const useSectionOptions = () => {
  const departments = useRead(
    'directory',
    'department.list',
    {},
    { staleTime: 600_000, enabled: useMe().kind !== 'external' },
  );
  return [...sectionNames(departments.data?.items ?? [])].map(([value, name]) => ({
    value,
    label: { ja: name, en: name },
  }));
};
