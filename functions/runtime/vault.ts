import type { Vault } from '#shared/app/ports.ts';
import { createS3Vault } from '#shared/adapters/aws/vault.ts';
import { credentialsOf, type Runtime } from './container.ts';
import { required } from './environment.ts';

/** Years that accepted evidence is locked: the default retention class, counted from next 1 April (DOMAIN.md 6). */
const retentionYears = 5;

const retainUntil = (from: Date): Date => {
  const nextApril = from.getUTCMonth() < 3 ? from.getUTCFullYear() : from.getUTCFullYear() + 1;
  return new Date(Date.UTC(nextApril + retentionYears, 3, 1));
};

/** The plane's own buckets. Kept out of the container: loading an S3 client costs what most functions need not pay. */
export const createVault = ({ environment, clock }: Runtime): Vault =>
  createS3Vault({
    config: {
      region: environment.AWS_REGION,
      ...credentialsOf(environment),
      ...(environment.AWS_ENDPOINT_URL_S3 ? { endpoint: environment.AWS_ENDPOINT_URL_S3 } : {}),
    },
    quarantine: required(environment, 'QUARANTINE_BUCKET'),
    vault: required(environment, 'VAULT_BUCKET'),
    retainUntil,
    clock,
  });
