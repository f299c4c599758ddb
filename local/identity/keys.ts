import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** What the provider signs with: private RS256 keys for tokens, a secret for its own cookies. */
export type IdentityKeys = { jwks: JWK[]; cookies: string[] };

/**
 * The keys kept in `dir`, made on first use and never changed afterwards: tokens issued before a restart stay valid.
 * The file is readable by its owner alone, and two processes starting at once end up with the same keys.
 */
export const keysIn = async (dir: string): Promise<IdentityKeys> => {
  const file = join(dir, 'keys.json');
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const kept = await readIfThere(file);
  if (kept === undefined) await keep(file, await makeKeys());
  else await chmod(file, 0o600);
  return JSON.parse(kept ?? (await readFile(file, 'utf8'))) as IdentityKeys;
};

const makeKeys = async (): Promise<IdentityKeys> => {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { jwks: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }], cookies: [randomBytes(32).toString('base64url')] };
};

// `link` refuses to replace a file, so the first process to finish wins and a half-written file is never seen.
const keep = async (file: string, keys: IdentityKeys): Promise<void> => {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
  await link(draft, file).catch(unless('EEXIST'));
  await rm(draft);
};

const readIfThere = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(unless('ENOENT'));

const unless =
  (code: string) =>
  (error: unknown): undefined => {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
    return undefined;
  };
