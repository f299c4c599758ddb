import { outsourcingUseCases } from '#shared/app/register/outsourcings.ts';
import { registerTrails } from '#shared/app/register/register-trails.ts';
import { spiWorkUseCases } from '#shared/app/register/spi-works.ts';
import { registerHoldUseCases } from '#shared/app/retention/holds.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { registerRoutes } from '#shared/contract/registers.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(runtime, registerRoutes, {
    ...spiWorkUseCases(ports),
    ...outsourcingUseCases(ports),
    ...registerHoldUseCases(ports),
    ...registerTrails(ports, actNamesOf(registerRoutes)),
  });
};
