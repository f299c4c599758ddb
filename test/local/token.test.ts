import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createTokenRules } from '#functions/token/token.ts';
import {
  audience,
  badClaims,
  badShapes,
  badSignatures,
  issuer,
  jwk,
  jwksUri,
  ours,
  type Pair,
  published,
  rs256,
  rsa,
  ruleStand,
  start,
  type Stand,
  token,
} from './token-factory.ts';

const second = 1000;
const hour = 60 * 60 * second;
let stand: Stand;
beforeEach(() => {
  stand = ruleStand();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  return () => {
    vi.restoreAllMocks();
  };
});

const bearer = (jws: string): string => `Bearer ${jws}`;
const good = bearer(token('oidcProvider'));
const signedBy = (pair: Pair, claims = {}): string =>
  bearer(token('oidcProvider', { header: { kid: pair.kid }, claims, signature: rs256(pair.privateKey) }));

describe('good tokens', () => {
  test('T2: the shape of oidc-provider is accepted, and every claim arrives as text', async () => {
    expect(await stand.rules.verify(good)).toEqual({
      iss: issuer,
      aud: audience,
      client_id: 'kansa-web',
      sub: 'demo-1',
      scope: 'kansa',
      iat: '1795305540',
      exp: '1795307400',
      jti: 'a',
    });
  });

  test('T2: the shape of Cognito is accepted by its client_id', async () => {
    const claims = await stand.rules.verify(bearer(token('cognito', { claims: { 'cognito:groups': ['a', 'b'] } })));
    expect(claims).toMatchObject({ sub: 'demo-1', token_use: 'access', version: '2', 'cognito:groups': 'a,b' });
  });

  test.each([
    ['an audience list with ours in it', { claims: { aud: ['urn:other', audience] } }],
    ['typ application/at+jwt', { header: { typ: 'application/AT+JWT' } }],
    ['a clock half a minute behind the issuer', { claims: { iat: start / second + 30, nbf: start / second + 30 } }],
    ['no iat', { claims: { iat: undefined } }],
    ['a certificate thumbprint beside the kid', { header: { x5t: 'abc' } }],
  ])('T2: accepted: %s', async (_name, recipe) => {
    expect(await stand.rules.verify(bearer(token('oidcProvider', recipe)))).toBeDefined();
  });

  test('T2: the scheme is read without regard to case', async () => {
    expect(await stand.rules.verify(good.replace('Bearer', 'bearer'))).toBeDefined();
  });

  test('T2: nobody can change the claims that the next request will get', async () => {
    const claims = await stand.rules.verify(good);
    expect(() => Object.assign(claims ?? {}, { sub: 'demo-2' })).toThrow(TypeError);
  });
});

describe('bad tokens', () => {
  test('T1, T2: the factory makes more than 40 of them, each different', () => {
    const all = [...badShapes, ...badSignatures, ...badClaims].map(([, , authorization]) => authorization);
    expect(all.length).toBeGreaterThanOrEqual(80);
    expect(new Set(all).size).toBe(all.length);
  });

  test('T1: a request without the header is refused', async () => {
    expect(await stand.rules.verify(undefined)).toBeUndefined();
  });

  test.each([...badShapes, ...badSignatures])('T1: refused: %s (%s)', async (_name, rule, authorization) => {
    expect(await stand.rules.verify(authorization)).toBeUndefined();
    expect(stand.refusals).toEqual([rule]);
    expect(stand.fetched.filter((url) => url !== jwksUri)).toEqual([]);
  });

  test.each([...badClaims])('T2: refused: %s (%s)', async (_name, rule, authorization) => {
    expect(await stand.rules.verify(authorization)).toBeUndefined();
    expect(stand.refusals).toEqual([rule]);
    expect(stand.fetched).toEqual([]);
  });

  test('T1: what was refused stays refused after the good token was accepted', async () => {
    await stand.rules.verify(good);
    for (const [, , authorization] of badSignatures) {
      expect(await stand.rules.verify(authorization)).toBeUndefined();
    }
    expect(new Set(stand.fetched)).toEqual(new Set([jwksUri]));
  });

  test('T2: a verified token is refused from the second it expires', async () => {
    expect(await stand.rules.verify(good)).toBeDefined();
    stand.time += 1799 * second;
    expect(await stand.rules.verify(good)).toBeDefined();
    stand.time += second;
    expect(await stand.rules.verify(good)).toBeUndefined();
    expect(stand.refusals).toEqual(['expiry']);
  });
});

describe('keys', () => {
  test('T3: keys are fetched once, also by many requests at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => stand.rules.verify(good)));
    await stand.rules.verify(good);
    expect(stand.fetched).toEqual([jwksUri]);
  });

  test('T3: without an address for the keys the issuer is asked for it, and must give its own name', async () => {
    const options = { issuer, audience, clientIds: ['kansa-web'], scope: 'kansa', now: () => stand.time };
    const asked = createTokenRules({ ...options, fetch: stand.answer });
    expect(await asked.verify(good)).toBeDefined();
    expect(stand.fetched).toEqual([`${issuer}/.well-known/openid-configuration`, jwksUri]);

    const impostor: typeof fetch = async () =>
      Response.json({ issuer: 'https://evil.example.test', jwks_uri: jwksUri });
    expect(await createTokenRules({ ...options, fetch: impostor }).verify(good)).toBeUndefined();
  });

  test('T3: while the issuer publishes the old and the new key both work, and afterwards only the new one', async () => {
    const next = rsa('key-next');
    await stand.rules.verify(good);
    stand.keys = [...published, jwk(next)];
    stand.time += 31 * second;
    expect(await stand.rules.verify(signedBy(next))).toBeDefined();
    expect(await stand.rules.verify(good)).toBeDefined();

    stand.keys = [jwk(next)];
    stand.time += 2 * hour;
    const later = { iat: stand.time / second, exp: stand.time / second + 600 };
    expect(await stand.rules.verify(signedBy(ours, later))).toBeUndefined();
    expect(await stand.rules.verify(signedBy(next, later))).toBeDefined();
  });

  test('T3: a token accepted before its key was replaced under the same kid is checked again', async () => {
    const longLived = bearer(token('oidcProvider', { claims: { exp: stand.time / second + 20 * 3600 } }));
    expect(await stand.rules.verify(longLived)).toBeDefined();
    stand.keys = [jwk(rsa(ours.kid))];
    stand.time += 2 * hour;
    expect(await stand.rules.verify(longLived)).toBeUndefined();
    expect(stand.refusals).toEqual(['signature']);
  });

  test('T3: known keys keep working while the issuer is down', async () => {
    expect(await stand.rules.verify(good)).toBeDefined();
    stand.down = true;
    stand.time += 3 * hour;
    const later = { iat: stand.time / second, exp: stand.time / second + 600 };
    expect(await stand.rules.verify(signedBy(ours, later))).toBeDefined();
  });

  test('T3: an unknown kid asks the issuer again at most once in 30 seconds', async () => {
    await stand.rules.verify(good);
    const guess = (kid: string) => stand.rules.verify(bearer(token('oidcProvider', { header: { kid } })));
    for (let i = 0; i < 50; i += 1) expect(await guess(`guess-${i}`)).toBeUndefined();
    expect(stand.fetched).toHaveLength(1);
    stand.time += 30 * second;
    await Promise.all(Array.from({ length: 50 }, (_, i) => guess(`again-${i}`)));
    expect(stand.fetched).toHaveLength(2);
    expect(await stand.rules.verify(good)).toBeDefined();
  });

  test('T3: a gateway that is up before the issuer accepts tokens a second after the issuer is there', async () => {
    stand.down = true;
    expect(await stand.rules.verify(good)).toBeUndefined();
    expect(await stand.rules.verify(good)).toBeUndefined();
    expect(stand.fetched).toHaveLength(1);
    stand.down = false;
    stand.time += second;
    expect(await stand.rules.verify(good)).toBeDefined();
  });

  test('T3: an answer that is no key set changes nothing', async () => {
    await stand.rules.verify(good);
    stand.keys = 'maintenance' as unknown as typeof stand.keys;
    stand.time += 31 * second;
    await stand.rules.verify(signedBy(rsa('key-2')));
    expect(await stand.rules.verify(good)).toBeDefined();
  });

  test('T3: more tokens than are remembered are all still accepted', async () => {
    for (let i = 0; i < 1010; i += 1) {
      expect(await stand.rules.verify(bearer(token('oidcProvider', { claims: { jti: `${i}` } })))).toBeDefined();
    }
    expect(await stand.rules.verify(bearer(token('oidcProvider', { claims: { jti: '0' } })))).toBeDefined();
  });
});
