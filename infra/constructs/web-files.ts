import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Distribution, IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '#infra/stages.ts';

const privately = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
} as const;

/** The application's files. They are the same for everybody and hold no record, so they need no key of their own. */
export const webBuckets = (scope: Construct, { logDays }: StageSettings): { files: Bucket; logs: Bucket } => {
  const logs = new Bucket(scope, 'Logs', {
    ...privately,
    // CloudFront delivers its logs by an access list, the one thing that still needs them.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    // With addresses of staff in them: as long as an attack is looked into, and no longer.
    lifecycleRules: [{ expiration: Duration.days(Math.min(90, logDays)) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const files = new Bucket(scope, 'Files', {
    ...privately,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    versioned: true,
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
    serverAccessLogsBucket: logs as IBucket,
    serverAccessLogsPrefix: 's3/',
  });
  return { files, logs };
};

export type WebFilesProps = { files: Bucket; folder: string; config: object; distribution: Distribution };

/** Puts the built application into its bucket, what it is told of its installation beside it, and makes both known. */
export const deployWebFiles = (scope: Construct, { files, folder, config, distribution }: WebFilesProps): void => {
  const common = { destinationBucket: files as IBucket, distribution: distribution as IDistribution };
  new BucketDeployment(scope, 'Assets', {
    ...common,
    sources: [Source.asset(folder, { exclude: ['.*', 'index.html', 'config.json'] })],
    // Pages that are open go on with the files they know; the next version has others, by name.
    prune: false,
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    distributionPaths: ['/assets/*'],
  });
  const pages = new BucketDeployment(scope, 'Pages', {
    ...common,
    sources: [Source.asset(folder, { exclude: ['.*', 'assets/**'] }), Source.jsonData('config.json', config)],
    prune: false,
    cacheControl: [CacheControl.fromString('no-cache')],
    distributionPaths: ['/*'],
  });
  // The page that names new files comes after them.
  pages.node.addDependency(scope.node.findChild('Assets'));
};
