import type { Page, PageRequest } from './ports.ts';

/** What a paged route takes, as the store asks for it: the cursor is where the page starts. */
export const pageRequest = ({ limit, cursor }: { limit: number; cursor?: string | undefined }): PageRequest => ({
  limit,
  ...(cursor ? { after: cursor } : {}),
});

/** Everything a paged list holds, `limit` at a time, one request after the other. */
export const everyItem = async <T>(list: (page: PageRequest) => Promise<Page<T>>, limit: number): Promise<T[]> => {
  const items: T[] = [];
  let after: string | undefined;
  do {
    const page = await list({ limit, after });
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
};
