import { transferUseCases } from '#shared/app/organisation/transfers.ts';
import { transferRoutes } from '#shared/contract/transfers.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { later } from '#functions/runtime/later.ts';

const readList = later(async () => (await import('#shared/adapters/workbook/read-staff-list.ts')).staffListReader);
const writeTable = later(async () => (await import('#shared/adapters/workbook/write-table.ts')).tableWriter);

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, transferRoutes, transferUseCases(runtime.ports, readList, writeTable));
};
