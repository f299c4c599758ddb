import { createRouter } from '@tanstack/react-router';
import { Failure, NotFound } from './frame/Failure.tsx';
import { Frame } from './frame/Frame.tsx';
import { frameRoute } from './frame/root.ts';
import { routes } from './pages/index.ts';

frameRoute.update({ component: Frame });

export const router = createRouter({
  routeTree: frameRoute.addChildren(routes),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
  defaultNotFoundComponent: NotFound,
  // Plain `name=value`, without the quotes of JSON: these addresses are read by people and written into mail.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
      ),
    ).toString();
    return text ? `?${text}` : '';
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
