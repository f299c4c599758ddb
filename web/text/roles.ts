import { roleNames } from '#shared/domain/access/role-names.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import type { Words } from './catalogue.ts';

/** A role in words, as documents and staff lists have it. */
export const roleWords = (role: Role): Words => {
  const [ja, en] = roleNames[role];
  return { ja, en: en.charAt(0).toUpperCase() + en.slice(1) };
};
