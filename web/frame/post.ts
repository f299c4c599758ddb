import type { PostRole } from '#shared/domain/access/roles.ts';
import { sealedRoles } from '#shared/domain/access/sealed-roles.ts';
import type { Me } from '#web/api/context.ts';
import { useMe } from '#web/api/context.ts';
import { useTrack } from './track.ts';
import { prefer, usePreferences } from '#web/text/preferences.ts';

type Post = Me['posts'][number];

/** The post a person with several looks at things under; undefined for all of them. What one may do is not changed by it. */
export const usePost = (): { posts: readonly Post[]; post: Post | undefined; choose: (postId?: string) => void } => {
  const { posts } = useMe();
  const chosen = usePreferences().post;
  return { posts, post: posts.find(({ postId }) => postId === chosen), choose: (post) => prefer({ post }) };
};

/** The roles a person looks at things with: of the chosen post, or of all posts held. */
export const useRoles = (): ReadonlySet<string> => {
  const { kind } = useMe();
  const { posts, post } = usePost();
  return new Set([
    kind === 'external' ? 'externalAuditor' : 'staff',
    ...(post ? [post] : posts).flatMap(({ roles }) => roles),
  ]);
};

/** The roles a person has in the track that is looked at: in the special one they follow from its own posts. */
export const useTrackRoles = (): ReadonlySet<string> => {
  const roles = useRoles();
  return useTrack() === 'spi' ? new Set(sealedRoles([...roles] as PostRole[])) : roles;
};

/** Whether the person plans audits and checklists: what is offered before there is a record with a `may` of its own. */
export const usePlansAudits = (): boolean => {
  const roles = useTrackRoles();
  return roles.has('auditOffice') || roles.has('chiefAuditor');
};
