import { useRead } from '#web/api/read.ts';
import type { Track } from '#web/api/types.ts';

const kept = { staleTime: 600_000 };

/** The checklist of an audit, item by item. */
export const useItems = (plane: Track, auditId: string) => {
  const audit = useRead(plane, 'audit.get', { auditId }, { enabled: auditId !== '' });
  const { checklistId = '', checklistVersion = 0 } = audit.data ?? {};
  const checklist = useRead(
    plane,
    'checklist.get',
    { checklistId, checklistVersion: String(checklistVersion) },
    { ...kept, enabled: audit.data !== undefined },
  );
  const list = checklist.data?.list ?? [];
  const byKey = new Map(list.map((item) => [item.itemKey, item]));
  return {
    checklist,
    list,
    byKey,
    /** `3.5.1 Title`, as it is printed. */
    name: (key: string): string => {
      const item = byKey.get(key);
      return item ? `${item.no} ${item.title}`.trim() : '—';
    },
  };
};
