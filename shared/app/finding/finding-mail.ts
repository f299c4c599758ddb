import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Mail } from '#shared/domain/notification/message.ts';

export const findingMail = (template: Mail['template'], to: string[], { auditId, findingId }: Finding): Mail => ({
  type: 'mail',
  template,
  to,
  about: { auditId, findingId },
});

export const sectionHead = ({ departmentId }: Finding): string[] => [`deptIsManager@${departmentId}`];
export const wholeSection = ({ departmentId }: Finding): string[] => [
  `deptIsManager@${departmentId}`,
  `deptContact@${departmentId}`,
];
export const team = ({ team }: Audit): string[] => team.map((m) => `person:${m.personId}`);
