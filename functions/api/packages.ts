import { packageUseCases } from '#shared/app/assignment/packages.ts';
import { packageRoutes } from '#shared/contract/packages.ts';
import { readPackage } from '#shared/adapters/answer-package/read-package.ts';
import { writePackage } from '#shared/adapters/answer-package/write-package.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const files = { write: writePackage, read: readPackage };
  return serve(runtime, packageRoutes, packageUseCases(runtime.ports, files));
};
