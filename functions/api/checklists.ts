import { checklistVersionUseCases } from '#shared/app/checklist/checklist-versions.ts';
import { checklistUseCases } from '#shared/app/checklist/checklists.ts';
import { mappingProfileUseCases } from '#shared/app/checklist/mapping-profiles.ts';
import { checklistRoutes } from '#shared/contract/checklists.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { later } from '#functions/runtime/later.ts';

const read = later(async () => (await import('#shared/adapters/workbook/read-checklist.ts')).checklistReader);

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  return serve(runtime, checklistRoutes, {
    ...checklistUseCases(runtime.ports, read),
    ...checklistVersionUseCases(runtime.ports),
    ...mappingProfileUseCases(runtime.ports),
  });
};
