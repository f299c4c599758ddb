import type { Extensible, ExtensionTask } from '#shared/domain/extension/extension.ts';
import type { Part } from '#shared/app/ports.ts';

type Extended = Extensible & { auditId: string; departmentId: string };

/**
 * The row by which a request for more time is found as work of whoever decides on it, beside the record it is about:
 * that record itself waits for its section all the while. A settled request waits for nobody.
 */
export const extensionTask = (
  subject: ExtensionTask['subject'],
  id: string,
  { auditId, departmentId, dueDate, extensionRequest }: Extended,
  decidedBy: 'auditOffice' | 'chiefIsOfficer' = 'auditOffice',
): Part => ({
  kind: 'extensionTask',
  value: {
    auditId,
    departmentId,
    subject,
    id,
    dueDate,
    ...(extensionRequest ? { waitsFor: decidedBy } : {}),
  },
});
