import { findingUseCases } from '#shared/app/finding/findings.ts';
import { findingsOfYearUseCases } from '#shared/app/finding/findings-of-year.ts';
import { findingsOverYearsUseCases } from '#shared/app/finding/findings-over-years.ts';
import { followUpUseCases } from '#shared/app/finding/follow-ups.ts';
import { horizontalCheckUseCases } from '#shared/app/finding/horizontal-checks.ts';
import { repeatUseCases } from '#shared/app/finding/repeats.ts';
import { workpaperNoteUseCases } from '#shared/app/finding/workpaper-notes.ts';
import { workpaperUseCases } from '#shared/app/finding/workpapers.ts';
import { findingRoutes } from '#shared/contract/findings.ts';
import { horizontalRoutes } from '#shared/contract/horizontal.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { findingTrail } from '#shared/app/work/trails.ts';
import { workpaperRoutes } from '#shared/contract/workpapers.ts';
import { serve } from '#functions/http/serve.ts';
import { chainCheckerOf } from '#functions/runtime/chain-checker.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const routes = { ...workpaperRoutes, ...findingRoutes, ...horizontalRoutes };
  return serve(runtime, routes, {
    ...findingTrail(runtime.ports, actNamesOf(findingRoutes), chainCheckerOf(runtime)),
    ...workpaperUseCases(runtime.ports),
    ...workpaperNoteUseCases(runtime.ports),
    ...findingUseCases(runtime.ports),
    ...findingsOfYearUseCases(runtime.ports),
    ...findingsOverYearsUseCases(runtime.ports),
    ...followUpUseCases(runtime.ports),
    ...repeatUseCases(runtime.ports),
    ...horizontalCheckUseCases(runtime.ports),
  });
};
