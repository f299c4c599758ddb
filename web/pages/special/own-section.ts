import { useMe } from '#web/api/context.ts';

/** The section a person speaks for here: of a post with one of these roles, or else of the first post. */
export const useOwnSection = (...roles: readonly string[]): string | undefined => {
  const { posts } = useMe();
  const fitting = posts.find((post) => post.roles.some((role) => roles.includes(role)));
  return roles.length > 0 ? fitting?.departmentId : posts[0]?.departmentId;
};
