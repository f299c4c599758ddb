import { Link, type LinkProps, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

type Props = {
  /** What the pages are together. */
  label: string;
  pages: readonly {
    label: string;
    link: LinkProps;
    /** Shown after the label: how many there are. */
    count?: number;
    /** Said where the address alone does not tell. */
    isCurrent?: boolean;
  }[];
};

const tabLook =
  'inline-flex min-h-11 items-center gap-2 border-b-4 border-transparent px-4 whitespace-nowrap -outline-offset-4 hover:bg-solid-gray-50 hover:underline aria-[current]:border-blue-900 aria-[current]:font-bold aria-[current]:text-blue-900';

/** Pages that stand side by side, each with an address of its own. */
export const LinkTabs = ({ label, pages }: Props) => {
  const nav = useRef<HTMLElement>(null);
  const at = useLocation({ select: ({ href }) => href });
  // Where they do not fit, the one that is open would be out of sight.
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && open)
      nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.offsetWidth) / 2;
  }, [at, pages.length]);
  return (
    <nav
      ref={nav}
      aria-label={label}
      className="relative mb-6 overflow-x-auto border-b border-solid-gray-420 print:hidden"
    >
      <ul className="flex">
        {pages.map(({ label: name, link, count, isCurrent }) => (
          <li key={name}>
            <Link
              {...link}
              resetScroll={false}
              activeOptions={{ exact: true, includeSearch: isCurrent !== undefined }}
              aria-current={isCurrent ? 'page' : undefined}
              className={tabLook}
            >
              {name}
              {count !== undefined && (
                <span className="rounded-full bg-solid-gray-100 px-2 text-dns-14N-130 text-solid-gray-800">
                  {count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
