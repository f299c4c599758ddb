import type { Finding } from '#shared/domain/finding/finding.ts';
import { callBy, staff, warrant } from './records.ts';
import type { StoreStand } from './store.ts';

/** How tests of the store write a finding and read it back. */
export const findingsOn = (standOf: () => StoreStand) => {
  const refOf = ({ auditId, findingId }: Finding) => ({ kind: 'finding', auditId, findingId }) as const;
  return {
    refOf,
    load: async (finding: Finding): Promise<Finding> => {
      const [found] = await standOf().store.load(refOf(finding));
      if (!found) throw new Error('no such finding');
      return found;
    },
    commit: (before: Finding | undefined, after: Finding): Promise<void> =>
      standOf().store.commit({
        call: callBy(staff()),
        changes: [{ kind: 'finding', before, after, act: 'finding.edit', warrant }],
      }),
  };
};
