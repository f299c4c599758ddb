import { useMemo } from 'react';
import type { ActTable } from '#web/commands/table.ts';
import { usePlansAudits, useTrackRoles } from '#web/frame/post.ts';

/** Until then nothing disposes of a record; a checklist is never over while it can be chosen. */
const over: readonly string[] = ['closed', 'cancelled', 'superseded', 'published', 'ended', 'withdrawn', 'dismissed'];

type Prefix = 'hold' | 'planHold' | 'checklistHold' | 'spiWorkHold' | 'outsourcingHold' | 'breachHold';

/** Keeping a file beyond its time, beside the other acts of its record: the office does, its chief lifts it again. */
export const useHoldActs = <R extends { hold?: unknown; status: string }>(
  prefix: Prefix,
  table: ActTable<R>,
): ActTable<R> => {
  const mayPlace = usePlansAudits();
  const mayLift = useTrackRoles().has('chiefAuditor');
  return useMemo(
    () => ({
      ...table,
      [`${prefix}.place`]: {
        fields: [{ name: 'reason', kind: 'prose' }],
        offered: ({ hold, status }: R) => mayPlace && hold === undefined && over.includes(status),
        confirm: {
          ja: '保存期限を過ぎても廃棄できなくします。訴訟や開示請求があるときに使います。',
          en: 'It stays beyond its time: for a lawsuit, or a request for disclosure.',
        },
      },
      [`${prefix}.lift`]: {
        fields: [{ name: 'reason', kind: 'prose' }],
        offered: ({ hold }: R) => mayLift && hold !== undefined,
      },
    }),
    [prefix, table, mayPlace, mayLift],
  );
};
