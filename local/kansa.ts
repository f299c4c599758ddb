import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '#functions/runtime/ids.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { clientConfigFor } from './database/index.ts';
import { docsRoutes } from './docs/index.ts';
import { startGateway } from './gateway/gateway.ts';
import { createTokenRules, type TokenRules } from '#functions/token/token.ts';
import { webFiles } from './gateway/web.ts';
import { apiScope, audience, clientId, headlessRedirectUri, redirectPath } from './identity/client.ts';
import { type DemoPerson, startIdentity } from './identity/identity.ts';
import { lockFolder } from './lock.ts';
import { tableNamesOf } from './names.ts';
import { peopleIn } from './people.ts';
import { startBackend } from './runtime.ts';
import { startSchedule } from './schedule.ts';
import { beginWithAdministrator, seedCity } from './seed/index.ts';

const webDist = fileURLToPath(new URL('../web/dist', import.meta.url));

export type KansaOptions = {
  dir: string;
  /** The application's port; identity and evidence use the two after it. 0 takes any three free ones. */
  port: number;
  seed: boolean;
  log?: (line: string) => void;
};

export type Kansa = {
  url: string;
  issuer: string;
  evidence: string;
  /** People who can sign in, with what they are. */
  people: readonly DemoPerson[];
  /** The data folder was empty. */
  isNew: boolean;
  stop: () => Promise<void>;
};

/** The whole of Kansa on one machine: database, evidence host, functions, sign-in and the application's gateway. */
export const startKansa = async ({ dir: folder, port, seed, log = console.error }: KansaOptions): Promise<Kansa> => {
  const dir = resolve(folder);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(dir);
  const stops: (() => Promise<void>)[] = [unlock];
  const stop = async (): Promise<void> => {
    for (const end of stops.toReversed()) await end();
  };
  const after = (n: number): number => (port === 0 ? 0 : port + n);
  try {
    let [url, issuer] = ['', ''];
    const backend = await startBackend({ dir, objectsPort: after(2), pageOrigins: () => [url], log });
    stops.push(backend.stop);
    const doc = documentClient(clientConfigFor(backend.endpoints.database));
    const directory = createDirectory(doc, tableNamesOf('directory').state);
    const isNew = (await directory.departments()).length === 0;
    if (isNew) await (seed ? seedCity : beginWithAdministrator)(backend, newId);
    backend.follow(backend.functions);
    const schedule = startSchedule({ dir, functions: backend.functions, clock: () => new Date(), log });
    stops.push(schedule.stop);

    const people = peopleIn(directory);
    // The gateway's port must be known before the provider starts, and the provider's before tokens can be checked:
    // requests that come in between wait for it, and are not told that their tokens are no good.
    const rules = Promise.withResolvers<TokenRules>();
    const addressOfSignIn = Promise.withResolvers<string>();
    const gateway = await startGateway(port, {
      functions: backend.functions,
      tokens: { verify: async (header) => (await rules.promise).verify(header) },
      pages: {
        ...docsRoutes,
        ...backend.mailbox.pages,
      },
      web: webFiles({
        dist: webDist,
        evidence: () => backend.endpoints.objects,
        issuer: () => addressOfSignIn.promise,
        config: async () => ({
          stage: 'trial',
          city: (await directory.departments()).find((department) => department.parentId === undefined)?.name ?? '',
          issuer: await addressOfSignIn.promise,
          clientId,
          scope: `openid profile ${apiScope}`,
          resource: audience,
          sealedIdleMinutes: 10,
        }),
      }),
      log,
    });
    stops.push(async () => {
      gateway.server.closeAllConnections();
      await new Promise((done) => gateway.server.close(done));
    });
    url = `http://127.0.0.1:${gateway.port}`;

    const external = process.env['OIDC_ISSUER'];
    const identity = external
      ? undefined
      : await startIdentity({
          dir: resolve(dir, 'identity'),
          port: after(1),
          people,
          redirectUris: [`${url}${redirectPath}`, headlessRedirectUri],
          audience,
        });
    if (identity) stops.push(identity.stop);
    issuer = external ?? identity?.issuer ?? '';
    addressOfSignIn.resolve(issuer);
    rules.resolve(createTokenRules({ issuer, audience, clientIds: [clientId], scope: apiScope }));
    return { url, issuer, evidence: backend.endpoints.objects, people: await people.all(), isNew, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
