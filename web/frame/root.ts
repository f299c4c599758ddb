import { createRootRoute, retainSearchParams } from '@tanstack/react-router';

/** Everything in an address after `?`: lists keep their filters there. Text, whatever it looks like. */
export type Search = { fy?: string } & Record<string, string | undefined>;

/** The parent of every page: whoever is inside is signed in. What it looks like is added by `web/router.tsx`. */
export const frameRoute = createRootRoute({
  validateSearch: (search: Record<string, unknown>): Search =>
    Object.fromEntries(
      Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  search: { middlewares: [retainSearchParams(['fy'])] },
});
