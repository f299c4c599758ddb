import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { apiScope } from './client.ts';
import { createCookieJar } from './cookie-jar.ts';
import { escapeHtml } from '#local/html.ts';

export type SignInOptions = {
  issuer: string;
  clientId: string;
  redirectUri: string;
  audience: string;
  /** The person to choose on the sign-in page. */
  sub: string;
  /** Replaces the global fetch; tests tamper with answers here. */
  fetch?: typeof fetch;
};

/** `expiresAt` is the end of the access token in milliseconds since the epoch, comparable with `Date.now()`. */
export type SignedIn = { accessToken: string; idToken: string; expiresAt: number };

type Metadata = Record<'issuer' | 'authorization_endpoint' | 'token_endpoint' | 'jwks_uri', string>;
type Tokens = { access_token: string; id_token: string; expires_in: number };

/** The provider cannot answer for the moment: the same sign-in may succeed soon. */
export class SignInBusy extends Error {}

const mostHops = 10;
const random = (): string => randomBytes(32).toString('base64url');
const required = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`Sign-in refused: ${what}`);
};

const refuseBusy = (busy: boolean): void => {
  if (busy) throw new SignInBusy('The provider is busy');
};

/**
 * Signs a demo person in the way a browser does: authorize, our sign-in page, the choice, the code, the tokens.
 * State, issuer, nonce, audience, person and the ID token's signature are checked; anything unexpected is thrown, and
 * `SignInBusy` when it may be tried again.
 */
export const signIn = async (options: SignInOptions): Promise<SignedIn> => {
  const { issuer, clientId, redirectUri, audience, sub } = options;
  const call = options.fetch ?? fetch;
  const read = async <T>(url: string, init?: RequestInit): Promise<T> => {
    const answer = await call(url, { redirect: 'error', ...init });
    refuseBusy(answer.status === 503);
    required(answer.ok, `${url} answered ${answer.status} ${answer.ok ? '' : await answer.text()}`);
    return (await answer.json()) as T;
  };

  const metadata = await read<Metadata>(`${issuer}/.well-known/openid-configuration`);
  required(metadata.issuer === issuer, 'the metadata names another issuer');

  const [verifier, state, nonce] = [random(), random(), random()];
  const authorize = new URL(metadata.authorization_endpoint);
  authorize.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: `openid profile ${apiScope}`,
    resource: audience,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const back = await chooseAt(authorize, { call, redirectUri, sub });
  required(back.get('state') === state, 'state does not match');
  required(back.get('iss') === issuer, 'the answer came from another issuer');
  refuseBusy(back.get('error') === 'temporarily_unavailable');
  const code = back.get('code') ?? '';
  required(code !== '', `no code (${back.get('error') ?? 'no error either'})`);

  const tokens = await read<Tokens>(metadata.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const expiresAt = Date.now() + tokens.expires_in * 1000;

  const keys = createLocalJWKSet(await read<JSONWebKeySet>(metadata.jwks_uri));
  const { payload } = await jwtVerify(tokens.id_token, keys, { issuer, audience: clientId, algorithms: ['RS256'] });
  required(payload.nonce === nonce, 'nonce does not match');
  required(payload.sub === sub, 'somebody else was signed in');
  return { accessToken: tokens.access_token, idToken: tokens.id_token, expiresAt };
};

/** Follows redirects to the sign-in page, chooses the person, and returns the parameters sent to the client. */
const chooseAt = async (
  start: URL,
  { call, redirectUri, sub }: { call: typeof fetch; redirectUri: string; sub: string },
): Promise<URLSearchParams> => {
  const jar = createCookieJar();
  let form: URLSearchParams | undefined;
  let url = start;
  for (let hop = 0; hop < mostHops; hop += 1) {
    const answer = await call(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: jar.headerFor(url) },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    jar.take(answer);
    const location = answer.headers.get('location');
    if (location === null) {
      refuseBusy(answer.status === 503);
      const html = await answer.text();
      required(answer.status === 200, `${url.pathname} answered ${answer.status}`);
      required(html.includes(`name="sub" value="${escapeHtml(sub)}"`), `${sub} cannot be chosen`);
      form = new URLSearchParams({ sub });
    } else {
      form = undefined;
      url = new URL(location, url);
      if (url.origin + url.pathname === redirectUri) return url.searchParams;
      // A cookie of the provider must not follow a redirect to another host.
      required(url.origin === start.origin, `redirected to ${url.origin}`);
    }
  }
  throw new Error('Sign-in refused: too many redirects');
};
