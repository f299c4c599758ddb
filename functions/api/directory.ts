import { deputyUseCases } from '#shared/app/organisation/deputies.ts';
import { meUseCases } from '#shared/app/organisation/me.ts';
import { organisationUseCases } from '#shared/app/organisation/organisation.ts';
import { seatUseCases } from '#shared/app/organisation/seats.ts';
import { directoryRoutes } from '#shared/contract/directory.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(runtime, directoryRoutes, {
    ...meUseCases(ports),
    ...organisationUseCases(ports),
    ...seatUseCases(ports),
    ...deputyUseCases(ports),
  });
};
