import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A queue for what could not be carried out, kept as long as SQS can: somebody has to read it. */
export const deadLetters = (scope: Construct, id: string, key: IKey): Queue =>
  new Queue(scope, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });

export type JobsQueue = { queue: Queue; failed: Queue };

/** Jobs wait here. One that fails five times is put aside, so that it does not hold up the others. */
export const jobsQueue = (scope: Construct, key: IKey, jobTimeout: Duration): JobsQueue => {
  const failed = deadLetters(scope, 'FailedJobs', key);
  const queue = new Queue(scope, 'Jobs', {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    // Six times what a job may take, as Lambda recommends: a job that is still running is not handed out again.
    visibilityTimeout: Duration.seconds(6 * jobTimeout.toSeconds()),
    deadLetterQueue: { queue: failed, maxReceiveCount: 5 },
  });
  return { queue, failed };
};
