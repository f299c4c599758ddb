import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTokenRules } from '#functions/token/token.ts';
import { clientId, headlessRedirectUri } from '#local/identity/client.ts';
import { signIn, SignInBusy } from '#local/identity/sign-in.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import {
  audience,
  exchangeAt,
  known,
  locationOf,
  openBrowser,
  redirectUri,
  startIn,
  verifier,
} from './identity-stand.ts';

let dir: string;
let identity: Awaited<ReturnType<typeof startIn>>;
const said: unknown[][] = [];

beforeAll(async () => {
  for (const level of ['warn', 'info', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void said.push(words));
  }
  dir = await mkdtemp(join(tmpdir(), 'kansa-identity-'));
  identity = await startIn(dir);
});

afterAll(async () => {
  await identity.stop();
  await rm(dir, { recursive: true });
  vi.restoreAllMocks();
  // Every warning of the provider points at a default that would reach a city unnoticed.
  expect(said).toEqual([]);
});

const asSato = (more: Partial<Parameters<typeof signIn>[0]> = {}) =>
  signIn({ issuer: identity.issuer, clientId, redirectUri, audience, sub: 'demo-sato', ...more });

const rulesFor = (issuer: string) => createTokenRules({ issuer, audience, clientIds: [clientId], scope: 'kansa' });

const browser = () => openBrowser(identity.issuer);
const exchange = (form: Record<string, string>) => exchangeAt(identity.issuer, form);
const codeGrant = (code: string, code_verifier = verifier) =>
  exchange({ grant_type: 'authorization_code', code, code_verifier });

describe('signing in', () => {
  test('T2: the access token has the shape the gateway accepts, the ID token does not', async () => {
    const { accessToken, idToken, expiresAt } = await asSato();
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'RS256', typ: 'at+jwt', kid: expect.any(String) });
    const claims = decodeJwt(accessToken);
    expect(claims).toMatchObject({
      iss: identity.issuer,
      aud: audience,
      client_id: clientId,
      sub: 'demo-sato',
      scope: 'kansa',
    });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(1800);
    expect(Math.abs(Number(claims.exp) * 1000 - expiresAt)).toBeLessThan(5000);

    const rules = rulesFor(identity.issuer);
    expect(await rules.verify(`Bearer ${accessToken}`)).toMatchObject({ sub: 'demo-sato', scope: 'kansa' });
    expect(await rules.verify(`Bearer ${idToken}`)).toBeUndefined();
    expect(decodeJwt(idToken)).toMatchObject({ sub: 'demo-sato', name: '佐藤 恵', aud: clientId });
  });

  test('T4: the headless address works beside the registered one, without being listened to', async () => {
    expect(await asSato({ redirectUri: headlessRedirectUri })).toBeDefined();
  });

  test('T4: the headless client refuses a wrong state, a wrong issuer, a wrong nonce and another person', async () => {
    const tamper =
      (change: (location: URL) => void): typeof fetch =>
      async (input, init) => {
        const answer = await fetch(input, init);
        const location = answer.headers.get('location');
        if (!location?.startsWith(redirectUri)) return answer;
        const changed = new URL(location);
        change(changed);
        return new Response(null, { status: 303, headers: { location: changed.href } });
      };
    const set = (name: string, value: string) => tamper((url) => url.searchParams.set(name, value));
    await expect(asSato({ fetch: set('state', 'other') })).rejects.toThrow('state does not match');
    await expect(asSato({ fetch: tamper((url) => url.searchParams.delete('state')) })).rejects.toThrow('state');
    await expect(asSato({ fetch: set('iss', 'https://evil.example.test') })).rejects.toThrow('another issuer');

    const otherNonce: typeof fetch = (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.searchParams.has('nonce')) url.searchParams.set('nonce', 'other');
      return fetch(url, init);
    };
    await expect(asSato({ fetch: otherNonce })).rejects.toThrow('nonce does not match');
    await expect(asSato({ sub: 'demo-nobody' })).rejects.toThrow('cannot be chosen');
  });

  test('T4: a refresh token gives a new access token once, and its reuse ends the whole sign-in', async () => {
    const first = (await (await codeGrant(await browser().code())).json()) as { refresh_token: string };
    const refresh = (refresh_token: string) => exchange({ grant_type: 'refresh_token', refresh_token });
    const second = (await (await refresh(first.refresh_token)).json()) as {
      refresh_token: string;
      access_token: string;
    };
    expect(await rulesFor(identity.issuer).verify(`Bearer ${second.access_token}`)).toBeDefined();
    expect((await refresh(first.refresh_token)).status).toBe(400);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });
});

describe('refused requests', () => {
  const errorOf = (answer: Response): string | null => new URL(locationOf(answer)).searchParams.get('error');

  test.each([
    ['another host', 'http://evil.example.test/signed-in'],
    ['a longer path', `${redirectUri}/x`],
    ['another port', 'http://127.0.0.1:5174/signed-in'],
    ['a protocol-relative address', '//evil.example.test'],
    ['none at all', undefined],
  ])('T4: an unregistered redirect is answered 400 and never followed: %s', async (_name, redirect_uri) => {
    const answer = await browser().authorize({ redirect_uri });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(await answer.text()).toContain('サインインを続けられません');
  });

  test.each([
    ['PKCE missing', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['PKCE plain', { code_challenge: verifier, code_challenge_method: 'plain' }, 'invalid_request'],
    ['PKCE without a method, which means plain', { code_challenge_method: undefined }, 'invalid_request'],
    ['implicit flow', { response_type: 'id_token token' }, 'unsupported_response_type'],
    ['another audience', { resource: 'urn:other:api' }, 'invalid_target'],
  ])('T4: refused before anybody is asked to sign in: %s', async (_name, changes, error) => {
    const answer = await browser().authorize(changes);
    const { searchParams, hash } = new URL(locationOf(answer));
    expect(searchParams.get('error') ?? new URLSearchParams(hash.slice(1)).get('error')).toBe(error);
  });

  test('T4: an unknown client is answered 400', async () => {
    expect((await browser().authorize({ client_id: 'kansa-other' })).status).toBe(400);
  });

  test('T4: a code is worth nothing with a wrong verifier, without one, or for another address', async () => {
    expect((await codeGrant(await browser().code(), randomBytes(32).toString('base64url'))).status).toBe(400);
    const noVerifier = { grant_type: 'authorization_code', code: await browser().code() };
    expect((await exchange(noVerifier)).status).toBe(400);
    const moved = { ...noVerifier, code: await browser().code(), code_verifier: verifier };
    expect((await exchange({ ...moved, redirect_uri: headlessRedirectUri })).status).toBe(400);
  });

  test('T4: a code works once, and using it again ends what it had given', async () => {
    const code = await browser().code();
    const first = await codeGrant(code);
    expect(first.status).toBe(200);
    const { refresh_token } = (await first.json()) as { refresh_token: string };
    expect((await codeGrant(code)).status).toBe(400);
    expect((await exchange({ grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  test('T4: a sign-in begun in one browser cannot be finished in another', async () => {
    const page = locationOf(await browser().authorize());
    const elsewhere = browser();
    expect((await elsewhere.choose(page)).status).toBe(400);
    await elsewhere.authorize();
    expect((await elsewhere.choose(page)).status).toBe(400);
  });

  test('T4: signing in gives the browser another session than the one it came with', async () => {
    const visitor = browser();
    const home = new URL(identity.issuer);
    await visitor.code();
    const before = visitor.jar.headerFor(home);
    const page = locationOf(await visitor.authorize({ prompt: 'login' }));
    await visitor.go(locationOf(await visitor.choose(page)));
    expect(before).toContain('identity.session=');
    expect(visitor.jar.headerFor(home)).not.toBe(before);
  });

  test('T5: the choice is taken only from our own page, and only for people who exist', async () => {
    const visitor = browser();
    const page = locationOf(await visitor.authorize());
    expect((await visitor.choose(page, 'demo-sato', { origin: 'http://evil.example.test' })).status).toBe(403);
    expect((await visitor.choose(page, 'demo-sato', { origin: 'null' })).status).toBe(403);
    expect((await visitor.choose(page, 'demo-nobody')).status).toBe(400);
    expect((await visitor.choose(page, 'x'.repeat(5000))).status).toBe(413);
    expect((await visitor.choose(page, 'demo-sato', { origin: identity.issuer })).status).toBe(303);
  });

  test('T5: only the web client’s origin may call the token endpoint from a page', async () => {
    const ask = async (origin: string) => {
      const headers = { origin };
      const body = new URLSearchParams({ client_id: clientId, grant_type: 'authorization_code', code: 'x' });
      const answer = await fetch(`${identity.issuer}/token`, { method: 'POST', headers, body });
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await ask('http://127.0.0.1:5173')).toBe('http://127.0.0.1:5173');
    expect(await ask('http://evil.example.test')).toBeNull();
  });

  test('T4: going back without signing in returns to the client with access_denied', async () => {
    const visitor = browser();
    const page = locationOf(await visitor.authorize());
    const back = await visitor.send(page, { cancel: 'yes' });
    expect(errorOf(await visitor.go(locationOf(back)))).toBe('access_denied');
  });
});

describe('while nobody can be looked up', () => {
  let elsewhere: string;
  let busyIdentity: Awaited<ReturnType<typeof startIn>>;
  let busy = false;
  const unlessBusy = <T>(work: () => Promise<T>): Promise<T> =>
    busy ? Promise.reject(new DomainError('busy')) : work();

  beforeAll(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'kansa-identity-'));
    busyIdentity = await startIn(elsewhere, 0, {
      all: () => unlessBusy(known.all),
      find: (sub) => unlessBusy(() => known.find(sub)),
    });
  });
  beforeEach(() => {
    busy = false;
  });
  afterAll(async () => {
    await busyIdentity.stop();
    await rm(elsewhere, { recursive: true });
  });

  test('the page and the choice say so, and go on later', async () => {
    const visitor = openBrowser(busyIdentity.issuer);
    const page = locationOf(await visitor.authorize());
    busy = true;
    for (const answer of [await visitor.go(page), await visitor.choose(page)]) {
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('もう一度お試しください');
    }
    busy = false;
    expect((await visitor.go(page)).status).toBe(200);
    expect((await visitor.choose(page)).status).toBe(303);
  });

  test('who is signed in comes back to the client without a code', async () => {
    const visitor = openBrowser(busyIdentity.issuer);
    await visitor.code();
    busy = true;
    const { searchParams } = new URL(locationOf(await visitor.authorize()));
    expect(searchParams.get('error')).toBe('temporarily_unavailable');
  });

  test('the token endpoint answers 503, and the headless client says that it may try again', async () => {
    const code = await openBrowser(busyIdentity.issuer).code();
    busy = true;
    const answer = await exchangeAt(busyIdentity.issuer, {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
    });
    expect([answer.status, await answer.json()]).toMatchObject([503, { error: 'temporarily_unavailable' }]);
    await expect(asSato({ issuer: busyIdentity.issuer })).rejects.toThrow(SignInBusy);
  });
});
