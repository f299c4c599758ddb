import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Part } from './ports.ts';

/**
 * The row by which a request for more time is found as work of whoever decides on it, beside the record it is about:
 * that record itself waits for its section all the while. A settled request waits for nobody.
 */
export const extensionTask = ({ auditId, departmentId, dueDate, extensionRequest }: Assignment): Part => ({
  kind: 'extensionTask',
  value: {
    auditId,
    departmentId,
    subject: 'assignment',
    id: departmentId,
    dueDate,
    ...(extensionRequest ? { waitsFor: 'auditOffice' } : {}),
  },
});
