import { transferUseCases } from '#shared/app/organisation/transfers.ts';
import { transferRoutes } from '#shared/contract/transfers.ts';
import { staffListReader } from '#shared/adapters/workbook/read-staff-list.ts';
import { tableWriter } from '#shared/adapters/workbook/write-table.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, transferRoutes, transferUseCases(runtime.ports, staffListReader, tableWriter));
};
