import { logAnalysisUseCases, onsiteViewingUseCases } from '#shared/app/unfiled/unfiled.ts';
import { unfiledRoutes } from '#shared/contract/unfiled.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, unfiledRoutes, {
    ...logAnalysisUseCases(runtime.ports),
    ...onsiteViewingUseCases(runtime.ports),
  });
};
