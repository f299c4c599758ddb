import { advance } from '#shared/kernel/lifecycle.ts';
import { type Evidence, fileLifecycle } from '#shared/domain/evidence/evidence.ts';
import { isOverdue, overdueReason } from '#shared/domain/evidence/held.ts';
import type { Job } from '#shared/domain/notification/message.ts';
import type { Call, Change, Store } from '#shared/app/ports.ts';
import { toErase } from './evidence-work.ts';

const warrant = { role: 'system', departmentId: '' } as const;

/** The daily end of what was held for too long: what may not be kept is not kept because nobody had time. */
export const heldJobs = (store: Store, callAt: (at: Date) => Call) => {
  const purge = async (before: Evidence, at: Date): Promise<void> => {
    const after: Evidence = {
      ...advance(fileLifecycle, before, 'purge'),
      purge: { by: 'system', at: at.toISOString(), reason: overdueReason },
    };
    const change: Change = { kind: 'evidence', before, after, act: 'evidence.purge', warrant };
    await store.commit({ call: callAt(at), changes: [change], notify: toErase(after) });
  };

  const purgeOverdue = async (_: Job, at: Date): Promise<void> => {
    const waiting = await store.list.waitingFor('spiAuditOfficer');
    const overdue = waiting.flatMap((w) => (w.kind === 'evidence' && isOverdue(w.record, at) ? [w.record] : []));
    for (const file of overdue) await purge(file, at);
  };

  return { purgeOverdue };
};
