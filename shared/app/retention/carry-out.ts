import { dayOf } from '#shared/kernel/calendar.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Warrant } from '#shared/domain/access/policy.ts';
import { type Disposal, disposalLifecycle, type DisposedFile } from '#shared/domain/retention/disposal.ts';
import type { Call, Disposer, Ports } from '#shared/app/ports.ts';
import { found } from '#shared/app/use-case.ts';
import { filesIn, whyKept } from './files.ts';

const warrant: Warrant = { role: 'system', departmentId: '' };

/**
 * Disposes of what approved lists name, file by file, each with its certificate. Whatever is interrupted goes on with
 * the next run: what is gone already is not found again, and a certificate is of what is left, not of what was done.
 */
export const carryOutDisposals =
  ({ store }: Ports, disposer: Disposer, callAt: (at: Date) => Call) =>
  async (at: Date): Promise<number> => {
    const approved = (await store.list.waitingFor('system')).flatMap((w) => (w.kind === 'disposal' ? [w.record] : []));

    /** With every file that went, the chain of its list went on. */
    const now = async (disposalId: string): Promise<Disposal> =>
      found((await store.load({ kind: 'disposal', disposalId }))[0]);

    const certify = async ({ disposalId }: Disposal, one: DisposedFile): Promise<void> => {
      const certificate = { at: at.toISOString(), ...(await disposer.dispose(one, callAt(at))) };
      const before = await now(disposalId);
      const files = before.files.map((f) => (f.kind === one.kind && f.id === one.id ? { ...f, certificate } : f));
      const certified = { ...before, files };
      const isDone = before.status === 'approved' && files.every((f) => f.certificate !== undefined);
      const after = isDone ? advance(disposalLifecycle, certified, 'carryOut') : certified;
      const change = { kind: 'disposal', before, after, act: 'disposal.carryOut', warrant } as const;
      await store.commit({ call: callAt(at), changes: [change] });
    };

    /** Since the approval something may have come up that keeps it: a hold, a reopening, something that needs it. */
    const isKept = async (one: DisposedFile): Promise<boolean> => {
      const [file] = await filesIn(store).find([one]);
      if (file === undefined || file === 'gone') return false;
      return file === 'running' || whyKept(file, dayOf(at)) !== undefined;
    };

    let disposed = 0;
    for (const list of approved) {
      for (const one of list.files.filter(({ certificate }) => certificate === undefined)) {
        // Somebody may have stopped it meanwhile.
        if ((await now(list.disposalId)).status !== 'approved') break;
        if (await isKept(one)) continue;
        await certify(list, one);
        disposed += 1;
      }
    }
    return disposed;
  };
