import { breachTrail } from '#shared/app/breach/breach-trail.ts';
import { breachUseCases } from '#shared/app/breach/breaches.ts';
import { breachHoldUseCases } from '#shared/app/retention/holds.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { breachRoutes } from '#shared/contract/breaches.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(runtime, breachRoutes, {
    ...breachUseCases(ports),
    ...breachHoldUseCases(ports),
    ...breachTrail(ports, actNamesOf(breachRoutes)),
  });
};
