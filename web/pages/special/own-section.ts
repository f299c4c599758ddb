import { useMe } from '#web/api/context.ts';

/** The section for which a person holds a post with this role. */
export const useOwnSection = (role: string): string | undefined =>
  useMe().posts.find(({ roles }) => (roles as readonly string[]).includes(role))?.departmentId;
