import { permit } from '#shared/domain/access/policy.ts';
import type { Reconciliation } from '#shared/domain/evidence/reconciliation.ts';
import type { Page, Ports } from '#shared/app/ports.ts';
import { startReconciliation } from './reconciliation.ts';
import { found, type UseCase } from '#shared/app/use-case.ts';

type PageInput = { fiscalYear: number; limit: number; cursor?: string | undefined };

/** Reports of the comparison of evidence with its bytes, and starting one beside the daily run. */
export const reconciliationUseCases = (ports: Ports) => {
  const list: UseCase<PageInput, Page<Reconciliation>> = {
    run: async ({ actor, input }) => {
      permit(actor, 'reconciliation.read');
      const { fiscalYear, limit, cursor } = input;
      return { body: await ports.store.list.reconciliationsOf(fiscalYear, { limit, after: cursor }) };
    },
  };

  const start: UseCase<unknown, Reconciliation> = {
    run: async (call) => {
      const warrant = permit(call.actor, 'reconciliation.start');
      const body = await startReconciliation(ports.store, ports.newId(), call, warrant);
      return { body, version: body.version };
    },
    replay: async ({ actor }, { ref }) => {
      permit(actor, 'reconciliation.read');
      const [run] = await ports.store.load(ref as { kind: 'reconciliation'; runId: string });
      return { body: found(run), version: found(run).version };
    },
  };

  return { 'reconciliation.list': list, 'reconciliation.start': start };
};
