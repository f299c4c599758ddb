import { createHash } from 'node:crypto';
import { checklistVersionUseCases } from '#shared/app/checklist/checklist-versions.ts';
import { checklistUseCases } from '#shared/app/checklist/checklists.ts';
import { mappingProfileUseCases } from '#shared/app/checklist/mapping-profiles.ts';
import type { WorkbookReader } from '#shared/app/file-ports.ts';
import { checklistRoutes } from '#shared/contract/checklists.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { later } from '#functions/runtime/later.ts';

const readChecklist = later(async () => (await import('#shared/adapters/workbook/read-checklist.ts')).readChecklist);

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const read: WorkbookReader = async ({ fileName, content, ...wishes }) => {
    const bytes = Buffer.from(content, 'base64');
    const preview = await readChecklist({ fileName, bytes }, wishes);
    return { preview, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  return serve(runtime, checklistRoutes, {
    ...checklistUseCases(runtime.ports, read),
    ...checklistVersionUseCases(runtime.ports),
    ...mappingProfileUseCases(runtime.ports),
  });
};
