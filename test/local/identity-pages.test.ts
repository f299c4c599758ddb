import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenRules } from '#functions/token/token.ts';
import { clientId, headlessRedirectUri } from '#local/identity/client.ts';
import { keysIn } from '#local/identity/keys.ts';
import { createMemory } from '#local/identity/memory.ts';
import { inGroups } from '#local/identity/people.ts';
import { signIn } from '#local/identity/sign-in.ts';
import { audience, exchangeAt, locationOf, openBrowser, startIn, verifier } from './identity-stand.ts';

let dir: string;
let identity: Awaited<ReturnType<typeof startIn>>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kansa-identity-'));
  identity = await startIn(dir);
});

afterAll(async () => {
  await identity.stop();
  await rm(dir, { recursive: true });
});

const browser = () => openBrowser(identity.issuer);

describe('the pages', () => {
  test('T6: the sign-in page shows names as text, groups people under headings and says it is a trial', async () => {
    const visitor = browser();
    const html = await (await visitor.go(locationOf(await visitor.authorize()))).text();
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('体験版');
    expect(html).toContain('田中 &lt;b&gt;一&lt;/b&gt;');
    expect(html).toContain('市民課 課長 &quot;兼務&quot;');
    expect(html).not.toMatch(/<script|<b>|\son\w+=|https?:\/\//i);
    const headings = [...html.matchAll(/aria-labelledby="([^"]+)"><h2 id="([^"]+)">([^<]+)/g)];
    expect(headings.map(([, labelled, id, text]) => [labelled === id, text])).toEqual([
      [true, '監査'],
      [true, '各課'],
    ]);
  });

  test('T7: every answer forbids framing, foreign content and caching', async () => {
    for (const path of ['/sign-in/unknown', '/auth', '/session/end', '/nowhere']) {
      const { headers } = await browser().go(path);
      const csp = headers.get('content-security-policy') ?? '';
      expect(csp).toContain("default-src 'none'");
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).toContain("form-action 'self' http://127.0.0.1:5173");
      expect(csp).not.toContain('unsafe');
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('T7: cookies are out of reach of scripts and of other sites', async () => {
    const cookies = (await browser().authorize()).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; samesite=lax; httponly/i);
  });

  test('people stand in the order given, those without a group first', () => {
    const person = (sub: string, group?: string) => ({ sub, name: sub, title: '', ...(group ? { group } : {}) });
    const groups = inGroups([person('a', '甲'), person('b'), person('c', '乙'), person('d', '甲')]);
    expect(groups.map(({ heading, people }) => [heading, ...people.map(({ sub }) => sub)])).toEqual([
      ['', 'b'],
      ['甲', 'a', 'd'],
      ['乙', 'c'],
    ]);
  });

  test('T4: a host name that merely resolves to this machine is answered 421', async () => {
    const status = await new Promise((resolve, reject) => {
      const url = `${identity.issuer}/.well-known/openid-configuration`;
      request(url, { headers: { host: 'rebound.example.test' } }, (res) => resolve(res.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });
});

describe('signing out', () => {
  const form = (html: string) => ({
    action: /action="([^"]+)"/.exec(html)?.[1] ?? '',
    xsrf: /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '',
  });

  test('T4: signing out ends the session and its refresh token, and leads back to the client', async () => {
    const visitor = browser();
    const code = await visitor.code();
    const answer = await exchangeAt(identity.issuer, {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
    });
    const tokens = (await answer.json()) as { id_token: string; refresh_token: string };
    const again = await visitor.authorize();
    expect(new URL(locationOf(again)).searchParams.get('code')).not.toBeNull();

    const back = new URLSearchParams({
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: 'http://127.0.0.1:5173/signed-out',
    });
    const { action, xsrf } = form(await (await visitor.go(`/session/end?${back.toString()}`)).text());
    const left = await visitor.send(action, { xsrf, logout: 'yes' });
    expect(locationOf(left)).toBe('http://127.0.0.1:5173/signed-out');
    expect(locationOf(await visitor.authorize())).toMatch(/^\/sign-in\//);
    const { refresh_token } = tokens;
    expect((await exchangeAt(identity.issuer, { grant_type: 'refresh_token', refresh_token })).status).toBe(400);
  });

  test('T4: sign-out leads to registered addresses only, and does nothing without our own form', async () => {
    const visitor = browser();
    await visitor.code();
    const evil = new URLSearchParams({
      client_id: clientId,
      post_logout_redirect_uri: 'http://evil.example.test/',
    });
    expect((await visitor.go(`/session/end?${evil.toString()}`)).status).toBe(400);
    const { action } = form(await (await visitor.go('/session/end')).text());
    expect((await visitor.send(action, { xsrf: 'guessed', logout: 'yes' })).status).toBe(400);
    expect(new URL(locationOf(await visitor.authorize())).searchParams.get('code')).not.toBeNull();
  });

  test('after signing out without an address a page says so', async () => {
    const visitor = browser();
    await visitor.code();
    const { action, xsrf } = form(await (await visitor.go('/session/end')).text());
    const left = await visitor.send(action, { xsrf, logout: 'yes' });
    expect(await (await visitor.go(locationOf(left))).text()).toContain('サインアウトしました');
  });
});

describe('what is kept', () => {
  test('T3: keys survive a restart, so tokens issued before it stay valid', async () => {
    const kept = await mkdtemp(join(tmpdir(), 'kansa-identity-'));
    const first = await startIn(kept);
    const { issuer } = first;
    const options = { issuer, clientId, redirectUri: headlessRedirectUri, audience, sub: 'demo-sato' };
    const { accessToken } = await signIn(options);
    await first.stop();

    const second = await startIn(kept, Number(new URL(issuer).port));
    expect(second.issuer).toBe(issuer);
    const rules = createTokenRules({ issuer, audience, clientIds: [clientId], scope: 'kansa' });
    expect(await rules.verify(`Bearer ${accessToken}`)).toBeDefined();
    const { kid } = decodeProtectedHeader((await signIn(options)).accessToken);
    expect(kid).toBe(decodeProtectedHeader(accessToken).kid);
    await second.stop();
    await rm(kept, { recursive: true });
  });

  test('T3: the keys are readable by their owner alone, and starting twice at once makes them once', async () => {
    const kept = join(dir, 'fresh');
    const made = await Promise.all(Array.from({ length: 3 }, () => keysIn(kept)));
    expect(new Set(made.map((keys) => JSON.stringify(keys))).size).toBe(1);
    const file = join(kept, 'keys.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(kept)).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(made[0]);
    const published = await (await fetch(`${identity.issuer}/jwks`)).text();
    expect(published).not.toContain('"d"');
  });

  test('what the provider remembers ends in time, and by number', async () => {
    let time = 0;
    const codes = createMemory(() => time)('AuthorizationCode');
    await codes.upsert('a', { grantId: 'g' }, 60);
    expect(await codes.find('a')).toBeDefined();
    time = 60_000;
    expect(await codes.find('a')).toBeUndefined();
    for (let i = 0; i <= 10_000; i += 1) await codes.upsert(`n${i}`, { grantId: 'g' }, 60);
    expect(await codes.find('n0')).toBeUndefined();
    expect(await codes.find('n10000')).toBeDefined();
    await codes.revokeByGrantId('g');
    expect(await codes.find('n10000')).toBeUndefined();
  });
});
