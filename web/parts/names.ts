import { useRead } from '#web/api/read.ts';
import { useMe } from '#web/api/context.ts';
import type { Track } from '#web/api/types.ts';
import { sectionNames } from './section-names.ts';

const kept = { staleTime: 600_000 };

/** Names beside ids: from the directory, which external auditors do not see, and from the audit that is looked at. */
export const useNames = (plane: Track, auditId?: string) => {
  const inside = { ...kept, enabled: useMe().kind !== 'external' };
  const departments = useRead('directory', 'department.list', {}, inside);
  const people = useRead('directory', 'person.list', {}, inside);
  const posts = useRead('directory', 'post.list', {}, inside);
  const audit = useRead(plane, 'audit.get', { auditId: auditId ?? '' }, { enabled: auditId !== undefined });
  const sections = new Map<string, string>([
    ...sectionNames(departments.data?.items ?? []),
    ...(audit.data?.sections ?? []).map(({ departmentId, name }) => [departmentId, name] as const),
  ]);
  const persons = new Map<string, string>([
    ...(people.data?.items ?? []).map(({ personId, name }) => [personId, name] as const),
    ...(audit.data?.members ?? []).map(({ personId, name }) => [personId, name] as const),
  ]);
  return {
    audit: audit.data,
    section: (id: string | undefined): string => (id && sections.get(id)) || '—',
    person: (id: string | undefined): string => (id && persons.get(id)) || '—',
    post: (id: string | undefined): string => {
      const post = posts.data?.items.find(({ postId }) => postId === id);
      return post ? `${sections.get(post.departmentId) ?? ''} ${post.title}` : '—';
    },
  };
};
