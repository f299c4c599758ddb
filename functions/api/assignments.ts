import { assignmentUseCases } from '#shared/app/assignment/assignments.ts';
import { carryOverUseCases } from '#shared/app/assignment/carry-over.ts';
import { questionUseCases } from '#shared/app/assignment/questions.ts';
import { requestUseCases } from '#shared/app/evidence/requests.ts';
import { responseUseCases } from '#shared/app/assignment/responses.ts';
import { sectionNoteUseCases } from '#shared/app/assignment/section-notes.ts';
import { assignmentRoutes } from '#shared/contract/assignments.ts';
import { packageRoutes } from '#shared/contract/packages.ts';
import { actNamesOf } from '#shared/contract/act-names.ts';
import { assignmentTrail } from '#shared/app/work/trails.ts';
import { serve } from '#functions/http/serve.ts';
import { chainCheckerOf } from '#functions/runtime/chain-checker.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const { ports } = runtime;
  return serve(runtime, assignmentRoutes, {
    // An answer package that comes back is in the trail of its assignment.
    ...assignmentTrail(ports, actNamesOf({ ...assignmentRoutes, ...packageRoutes }), chainCheckerOf(runtime)),
    ...assignmentUseCases(ports),
    ...responseUseCases(ports),
    ...carryOverUseCases(ports),
    ...sectionNoteUseCases(ports),
    ...questionUseCases(ports),
    ...requestUseCases(ports),
  });
};
