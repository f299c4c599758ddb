import { type Duty, dutyOf, isSectionRole, type PostRole } from './roles.ts';

/**
 * Whose part a post plays in audits of specific personal information (DOMAIN.md section 2): the officers and sections of
 * that law in place of the general ones. Posts that are not here have no part, whatever they may do elsewhere.
 */
const parts: Readonly<Partial<Record<PostRole, readonly PostRole[]>>> = {
  ciso: ['ciso'],
  spiGeneralOfficer: ['spiGeneralOfficer', 'chiefIsOfficer'],
  spiAuditOfficer: ['spiAuditOfficer', 'chiefAuditor', 'auditOffice'],
  spiProtectionOfficer: ['spiProtectionOfficer', 'deptIsManager'],
  spiHandler: ['spiHandler', 'deptContact'],
};

/** Posts that are on the need-to-know list of every sealed audit, and those that are for their own section. */
export const officers = ['ciso', 'spiGeneralOfficer', 'spiAuditOfficer'] as const satisfies PostRole[];
export const sectionStaff = ['spiProtectionOfficer', 'spiHandler'] as const satisfies PostRole[];

/** The parts a post with these roles plays in sealed audits. */
export const sealedRoles = (roles: readonly PostRole[]): PostRole[] => [
  ...new Set(roles.flatMap((role) => parts[role] ?? [])),
];

/** The duties of the directory behind a duty of a sealed audit: whom a letter to it reaches. */
export const dutiesBehind = (duty: Duty): Duty[] => {
  const [part, within] = duty.split('@');
  const roles = (Object.keys(parts) as PostRole[]).filter((role) => parts[role]?.some((played) => played === part));
  return roles.filter((role) => isSectionRole(role) === (within !== undefined)).map((role) => dutyOf(role, within));
};
