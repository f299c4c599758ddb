import type { HorizontalCheck } from '#shared/domain/horizontal/horizontal-check.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Call, Change, Ports } from '#shared/app/ports.ts';

const warrant = { role: 'system', departmentId: '' } as const;
const checksPerCommit = 25;

/** One check for each section a finding's orders name that has none yet; every fact of it stands in the order. */
export const horizontalJob =
  ({ store }: Ports, callAt: (at: Date) => Call) =>
  async ({ auditId, findingId }: { auditId: string; findingId: string }, at: Date): Promise<void> => {
    const [[finding], existing] = await Promise.all([
      store.load({ kind: 'finding', auditId, findingId }),
      store.list.horizontalChecksOf(auditId),
    ]);
    const done = new Set(existing.map((check) => check.checkId));
    const open = (finding?.horizontalOrders ?? []).flatMap(({ title, risk, dueDate, sections }) =>
      sections
        .filter(({ checkId }) => !done.has(checkId))
        .map((place): HorizontalCheck => {
          const base = { ...unborn, auditId, findingId, status: 'requested' as const };
          return { ...base, ...place, title, risk, dueDate };
        }),
    );
    for (let n = 0; n < open.length; n += checksPerCommit) {
      const batch = open.slice(n, n + checksPerCommit);
      await store.commit({
        call: callAt(at),
        changes: batch.map(
          (after): Change => ({
            kind: 'horizontalCheck',
            before: undefined,
            after,
            act: 'horizontalCheck.request',
            warrant,
            bare: true,
          }),
        ),
        notify: [
          {
            type: 'mail',
            template: 'horizontalCheckRequested',
            to: batch.flatMap((c) => [`deptIsManager@${c.departmentId}`, `deptContact@${c.departmentId}`]),
            about: { auditId },
          },
        ],
      });
    }
  };
