import './trusted-types.ts';
import './styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClients } from './api/clients.ts';
import { type Kansa, KansaProvider } from './api/context.ts';
import { mayPass } from './api/problems.ts';
import { CannotStart, Outside } from './frame/Outside.tsx';
import { router } from './router.tsx';
import { loadConfig } from './session/config.ts';
import { createSession, returnPaths, type Session } from './session/session.ts';

const root = createRoot(document.querySelector('#root') ?? document.body);

/** How long an answer, or a refusal, is good for, in milliseconds. */
const fresh = 10_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: fresh,
      retry: (times, error) => times < 2 && mayPass(error),
      // What was refused just now is not asked again by every part of the page that appears.
      retryOnMount: ({ state }) => mayPass(state.error) || Date.now() - state.errorUpdatedAt > fresh,
    },
  },
});

const show = (kansa: Kansa): void => {
  root.render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <KansaProvider value={kansa}>
          <RouterProvider router={router} />
        </KansaProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
};

const outside = (session: Session, why: 'signedOut' | 'notSignedIn'): void => {
  history.replaceState(null, '', '/');
  root.render(<Outside why={why} onSignIn={() => void session.signIn()} />);
};

/** Finds out who is there before anything is shown; whoever is not signed in is sent to the provider. */
const start = async (): Promise<void> => {
  const config = await loadConfig();
  const { session, special, comeBack } = createSession(config);
  if (location.pathname === returnPaths.signedOut) return outside(session, 'signedOut');
  if (location.pathname === returnPaths.signedIn && !(await comeBack())) return outside(session, 'notSignedIn');
  if ((await session.token()) === undefined) return session.signIn();
  const clients = createClients(session, special);
  const { body: me } = await clients.directory('me.get', {});
  show({ config, session, special, clients, me });
};

start().catch((error: unknown) => root.render(<CannotStart error={error} />));
