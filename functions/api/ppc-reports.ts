import { ppcReportUseCases } from '#shared/app/ppc-report/ppc-reports.ts';
import { ppcReportRoutes } from '#shared/contract/ppc-reports.ts';
import { bookWriter } from '#shared/adapters/workbook/write-table.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, ppcReportRoutes, ppcReportUseCases(runtime.ports, bookWriter));
};
