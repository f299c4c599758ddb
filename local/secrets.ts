import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plane } from '#shared/contract/index.ts';

export type Secrets = {
  cursorKey: string;
  /** An access key for each track's own buckets: neither opens the other's. */
  keys: Record<Exclude<Plane, 'directory'>, { id: string; secret: string }>;
};

const random = (): string => randomBytes(32).toString('base64url');

/** The secrets of a data folder, made at its first start and readable by its owner only. */
export const secretsOf = async (dir: string): Promise<Secrets> => {
  const file = join(dir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets: Secrets = {
    cursorKey: random(),
    keys: { general: { id: 'local-general', secret: random() }, spi: { id: 'local-spi', secret: random() } },
  };
  await writeFile(file, JSON.stringify(secrets, undefined, 2), { mode: 0o600 });
  return secrets;
};
