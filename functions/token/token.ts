import type { KeyObject } from 'node:crypto';
import { compactVerify } from 'jose';
import { createKeySet } from './key-set.ts';

export type TokenOptions = {
  /** Compared letter by letter with `iss`. */
  issuer: string;
  audience: string;
  /** Accepted `client_id`s of tokens without `aud`: Cognito's access tokens. */
  clientIds: readonly string[];
  /** The scope a token must carry; ID tokens never do. */
  scope: string;
  jwksUri?: string;
  fetch?: typeof fetch;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Told which rule refused a token, for the developer's log; the caller is only ever told 401. */
  refused?: (rule: Rule) => void;
};

/** A token's claims the way API Gateway hands them to a function in `requestContext.authorizer.claims`: all text. */
export type Claims = Readonly<Record<string, string> & { sub: string; scope: string; iss: string; exp: string }>;

export type TokenRules = {
  /** The claims of a valid `Bearer` access token; undefined means 401. Never throws because of what a token says. */
  verify(authorization: string | undefined): Promise<Claims | undefined>;
};

type Json = Record<string, unknown>;
type Parts = { token: string; header: Json; claims: Json };
type Expected = { issuer: string; audience: string; clientIds: readonly string[]; scope: string; seconds: number };

const skew = 60;
const longestLife = 24 * 60 * 60;
const longestToken = 8192;
const mostRemembered = 1000;
const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/i;
// A header that brings its own key, or rules we do not know, is not read more closely: it is refused.
const knownHeaders = new Set(['alg', 'kid', 'typ', 'x5t']);
const accessTypes = new Set(['at+jwt', 'application/at+jwt']);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isPast = (value: unknown, seconds: number): boolean =>
  value === undefined || (isTime(value) && value <= seconds + skew);

const meantForUs = (claims: Json, { audience, clientIds }: Expected): boolean => {
  if (claims.aud === undefined) return isText(claims.client_id) && clientIds.includes(claims.client_id);
  return Array.isArray(claims.aud) ? claims.aud.includes(audience) : claims.aud === audience;
};

const isAccessToken = ({ header, claims }: Parts): boolean =>
  claims.token_use === undefined
    ? isText(header.typ) && accessTypes.has(header.typ.toLowerCase())
    : claims.token_use === 'access';

/** Everything a token must satisfy besides its signature. All of it is cheap, so it comes before the signature. */
const rules = {
  headerKnown: ({ header }) => Object.keys(header).every((name) => knownHeaders.has(name)),
  algorithm: ({ header }) => header.alg === 'RS256',
  kid: ({ header }) => isText(header.kid),
  accessToken: isAccessToken,
  issuer: ({ claims }, { issuer }) => claims.iss === issuer,
  audience: ({ claims }, expected) => meantForUs(claims, expected),
  expiry: ({ claims }, { seconds }) => isTime(claims.exp) && claims.exp > seconds,
  lifetime: ({ claims }, { seconds }) => isTime(claims.exp) && claims.exp <= seconds + longestLife,
  notBefore: ({ claims }, { seconds }) => isPast(claims.nbf, seconds),
  issuedAt: ({ claims }, { seconds }) => isPast(claims.iat, seconds),
  subject: ({ claims }) => isText(claims.sub),
  scope: ({ claims }, { scope }) => isText(claims.scope) && claims.scope.split(' ').includes(scope),
} satisfies Record<string, (parts: Parts, expected: Expected) => boolean>;

export type Rule = 'shape' | keyof typeof rules | 'unknownKey' | 'signature';

const ruleNames = Object.keys(rules) as (keyof typeof rules)[];
const utf8 = new TextDecoder('utf-8', { fatal: true });

const parse = (part: string): Json | undefined => {
  try {
    const value: unknown = JSON.parse(utf8.decode(Buffer.from(part, 'base64url')));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
};

const take = (authorization: string | undefined): Parts | undefined => {
  if (authorization === undefined || authorization.length > longestToken) return undefined;
  const [, first, second] = bearer.exec(authorization) ?? [];
  const header = first === undefined ? undefined : parse(first);
  const claims = second === undefined ? undefined : parse(second);
  return header && claims && { token: authorization.slice('Bearer '.length), header, claims };
};

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(asText).join(',') : JSON.stringify(value);
};

const claimsOf = (claims: Json): Claims =>
  Object.freeze(Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, asText(value)]))) as Claims;

/** The check of an access token (SECURITY.md T1 to T3) for one issuer: the local gateway's, and that of our authorizer. */
export const createTokenRules = (options: TokenOptions): TokenRules => {
  const { issuer, audience, clientIds, scope, jwksUri, now = Date.now, refused = () => {} } = options;
  const keySet = createKeySet({ issuer, jwksUri, fetch: options.fetch ?? fetch, now });
  // A signature costs 200 µs to check, and the same token comes with every request of half an hour. Only the signature
  // is remembered: the other rules, the clock among them, are asked each time.
  const verified = new Map<string, { key: KeyObject; claims: Claims }>();

  const refuse = (rule: Rule): undefined => {
    refused(rule);
    return undefined;
  };

  const remember = (token: string, key: KeyObject, claims: Claims): Claims => {
    const oldest = verified.keys().next().value;
    if (verified.size >= mostRemembered && oldest !== undefined) verified.delete(oldest);
    verified.set(token, { key, claims });
    return claims;
  };

  const verify = async (authorization: string | undefined): Promise<Claims | undefined> => {
    const parts = take(authorization);
    if (parts === undefined) return refuse('shape');
    const { token, header, claims } = parts;
    const expected = { issuer, audience, clientIds, scope, seconds: now() / 1000 };
    const broken = ruleNames.find((name) => !rules[name](parts, expected));
    if (broken !== undefined) return refuse(broken);

    const key = await keySet.find(String(header.kid));
    if (key === undefined) return refuse('unknownKey');
    const known = verified.get(token);
    if (known?.key === key) return known.claims;

    const sound = await compactVerify(token, key, { algorithms: ['RS256'] }).then(
      () => true,
      () => false,
    );
    if (!sound) return refuse('signature');
    return remember(token, key, claimsOf(claims));
  };

  return { verify };
};
