import { auditUseCases } from '#shared/app/audit/audits.ts';
import { boardUseCases } from '#shared/app/audit/board.ts';
import { chapterTableUseCases } from '#shared/app/audit/chapter-table.ts';
import { carriedFindingUseCases } from '#shared/app/finding/carried-findings.ts';
import { handOverUseCases } from '#shared/app/organisation/hand-over.ts';
import { meetingUseCases } from '#shared/app/audit/meetings.ts';
import { reportUseCases } from '#shared/app/audit/reports.ts';
import { taskUseCases } from '#shared/app/work/tasks.ts';
import { yearSummaryUseCases } from '#shared/app/audit/year-summary.ts';
import { auditRoutes } from '#shared/contract/audits.ts';
import { handOverRoutes } from '#shared/contract/hand-over.ts';
import { reportRoutes } from '#shared/contract/reports.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { auditTrail } from '#shared/app/work/trails.ts';
import { sealRoutes } from '#shared/contract/seal.ts';
import { serve } from '#functions/http/serve.ts';
import { chainCheckerOf } from '#functions/runtime/chain-checker.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(
    runtime,
    { ...auditRoutes, ...reportRoutes, ...handOverRoutes },
    {
      ...auditTrail(ports, actNamesOf({ ...auditRoutes, ...sealRoutes }), chainCheckerOf(runtime)),
      ...auditUseCases(ports),
      ...boardUseCases(ports),
      ...chapterTableUseCases(ports),
      ...taskUseCases(ports),
      ...yearSummaryUseCases(ports),
      ...carriedFindingUseCases(ports),
      ...meetingUseCases(ports),
      ...reportUseCases(ports),
      ...handOverUseCases(ports),
    },
  );
};
