import { useRoles } from '#web/frame/post.ts';
import { LinkTabs } from '#web/parts/LinkTabs.tsx';
import { useSay, useText } from '#web/text/catalogue.ts';
import { roleWords } from '#web/text/roles.ts';
import { text } from './text.ts';
import type { Post } from './tree.ts';

/** Whether this person keeps the organisation. Only for what is shown: the API decides. */
export const useManages = (): boolean => {
  const roles = useRoles();
  return roles.has('auditOffice') || roles.has('systemAdministrator');
};

const pages = [
  { to: '/organisation', label: 'departments' },
  { to: '/organisation/people', label: 'people' },
  { to: '/organisation/transfers', label: 'transfers' },
] as const;

/** The three pages of the area, one beside the other. */
export const Sections = () => {
  const t = useText(text);
  const manages = useManages();
  return (
    <LinkTabs
      label={t.title}
      pages={pages
        .filter(({ label }) => label !== 'transfers' || manages)
        .map(({ to, label }) => ({ label: t[label], link: { to } }))}
    />
  );
};

/** The roles of a post in words. */
export const Roles = ({ roles }: Pick<Post, 'roles'>) => {
  const say = useSay();
  if (roles.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1">
      {roles.map((role) => (
        <li key={role} className="rounded-4 bg-blue-50 px-2 py-0.5 text-dns-14N-130 text-blue-1000">
          {say(roleWords(role))}
        </li>
      ))}
    </ul>
  );
};
