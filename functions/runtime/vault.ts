import type { Vault } from '#shared/app/ports.ts';
import { once } from '#shared/kernel/once.ts';
import { credentialsOf, type Runtime } from './container.ts';
import { required } from './environment.ts';

/** Years that accepted evidence is locked: the default retention class, counted from next 1 April (DOMAIN.md 6). */
const retentionYears = 5;

const retainUntil = (from: Date): Date => {
  const nextApril = from.getUTCMonth() < 3 ? from.getUTCFullYear() : from.getUTCFullYear() + 1;
  return new Date(Date.UTC(nextApril + retentionYears, 3, 1));
};

/** The plane's own buckets. The S3 client, half as large as all else, is loaded when a file is first asked for. */
export const createVault = ({ environment, clock }: Runtime): Vault => {
  const options = {
    config: {
      region: environment.AWS_REGION,
      ...credentialsOf(environment),
      ...(environment.AWS_ENDPOINT_URL_S3 ? { endpoint: environment.AWS_ENDPOINT_URL_S3 } : {}),
    },
    quarantine: required(environment, 'QUARANTINE_BUCKET'),
    vault: required(environment, 'VAULT_BUCKET'),
    scanner: required(environment, 'MALWARE_SCANNER'),
    retainUntil,
    clock,
  };
  const vault = once(async () => (await import('#shared/adapters/aws/vault.ts')).createS3Vault(options));
  return {
    uploadLink: async (...given) => (await vault()).uploadLink(...given),
    arrived: async (...given) => (await vault()).arrived(...given),
    malwareIn: async (...given) => (await vault()).malwareIn(...given),
    readQuarantine: async (...given) => (await vault()).readQuarantine(...given),
    readKept: async (...given) => (await vault()).readKept(...given),
    purge: async (...given) => (await vault()).purge(...given),
    keep: async (...given) => (await vault()).keep(...given),
    downloadLink: async (...given) => (await vault()).downloadLink(...given),
    auditsIn: async (...given) => (await vault()).auditsIn(...given),
    versionsOf: async (...given) => (await vault()).versionsOf(...given),
    bytesOf: async (...given) => (await vault()).bytesOf(...given),
  };
};
