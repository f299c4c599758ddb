import { ppcReportUseCases } from '#shared/app/ppc-report/ppc-reports.ts';
import { ppcReportRoutes } from '#shared/contract/ppc-reports.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { later } from '#functions/runtime/later.ts';

const writeBook = later(async () => (await import('#shared/adapters/workbook/write-table.ts')).bookWriter);

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, ppcReportRoutes, ppcReportUseCases(runtime.ports, writeBook));
};
