import { packageUseCases } from '#shared/app/assignment/packages.ts';
import { packageRoutes } from '#shared/contract/packages.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { later } from '#functions/runtime/later.ts';

const files = {
  write: later(async () => (await import('#shared/adapters/answer-package/write-package.ts')).writePackage),
  read: later(async () => (await import('#shared/adapters/answer-package/read-package.ts')).readPackage),
};

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, packageRoutes, packageUseCases(runtime.ports, files));
};
