import type { Role } from './roles.ts';

/**
 * How far a grant reaches: the whole city, the record's own section, the audit's team, audits that do / do not touch the
 * audit office and the IT section, posts the person holds or has just handed over, or the audit a person was let into.
 */
export type Reach = 'any' | 'section' | 'team' | 'ordinary' | 'oversight' | 'handOver' | 'admitted';

export type Grant = Partial<Record<Role, Reach>>;
