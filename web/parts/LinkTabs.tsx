import { Link, type LinkProps } from '@tanstack/react-router';
import { tabLook } from './Tabs.tsx';

type Props = {
  /** What the pages are together. */
  label: string;
  pages: readonly { label: string; link: LinkProps }[];
};

/** Pages that stand side by side, each with an address of its own. */
export const LinkTabs = ({ label, pages }: Props) => (
  <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-solid-gray-420 print:hidden">
    <ul className="flex">
      {pages.map((page) => (
        <li key={page.label}>
          <Link {...page.link} activeOptions={{ exact: true, includeSearch: false }} className={tabLook}>
            {page.label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
