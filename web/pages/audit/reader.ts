import type { Out } from '#web/api/types.ts';
import { useMe } from '#web/api/context.ts';

type Audit = Out<'general', 'audit.get'>;

/** Whether the reader sees the audit as a whole, or as one of its sections: those are not told who the team is today. */
export const isWhole = ({ members }: Pick<Audit, 'members'>): boolean => members !== undefined;

/** Whether the reader is one of the auditors. */
export const useIsInTeam = (audit: Pick<Audit, 'team'> | undefined): boolean => {
  const { personId } = useMe();
  return audit?.team.some((one) => one.personId === personId) ?? false;
};
