import type { Evidence } from '#shared/domain/evidence/evidence.ts';
import type { Job } from '#shared/domain/notification/message.ts';

const jobFor =
  (job: 'inspectEvidence' | 'keepEvidence' | 'eraseEvidence') =>
  ({ auditId, departmentId, evidenceId }: Pick<Evidence, 'auditId' | 'departmentId' | 'evidenceId'>): Job[] => [
    { type: 'job', job, auditId, departmentId, evidenceId },
  ];

// What a commit leaves for the worker to do with the bytes.
export const toInspect = jobFor('inspectEvidence');
export const toKeep = jobFor('keepEvidence');
export const toErase = jobFor('eraseEvidence');
