import { createHash, randomBytes } from 'node:crypto';
import { clientId } from '#local/identity/client.ts';
import { createCookieJar } from '#local/identity/cookie-jar.ts';
import { type DemoPerson, type People, startIdentity } from '#local/identity/identity.ts';

export const audience = 'urn:kansa:api';
export const redirectUri = 'http://127.0.0.1:5173/signed-in';
export const people: DemoPerson[] = [
  { sub: 'demo-sato', name: '佐藤 恵', title: '監査室 主査', group: '監査' },
  { sub: 'demo-tanaka', name: '田中 <b>一</b>', title: '市民課 課長 "兼務"', group: '各課' },
];

/** The people above, read from nowhere. */
export const known: People = {
  all: async () => people,
  find: async (sub) => people.find((person) => person.sub === sub),
};

export const startIn = (dir: string, port = 0, those = known) =>
  startIdentity({ dir, port, people: those, redirectUris: [redirectUri], audience });

export const verifier = randomBytes(32).toString('base64url');
const usual = {
  client_id: clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid profile kansa',
  state: 'the-state',
  nonce: 'the-nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};

export const locationOf = (answer: Response): string => answer.headers.get('location') ?? '';

/** A browser at the provider: keeps cookies, follows nothing by itself. */
export const openBrowser = (issuer: string) => {
  const jar = createCookieJar();
  const go = async (
    target: string | URL,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) => {
    const url = new URL(target, issuer);
    const headers = { accept: 'text/html', cookie: jar.headerFor(url), ...init.headers };
    const answer = await fetch(url, { ...init, redirect: 'manual', headers });
    jar.take(answer);
    return answer;
  };
  const send = (page: string, form: Record<string, string>, headers = {}) =>
    go(page, { method: 'POST', body: new URLSearchParams(form), headers });
  const authorize = (changes: Record<string, string | undefined> = {}) => {
    const entries = Object.entries({ ...usual, ...changes }).filter((entry): entry is [string, string] => !!entry[1]);
    return go(`/auth?${new URLSearchParams(entries).toString()}`);
  };
  const choose = (page: string, sub = 'demo-sato', headers = {}) => send(page, { sub }, headers);
  const code = async (): Promise<string> => {
    const chosen = await choose(locationOf(await authorize()));
    return new URL(locationOf(await go(locationOf(chosen)))).searchParams.get('code') ?? '';
  };
  return { go, send, authorize, choose, code, jar };
};

/** The token endpoint, asked as the web client. */
export const exchangeAt = (issuer: string, form: Record<string, string>): Promise<Response> =>
  fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, ...form }),
  });
