import { checklistUseCases } from '#shared/app/checklists.ts';
import { checklistRoutes } from '#shared/contract/checklists.ts';
import { readChecklist } from '#shared/adapters/checklist-workbook/read-checklist.ts';
import { serve } from '#functions/http/serve.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

export default (environment: RawEnvironment, host?: Host) => {
  const runtime = createRuntime(environment, host);
  const read = ({ fileName, content }: { fileName: string; content: string }) =>
    readChecklist({ fileName, bytes: Buffer.from(content, 'base64') });
  return serve(runtime, checklistRoutes, checklistUseCases(runtime.ports, read));
};
