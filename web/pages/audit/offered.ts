import { useRead } from '#web/api/read.ts';
import type { Out } from '#web/api/types.ts';
import { useTrack } from '#web/frame/track.ts';

type Audit = Out<'general', 'audit.get'>;

const reminder = 'audit.remindLate';

/** What the reader may do with the audit and what has somebody to be done to: no reminder while no section is late. */
export const useOffered = (auditId: string, may: Audit['may'] = []): Audit['may'] => {
  const board = useRead(useTrack(), 'audit.board', { auditId }, { enabled: may.includes(reminder) });
  const isLate = board.data?.items.some(({ overdue }) => overdue) ?? false;
  return may.filter((act) => act !== reminder || isLate);
};
