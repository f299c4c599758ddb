import { evidenceUseCases } from '#shared/app/evidence/evidence.ts';
import { reconciliationUseCases } from '#shared/app/evidence/reconciliations.ts';
import { reconciliationRoutes } from '#shared/contract/reconciliations.ts';
import { evidenceRoutes } from '#shared/contract/evidence.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { evidenceTrail } from '#shared/app/work/trails.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { createVault } from '#functions/runtime/vault.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(
    runtime,
    { ...evidenceRoutes, ...reconciliationRoutes },
    {
      ...evidenceUseCases(runtime.ports, createVault(runtime), runtime.track),
      ...evidenceTrail(runtime.ports, actNamesOf(evidenceRoutes)),
      ...reconciliationUseCases(runtime.ports),
    },
  );
};
