import { evidenceUseCases } from '#shared/app/evidence.ts';
import { evidenceRoutes } from '#shared/contract/evidence.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { createVault } from '#functions/runtime/vault.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, evidenceRoutes, evidenceUseCases(runtime.ports, createVault(runtime)));
};
