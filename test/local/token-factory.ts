import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JWK } from 'jose';
import { createTokenRules, type Rule, type TokenRules } from '#functions/token/token.ts';

export const issuer = 'https://identity.example.test';
export const audience = 'urn:kansa:api';
export const jwksUri = `${issuer}/jwks`;
export const start = Date.parse('2026-11-22T09:00:00+09:00');
const seconds = start / 1000;

export type Pair = { kid: string; privateKey: KeyObject; publicKey: KeyObject };
export const rsa = (kid: string, modulusLength = 2048): Pair => ({
  kid,
  ...generateKeyPairSync('rsa', { modulusLength }),
});

/** The issuer's keys, and others the issuer never published or published for another use. */
export const ours = rsa('key-1');
export const foreign = rsa('key-1');
const weak = rsa('key-weak', 1024);
const forEncryption = rsa('key-enc');
const curve: Pair = { kid: 'key-ec', ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };

export const jwk = (pair: Pair, more: JWK = {}): JWK => ({
  ...(pair.publicKey.export({ format: 'jwk' }) as JWK),
  kid: pair.kid,
  use: 'sig',
  ...more,
});
export const published: JWK[] = [jwk(ours), jwk(weak), jwk(curve), jwk(forEncryption, { use: 'enc' })];

export type Json = Record<string, unknown>;
const part = (value: Json | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export type Recipe = {
  header?: Json;
  claims?: Json;
  /** Signs with another key or another algorithm than the issuer's. */
  signature?: (input: string) => Buffer;
};

export const rs256 =
  (key: KeyObject, hash = 'sha256') =>
  (input: string) =>
    sign(hash, Buffer.from(input), key);

/** Two shapes of a good token; a recipe replaces members, and `undefined` removes one. */
const shapes = {
  oidcProvider: {
    header: { alg: 'RS256', typ: 'at+jwt', kid: ours.kid },
    claims: {
      iss: issuer,
      aud: audience,
      client_id: 'kansa-web',
      sub: 'demo-1',
      scope: 'kansa',
      iat: seconds - 60,
      exp: seconds + 1800,
      jti: 'a',
    },
  },
  cognito: {
    header: { alg: 'RS256', kid: ours.kid },
    claims: {
      iss: issuer,
      client_id: 'kansa-web',
      token_use: 'access',
      sub: 'demo-1',
      username: 'demo-1',
      scope: 'openid kansa',
      auth_time: seconds - 60,
      iat: seconds - 60,
      exp: seconds + 3600,
      version: 2,
    },
  },
};

export const token = (shape: keyof typeof shapes, recipe: Recipe = {}): string => {
  const header = part({ ...shapes[shape].header, ...recipe.header });
  const input = `${header}.${part({ ...shapes[shape].claims, ...recipe.claims })}`;
  const signature = (recipe.signature ?? rs256(ours.privateKey))(input);
  return `${input}.${signature.toString('base64url')}`;
};

const oidc = (recipe: Recipe): string => token('oidcProvider', recipe);
const cognito = (recipe: Recipe): string => token('cognito', recipe);
const spki = ours.publicKey.export({ type: 'spki', format: 'pem' });
const attackerKey = jwk(foreign);
const evil = 'https://evil.example.test/keys';

type Bad = readonly [name: string, rule: Rule, authorization: string];
const bad = (name: string, rule: Rule, jws: string): Bad => [name, rule, `Bearer ${jws}`];
const withHeader = (name: string, header: Json): Bad =>
  bad(name, 'headerKnown', oidc({ header, signature: rs256(foreign.privateKey) }));

/** T1: tokens whose signature, key or algorithm is not the issuer's. */
export const badSignatures: readonly Bad[] = [
  bad('alg none without signature', 'shape', oidc({ header: { alg: 'none' } }).replace(/[^.]+$/, '')),
  bad('alg none with a signature', 'algorithm', oidc({ header: { alg: 'none' } })),
  bad('alg NONE', 'algorithm', oidc({ header: { alg: 'NONE' } })),
  bad(
    'HS256 keyed with the public key',
    'algorithm',
    oidc({ header: { alg: 'HS256' }, signature: (i) => createHmac('sha256', spki).update(i).digest() }),
  ),
  bad(
    'ES256 by a published curve key',
    'algorithm',
    oidc({ header: { alg: 'ES256', kid: curve.kid }, signature: rs256(curve.privateKey) }),
  ),
  bad(
    'RS256 in name, curve key by kid',
    'unknownKey',
    oidc({ header: { kid: curve.kid }, signature: rs256(curve.privateKey) }),
  ),
  bad('RS384', 'algorithm', oidc({ header: { alg: 'RS384' }, signature: rs256(ours.privateKey, 'sha384') })),
  bad('PS256', 'algorithm', oidc({ header: { alg: 'PS256' } })),
  bad('no alg', 'algorithm', oidc({ header: { alg: undefined } })),
  bad('alg as a list', 'algorithm', oidc({ header: { alg: ['RS256'] } })),
  bad('no kid', 'kid', oidc({ header: { kid: undefined } })),
  bad('empty kid', 'kid', oidc({ header: { kid: '' } })),
  bad('kid as a number', 'kid', oidc({ header: { kid: 1 } })),
  bad('unknown kid', 'unknownKey', oidc({ header: { kid: 'key-2' } })),
  bad('kid as a path', 'unknownKey', oidc({ header: { kid: '../../../../dev/null' } })),
  bad('kid as an address', 'unknownKey', oidc({ header: { kid: evil } })),
  bad('kid __proto__', 'unknownKey', oidc({ header: { kid: '__proto__' } })),
  bad('kid of an encryption key', 'unknownKey', oidc({ header: { kid: 'key-enc' } })),
  bad('1024-bit key', 'signature', oidc({ header: { kid: 'key-weak' }, signature: rs256(weak.privateKey) })),
  bad('our kid, a foreign key', 'signature', oidc({ signature: rs256(foreign.privateKey) })),
  bad('signature over another hash', 'signature', oidc({ signature: rs256(ours.privateKey, 'sha512') })),
  bad(
    'claims changed after signing',
    'signature',
    oidc({}).replace(/\.[^.]+\./, `.${oidc({ claims: { sub: 'other' } }).split('.')[1]}.`),
  ),
  bad('one byte of signature', 'signature', oidc({ signature: () => Buffer.from([0]) })),
  withHeader('jku', { jku: evil }),
  withHeader('x5u', { x5u: evil }),
  withHeader('jwk', { jwk: attackerKey }),
  withHeader('x5c', { x5c: ['MIIB'] }),
  withHeader('crit', { crit: ['exp'] }),
  withHeader('crit naming b64', { crit: ['b64'], b64: false }),
  withHeader('zip', { zip: 'DEF' }),
];

/** T2: tokens signed by the issuer that are not access tokens for this API now. */
export const badClaims: readonly Bad[] = [
  bad('foreign issuer', 'issuer', oidc({ claims: { iss: 'https://evil.example.test' } })),
  bad('issuer with a slash', 'issuer', oidc({ claims: { iss: `${issuer}/` } })),
  bad('issuer as a list', 'issuer', oidc({ claims: { iss: [issuer] } })),
  bad('no issuer', 'issuer', oidc({ claims: { iss: undefined } })),
  bad('foreign audience', 'audience', oidc({ claims: { aud: 'urn:other:api' } })),
  bad('audiences without ours', 'audience', oidc({ claims: { aud: ['urn:a', 'urn:b'] } })),
  bad('no audiences', 'audience', oidc({ claims: { aud: [] } })),
  bad('audience null', 'audience', oidc({ claims: { aud: null } })),
  bad('ours nested in a list', 'audience', oidc({ claims: { aud: [[audience]] } })),
  bad('ours as the start of a longer audience', 'audience', oidc({ claims: { aud: `${audience}/x` } })),
  bad('Cognito, foreign client', 'audience', cognito({ claims: { client_id: 'other-client' } })),
  bad('Cognito, no client', 'audience', cognito({ claims: { client_id: undefined } })),
  bad('Cognito, client as a list', 'audience', cognito({ claims: { client_id: ['kansa-web'] } })),
  bad('Cognito, foreign aud beside our client', 'audience', cognito({ claims: { aud: 'urn:other:api' } })),
  bad('expired a second ago', 'expiry', oidc({ claims: { exp: seconds - 1 } })),
  bad('expires now', 'expiry', oidc({ claims: { exp: seconds } })),
  bad('no exp', 'expiry', oidc({ claims: { exp: undefined } })),
  bad('exp as text', 'expiry', oidc({ claims: { exp: String(seconds + 1800) } })),
  bad('exp in a month', 'lifetime', oidc({ claims: { exp: seconds + 30 * 86_400 } })),
  bad('exp in milliseconds', 'lifetime', oidc({ claims: { exp: start + 1_800_000 } })),
  bad('exp beyond numbers', 'expiry', oidc({ claims: { exp: null } })),
  bad('nbf in two minutes', 'notBefore', oidc({ claims: { nbf: seconds + 120 } })),
  bad('nbf as text', 'notBefore', oidc({ claims: { nbf: 'now' } })),
  bad('iat in two minutes', 'issuedAt', oidc({ claims: { iat: seconds + 120 } })),
  bad('ID token', 'accessToken', oidc({ header: { typ: 'JWT' }, claims: { aud: audience, nonce: 'n' } })),
  bad('ID token without typ', 'accessToken', oidc({ header: { typ: undefined } })),
  bad('Cognito ID token', 'accessToken', cognito({ claims: { token_use: 'id', aud: 'kansa-web' } })),
  bad('ID token that calls itself at+jwt', 'accessToken', oidc({ claims: { token_use: 'id' } })),
  bad('refresh token shape', 'accessToken', cognito({ claims: { token_use: 'refresh' } })),
  bad('no subject', 'subject', oidc({ claims: { sub: undefined } })),
  bad('empty subject', 'subject', oidc({ claims: { sub: '' } })),
  bad('subject as a list', 'subject', oidc({ claims: { sub: ['demo-1'] } })),
  bad('no scope', 'scope', oidc({ claims: { scope: undefined } })),
  bad('another scope', 'scope', oidc({ claims: { scope: 'openid profile' } })),
  bad('our scope inside a longer word', 'scope', oidc({ claims: { scope: 'kansa.admin xkansa' } })),
  bad('scope as a list', 'scope', oidc({ claims: { scope: ['kansa'] } })),
];

const good = oidc({});
const [h = '', c = '', s = ''] = good.split('.');

/** T1: things in the header that are no token at all. */
export const badShapes: readonly Bad[] = [
  ['empty header', 'shape', ''],
  ['another scheme', 'shape', `Basic ${good}`],
  ['no scheme', 'shape', good],
  ['two tokens', 'shape', `Bearer ${good} ${good}`],
  ['two values joined by a comma', 'shape', `Bearer ${good}, Bearer ${good}`],
  ['trailing line break', 'shape', `Bearer ${good}\n`],
  ['two parts', 'shape', `Bearer ${h}.${c}`],
  ['five parts (encrypted)', 'shape', `Bearer ${h}.${c}.${s}.${s}.${s}`],
  ['padding', 'shape', `Bearer ${h}.${c}.${s}==`],
  ['header that is not JSON', 'shape', `Bearer ${part('x')}.${c}.${s}`],
  ['header that is a list', 'shape', `Bearer ${part('[]')}.${c}.${s}`],
  ['claims that are null', 'shape', `Bearer ${h}.${part('null')}.${s}`],
  ['claims that are not UTF-8', 'shape', `Bearer ${h}.${Buffer.from([0xff, 0xfe]).toString('base64url')}.${s}`],
  ['9 KB', 'shape', `Bearer ${h}.${'a'.repeat(9000)}.${s}`],
];

/** Token rules against a stub of the issuer: its keys, its clock and whether it answers can be changed. */
export const ruleStand = (): Stand => {
  const stand = { keys: published, down: false, time: start, fetched: [] as string[], refusals: [] as Rule[] };
  const answer = async (input: string | URL | Request): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    stand.fetched.push(url);
    if (stand.down) throw new TypeError('fetch failed');
    if (url === `${issuer}/.well-known/openid-configuration`) return Response.json({ issuer, jwks_uri: jwksUri });
    return Response.json({ keys: stand.keys });
  };
  const rules = createTokenRules({
    issuer,
    audience,
    clientIds: ['kansa-web'],
    scope: 'kansa',
    jwksUri,
    fetch: answer,
    now: () => stand.time,
    refused: (rule) => stand.refusals.push(rule),
  });
  return Object.assign(stand, { rules, answer });
};

export type Stand = {
  keys: JWK[];
  down: boolean;
  time: number;
  fetched: string[];
  refusals: Rule[];
  rules: TokenRules;
  answer: typeof fetch;
};
