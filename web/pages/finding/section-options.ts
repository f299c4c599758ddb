import { useMe } from '#web/api/context.ts';
import { useRead } from '#web/api/read.ts';

/** Sections of the city to choose from; external auditors are shown none. */
export const useSectionOptions = () => {
  const departments = useRead(
    'directory',
    'department.list',
    {},
    { staleTime: 600_000, enabled: useMe().kind !== 'external' },
  );
  return (departments.data?.items ?? []).map(({ departmentId, name }) => ({
    value: departmentId,
    label: { ja: name, en: name },
  }));
};
