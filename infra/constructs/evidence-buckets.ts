import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '#infra/stages.ts';

import { MalwareScan } from './malware-scan.ts';

/** How old a signature may be, in milliseconds: a link cannot outlive this, whatever its maker wrote into it. */
const signatureAge = { quarantine: 15 * 60 * 1000, vault: 60 * 1000 } as const;

const privately = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
} as const satisfies BucketProps;

const refuse = (
  bucket: Bucket,
  sid: string,
  actions: readonly string[],
  conditions: Record<string, Record<string, unknown>>,
): void => {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid,
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: [...actions],
      resources: [bucket.arnForObjects('*')],
      conditions,
    }),
  );
};

/** Nothing is stored under another key than the plane's. Saying nothing is fine: the bucket then uses that key. */
const demandKey = (bucket: Bucket, key: IKey): void => {
  refuse(bucket, 'OtherEncryption', ['s3:PutObject'], {
    StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
    Null: { 's3:x-amz-server-side-encryption': 'false' },
  });
  refuse(bucket, 'OtherKey', ['s3:PutObject'], {
    StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.keyArn },
    Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
  });
};

export type EvidenceBucketsProps = {
  settings: StageSettings;
  /** Origins of the application; no other page may send into quarantine, or read what a link to the vault gives. */
  origins: string[];
  /** The one endpoint that links are good at, when the track can be reached from the city's network only. */
  endpoint?: string | undefined;
};

export type EvidenceBuckets = { quarantine: Bucket; vault: Bucket };

/** Where evidence is: quarantine takes whatever comes and empties itself, the vault keeps what was found clean. */
export const evidenceBuckets = (
  scope: Construct,
  key: IKey,
  { settings, origins, endpoint }: EvidenceBucketsProps,
): EvidenceBuckets => {
  const accessLogs = new Bucket(scope, 'AccessLogs', {
    ...privately,
    // S3 delivers its logs to buckets under its own keys only. They name objects, which are ULIDs, and no content.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(settings.logDays) }],
  });
  const encrypted = {
    ...privately,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    // The class does not fit its own interface under exactOptionalPropertyTypes.
    serverAccessLogsBucket: accessLogs as IBucket,
  } as const satisfies BucketProps;

  const quarantine = new Bucket(scope, 'Quarantine', {
    ...encrypted,
    // No lock: a number that must not be stored has to go at once. Old versions follow the day after.
    lifecycleRules: [
      {
        expiration: Duration.days(35),
        noncurrentVersionExpiration: Duration.days(1),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
    cors: [
      {
        allowedMethods: [HttpMethods.PUT],
        allowedOrigins: origins,
        allowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
        maxAge: 600,
      },
    ],
    serverAccessLogsPrefix: 'quarantine/',
  });
  const vault = new Bucket(scope, 'Vault', {
    ...encrypted,
    objectLockEnabled: true,
    // Each file is written with the end of its own retention; this catches one that says nothing.
    objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(5 * 365 + 2)),
    cors: [
      {
        allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
        allowedOrigins: origins,
        exposedHeaders: ['content-disposition', 'x-amz-version-id'],
        maxAge: 600,
      },
    ],
    serverAccessLogsPrefix: 'vault/',
  });

  for (const bucket of [quarantine, vault]) demandKey(bucket, key);
  const scan = new MalwareScan(scope, 'MalwareScan', quarantine, key, settings);
  refuse(quarantine, 'Overwriting', ['s3:PutObject'], {
    // It writes one object, to prove that it may.
    ArnNotEquals: { 'aws:PrincipalArn': scan.role.roleArn },
    Null: { 's3:if-none-match': 'true' },
    Bool: { 's3:ObjectCreationOperation': 'true' },
  });
  refuse(quarantine, 'OldLink', ['s3:PutObject'], {
    NumericGreaterThan: { 's3:signatureAge': signatureAge.quarantine },
  });
  refuse(vault, 'OldLink', ['s3:GetObject', 's3:GetObjectVersion'], {
    NumericGreaterThan: { 's3:signatureAge': signatureAge.vault },
  });
  if (endpoint !== undefined) {
    for (const bucket of [quarantine, vault]) {
      refuse(bucket, 'LinkFromOutside', ['s3:*'], {
        StringEquals: { 's3:authType': 'REST-QUERY-STRING' },
        StringNotEquals: { 'aws:SourceVpce': endpoint },
      });
    }
  }
  return { quarantine, vault };
};
