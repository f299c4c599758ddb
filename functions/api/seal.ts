import { emergencyAccessUseCases } from '#shared/app/seal/emergency-access.ts';
import { needToKnowUseCases } from '#shared/app/seal/need-to-know.ts';
import { visitUseCases } from '#shared/app/seal/visits.ts';
import { sealRoutes } from '#shared/contract/seal.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(runtime, sealRoutes, {
    ...visitUseCases(ports),
    ...needToKnowUseCases(ports),
    ...emergencyAccessUseCases(ports),
  });
};
