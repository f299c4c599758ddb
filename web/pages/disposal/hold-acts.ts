import { useMemo } from 'react';
import type { ActTable } from '#web/commands/table.ts';
import { usePlansAudits, useTrackRoles } from '#web/frame/post.ts';

type Prefix = 'hold' | 'planHold' | 'checklistHold';

/** Keeping a file beyond its time, beside the other acts of its record: the office does, its chief lifts it again. */
export const useHoldActs = <R extends { hold?: unknown }>(prefix: Prefix, table: ActTable<R>): ActTable<R> => {
  const mayPlace = usePlansAudits();
  const mayLift = useTrackRoles().has('chiefAuditor');
  return useMemo(
    () => ({
      ...table,
      [`${prefix}.place`]: {
        fields: [{ name: 'reason', kind: 'prose' }],
        offered: ({ hold }: R) => mayPlace && hold === undefined,
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
