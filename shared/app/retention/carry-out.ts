import type { Warrant } from '#shared/domain/access/policy.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import { type Disposal, disposalLifecycle, type DisposedAudit } from '#shared/domain/retention/disposal.ts';
import type { Call, Disposer, Ports } from '#shared/app/ports.ts';
import { saved } from '#shared/app/use-case.ts';

const warrant: Warrant = { role: 'system', departmentId: '' };

/**
 * Disposes of what approved lists name, audit by audit, each with its certificate. Whatever is interrupted goes on with
 * the next run: what is gone already is not found again, and a certificate is of what is left, not of what was done.
 */
export const carryOutDisposals =
  ({ store }: Ports, disposer: Disposer, callAt: (at: Date) => Call) =>
  async (at: Date): Promise<number> => {
    const approved = (await store.list.waitingFor('system')).flatMap((w) => (w.kind === 'disposal' ? [w.record] : []));

    const certify = async (before: Disposal, { auditId }: DisposedAudit): Promise<Disposal> => {
      const certificate = { at: at.toISOString(), ...(await disposer.dispose(auditId, callAt(at))) };
      const audits = before.audits.map((a) => (a.auditId === auditId ? { ...a, certificate } : a));
      const certified = { ...before, audits };
      const isDone = audits.every((a) => a.certificate !== undefined);
      const after = isDone ? advance(disposalLifecycle, certified, 'carryOut') : certified;
      const change = { kind: 'disposal', before, after, act: 'disposal.carryOut', warrant } as const;
      await store.commit({ call: callAt(at), changes: [change] });
      return saved(before, after);
    };

    let disposed = 0;
    for (const list of approved) {
      let current = list;
      for (const one of list.audits.filter(({ certificate }) => certificate === undefined)) {
        // Since the approval something may have come up that keeps it.
        const [audit] = await store.load({ kind: 'audit', auditId: one.auditId });
        if (audit?.hold) continue;
        current = await certify(current, one);
        disposed += 1;
      }
    }
    return disposed;
  };
