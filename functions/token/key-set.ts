import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JWK } from 'jose';

export type KeySetOptions = {
  issuer: string;
  /** Left out, it is read from the issuer's discovery document. */
  jwksUri?: string | undefined;
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
};

export type KeySet = {
  /** The key a `kid` names, or undefined. A `kid` is only looked up, never part of an address or a path. */
  find(kid: string): Promise<KeyObject | undefined>;
};

const wait = {
  /** After an unknown kid: whoever invents kids must not make us call the issuer for each. */
  unknownKid: 30_000,
  /** While there are no keys at all, as when the gateway is up before the issuer. */
  noKeys: 1_000,
  /** API Gateway keeps keys for two hours; a key the issuer withdrew must end some time here too. */
  stale: 2 * 60 * 60 * 1000,
  answer: 3_000,
};

const usable = (jwk: JWK): jwk is JWK & { kid: string; n: string; e: string } =>
  jwk.kty === 'RSA' &&
  typeof jwk.kid === 'string' &&
  typeof jwk.n === 'string' &&
  typeof jwk.e === 'string' &&
  (jwk.use ?? 'sig') === 'sig' &&
  (jwk.alg ?? 'RS256') === 'RS256';

/** The issuer's RS256 keys, fetched when first needed. When the issuer is down the keys known so far keep working. */
export const createKeySet = ({ issuer, jwksUri, fetch, now }: KeySetOptions): KeySet => {
  let keys = new Map<string, KeyObject>();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  const read = async (url: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(wait.answer) });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    return (await answer.json()) as Record<string, unknown>;
  };

  const discover = async (): Promise<string> => {
    const metadata = await read(`${issuer}/.well-known/openid-configuration`);
    if (metadata.issuer !== issuer) throw new Error(`${issuer} calls itself ${String(metadata.issuer)}`);
    return String(metadata.jwks_uri);
  };

  const load = async (): Promise<void> => {
    const { keys: published } = await read(jwksUri ?? (await discover()));
    if (!Array.isArray(published)) throw new Error('The issuer published no keys');
    const next: typeof keys = new Map();
    for (const { kid, n, e } of (published as JWK[]).filter(usable)) {
      // Only the public numbers are taken over, whatever else the entry says about itself.
      next.set(kid, createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }));
    }
    keys = next;
    loadedAt = now();
  };

  const refresh = (): Promise<void> => {
    triedAt = now();
    loading ??= load()
      .catch((error: unknown) => console.error('token: keys not refreshed:', error))
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };

  return {
    async find(kid) {
      const due = !keys.has(kid) || now() - loadedAt >= wait.stale;
      const allowed = now() - triedAt >= (keys.size === 0 ? wait.noKeys : wait.unknownKid);
      if (due && allowed) await refresh();
      else if (due && loading !== undefined) await loading;
      return keys.get(kid);
    },
  };
};
