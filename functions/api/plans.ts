import { planUseCases } from '#shared/app/plan/plans.ts';
import { planRoutes } from '#shared/contract/plans.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, planRoutes, planUseCases(runtime.ports));
};
