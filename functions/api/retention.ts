import { disposalUseCases } from '#shared/app/retention/disposals.ts';
import { holdUseCases } from '#shared/app/retention/holds.ts';
import { retentionRoutes } from '#shared/contract/retention.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, retentionRoutes, { ...disposalUseCases(runtime.ports), ...holdUseCases(runtime.ports) });
};
