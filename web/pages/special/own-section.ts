import { useMe } from '#web/api/context.ts';

/** The section for which a person holds a post with one of these roles. */
export const useOwnSection = (...wanted: readonly string[]): string | undefined =>
  useMe().posts.find(({ roles }) => roles.some((role) => wanted.includes(role)))?.departmentId;

/** The section whose number-using work a person handles, or protects. */
export const useHandlingSection = (): string | undefined => useOwnSection('spiProtectionOfficer', 'spiHandler');

/** What an act that begins a record of a section is done with. */
export type Own = { departmentId: string; may?: readonly string[]; version?: number };
