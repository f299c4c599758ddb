import { auditUseCases } from '#shared/app/audits.ts';
import { boardUseCases } from '#shared/app/board.ts';
import { carriedFindingUseCases } from '#shared/app/carried-findings.ts';
import { handOverUseCases } from '#shared/app/hand-over.ts';
import { meetingUseCases } from '#shared/app/meetings.ts';
import { reportUseCases } from '#shared/app/reports.ts';
import { taskUseCases } from '#shared/app/tasks.ts';
import { yearSummaryUseCases } from '#shared/app/year-summary.ts';
import { auditRoutes } from '#shared/contract/audits.ts';
import { handOverRoutes } from '#shared/contract/hand-over.ts';
import { reportRoutes } from '#shared/contract/reports.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { auditTrail } from '#shared/app/trails.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(
    runtime,
    { ...auditRoutes, ...reportRoutes, ...handOverRoutes },
    {
      ...auditTrail(ports, actNamesOf(auditRoutes)),
      ...auditUseCases(ports),
      ...boardUseCases(ports),
      ...taskUseCases(ports),
      ...yearSummaryUseCases(ports),
      ...carriedFindingUseCases(ports),
      ...meetingUseCases(ports),
      ...reportUseCases(ports),
      ...handOverUseCases(ports),
    },
  );
};
