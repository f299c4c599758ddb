import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { Provider } from 'oidc-provider';
import { configurationOf, originsOf } from './configuration.ts';
import { answer, createInteractions } from './interaction.ts';
import { keysIn } from './keys.ts';
import { headersFor } from './layout.ts';
import { createMemory } from './memory.ts';
import { busyPage } from './pages.ts';
import { isBusy, type People } from './people.ts';

export type { DemoPerson, People } from './people.ts';

export type IdentityOptions = {
  /** Keys are made here once and kept. */
  dir: string;
  /** 0 takes a free port; tokens stay valid after a restart only on the same port, because it is part of the issuer. */
  port: number;
  people: People;
  /** Compared letter by letter; the first one's origin is where a failed sign-in leads back to. */
  redirectUris: readonly string[];
  /** The API's audience: the `aud` of every access token. */
  audience: string;
};

/**
 * Starts the OpenID Connect provider of the trial edition on 127.0.0.1: authorization code with PKCE S256 for the one
 * public client, RS256 `at+jwt` access tokens, a sign-in page without passwords. Never for production.
 */
export const startIdentity = async (
  options: IdentityOptions,
): Promise<{ issuer: string; stop: () => Promise<void> }> => {
  const { people, redirectUris, audience } = options;
  const keys = await keysIn(options.dir);

  // The issuer contains the port, so the port is taken before the provider exists.
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  const origins = originsOf(redirectUris);
  const home = `${origins[0] ?? issuer}/`;

  const provider = new Provider(
    issuer,
    configurationOf({ keys, memory: createMemory(), people, redirectUris, audience, home }),
  );
  // The provider answers "server_error" and keeps the reason to itself.
  provider.on('server_error', (_ctx, error: unknown) => console.error('identity:', error));

  const interact = createInteractions({ provider, people, home });
  const protocol = provider.callback();
  const headers = Object.entries(headersFor(origins));

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    for (const [name, value] of headers) res.setHeader(name, value);
    // Another name for 127.0.0.1 is a page of somebody else's that had its own name resolve to this machine.
    if (req.headers.host !== host) res.writeHead(421).end();
    else if (req.url?.startsWith('/sign-in/')) await interact(req, res);
    else await protocol(req, res);
  };

  server.on('request', (req, res) => {
    handle(req, res).catch((error: unknown) => {
      if (isBusy(error)) return answer(res, 503, busyPage());
      console.error('identity:', error);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });

  const stop = async (): Promise<void> => {
    const closed = promisify(server.close.bind(server))();
    server.closeAllConnections();
    await closed;
  };
  return { issuer, stop };
};
