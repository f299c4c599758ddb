import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from '#web/frame/root.ts';

/** What a list shows is in the address, so that a link shows the same and the way back loses nothing. */
export const useListState = () => {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const put = (change: Search): void => {
    void navigate({
      to: '.',
      search: (before: Search) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  };
  const [sortKey, direction] = (search['sort'] ?? '').split('.');
  return {
    /** Value of one filter, `''` when it is off. */
    filter: (name: string): string => search[name] ?? '',
    put,
    sort: sortKey ? { key: sortKey, down: direction === 'down' } : undefined,
    sortBy: (key: string): void => put({ sort: sortKey === key && direction !== 'down' ? `${key}.down` : key }),
  };
};
