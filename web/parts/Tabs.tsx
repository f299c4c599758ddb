import { Link, useSearch } from '@tanstack/react-router';
import type { Search } from '#web/frame/root.ts';

export type Tab = {
  key: string;
  label: string;
  /** Shown after the label: how many there are. */
  count?: number | undefined;
};

/** How the names of pages that stand side by side look. */
export const tabLook =
  'inline-flex min-h-11 items-center gap-2 border-b-4 border-transparent px-4 whitespace-nowrap -outline-offset-4 hover:bg-solid-gray-50 hover:underline aria-[current]:border-blue-900 aria-[current]:font-bold aria-[current]:text-blue-900';

/** Which tab the address names: `?tab=trail`; the first one when it names none. */
export const useTab = (tabs: readonly [Tab, ...Tab[]]): string => {
  const { tab } = useSearch({ strict: false }) as Search;
  return tabs.find(({ key }) => key === tab)?.key ?? tabs[0].key;
};

/** Parts of one page, each with an address of its own: links, so that they can be opened, shared and gone back to. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly [Tab, ...Tab[]] }) => (
  <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-solid-gray-420 print:hidden">
    <ul className="flex">
      {tabs.map(({ key, label: name, count }, n) => (
        <li key={key}>
          <Link
            to="."
            search={(before) => ({ ...before, tab: n === 0 ? undefined : key })}
            resetScroll={false}
            // Else the first tab, which has no word in the address, would be current beside every other.
            activeOptions={{ exact: true, includeSearch: true }}
            className={tabLook}
          >
            {name}
            {count !== undefined && (
              <span className="rounded-full bg-solid-gray-100 px-2 text-dns-14N-130 text-solid-gray-800">{count}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
