/**
 * Roles a post (職) can carry, with the names of DOMAIN.md section 2. A role in `sectionRoles` reaches only the
 * department of its post; every other one reaches the whole city.
 */
export const postRoles = [
  'ciso',
  'chiefIsOfficer',
  'chiefAuditor',
  'auditOffice',
  'csirtLead',
  'systemAdministrator',
  'deptIsManager',
  'deptContact',
  'spiGeneralOfficer',
  'spiAuditOfficer',
  'spiProtectionOfficer',
  'spiHandler',
] as const;

export type PostRole = (typeof postRoles)[number];

/** Roles given by an audit to its team, and the workers that act without a person. */
export type TeamRole = 'auditor' | 'leadAuditor';

/**
 * `staff` is everybody who holds a post of the city, whatever it is; `externalAuditor` whoever has a seat by contract,
 * `postHolder` who holds the post in question, `guest` whoever was let in to read in an emergency.
 */
export type Role = PostRole | TeamRole | 'staff' | 'externalAuditor' | 'postHolder' | 'guest' | 'system';

const sectionRoles: readonly Role[] = ['deptIsManager', 'deptContact', 'spiProtectionOfficer', 'spiHandler'];

/** True for a role that reaches no further than the department of its post. */
export const isSectionRole = (role: Role): boolean => sectionRoles.includes(role);

export const isTeamRole = (role: Role): role is TeamRole => role === 'auditor' || role === 'leadAuditor';

/**
 * Whose turn it is, as one string: a section's role (`deptIsManager@D012`), a city-wide role (`ciso`), or the team of
 * an audit (`auditor@01J…`). Open work is found by it, so it follows the post whoever holds it.
 */
export type Duty = string;

export const dutyOf = (role: Role, within?: string): Duty =>
  isSectionRole(role) || isTeamRole(role) ? `${role}@${within}` : role;
