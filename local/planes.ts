import { createHmac } from 'node:crypto';
import type { Plane } from '#shared/contract/index.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { tableNamesOf } from './names.ts';
import type { Secrets } from './secrets.ts';

export const region = 'ap-northeast-1';

export type Track = Exclude<Plane, 'directory'>;

export const bucketNamesOf = (plane: Track) => ({
  quarantine: `kansa-${plane}-quarantine`,
  vault: `kansa-${plane}-evidence`,
});

export type Endpoints = { database: string; objects: string };

/** The environment of one plane's functions: as in the cloud, it names what the plane owns and nothing of another's. */
export const environmentFor = (plane: Plane, endpoints: Endpoints, { cursorKey, keys }: Secrets): RawEnvironment => {
  const tables = tableNamesOf(plane);
  const common = {
    PLANE: plane,
    CITY: 'kansa.local',
    STATE_TABLE: tables.state,
    LEDGER_TABLE: tables.ledger,
    CURSOR_KEY: createHmac('sha256', cursorKey).update(plane).digest('base64url'),
    MAIL_FROM: 'kansa@kansa.local',
    AWS_REGION: region,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.database,
  };
  if (plane === 'directory') return { ...common, AWS_ACCESS_KEY_ID: 'local-directory', AWS_SECRET_ACCESS_KEY: 'local' };
  const { quarantine, vault } = bucketNamesOf(plane);
  return {
    ...common,
    DIRECTORY_TABLE: tableNamesOf('directory').state,
    QUARANTINE_BUCKET: quarantine,
    VAULT_BUCKET: vault,
    MALWARE_SCANNER: 'none',
    JOBS_QUEUE: `local-${plane}-jobs`,
    AWS_ENDPOINT_URL_S3: endpoints.objects,
    AWS_ACCESS_KEY_ID: keys[plane].id,
    AWS_SECRET_ACCESS_KEY: keys[plane].secret,
  };
};
