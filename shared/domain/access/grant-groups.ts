import type { Role } from './roles.ts';

/**
 * How far a grant reaches: the whole city, the record's own section, the audit's team, audits that do / do not touch the
 * audit office and the IT section, files that are or were held for a decision, posts the person holds or has just handed
 * over, or the audit a person was let into.
 */
export type Reach = 'any' | 'section' | 'team' | 'ordinary' | 'oversight' | 'held' | 'handOver' | 'admitted';

export type Grant = Partial<Record<Role, Reach>>;

export const team: Grant = { auditor: 'team', leadAuditor: 'team' };
export const lead: Grant = { leadAuditor: 'team' };
export const office: Grant = { auditOffice: 'any', chiefAuditor: 'any' };
export const contact: Grant = { deptContact: 'section', deptIsManager: 'section' };
export const head: Grant = { deptIsManager: 'section' };
export const overseers: Grant = { ...office, ciso: 'any', chiefIsOfficer: 'any' };
/** Reading what an audit and its sections write, in an emergency too. */
export const readers: Grant = { ...overseers, guest: 'admitted' };
export const officers: Grant = { ciso: 'any', chiefIsOfficer: 'any', chiefAuditor: 'any' };
export const chief: Grant = { chiefAuditor: 'any' };
export const ciso: Grant = { ciso: 'any' };
export const system: Grant = { system: 'any' };
/** Of an audit, in either track, this officer sees the held files and no more. */
export const officer: Grant = { spiAuditOfficer: 'held' };
