import { SendMessageCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import type { JobQueue } from '#shared/app/ports.ts';

/** Jobs through SQS; the queue's own retries and dead letters apply. */
export const createJobQueue = (config: SQSClientConfig, queueUrl: string): JobQueue => {
  const client = new SQSClient({
    ...config,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  });
  return async (job, after) => {
    const DelaySeconds = after?.seconds ?? 0;
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(job), DelaySeconds }));
  };
};
