import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { message } from '#shared/domain/notification/message.ts';
import { lettersFor } from '#shared/app/letters.ts';
import type { JobQueue, Mailer } from '#shared/app/ports.ts';
import { createJobQueue } from '#shared/adapters/aws/jobs.ts';
import { createMailer } from '#shared/adapters/aws/mailer.ts';
import { outboxWith } from '#shared/adapters/dynamo/outbox.ts';
import { createRuntime, credentialsOf, type Host } from '#functions/runtime/container.ts';
import { type RawEnvironment, required } from '#functions/runtime/environment.ts';

/**
 * Takes what commits left in the outbox to where it is worked on: jobs to the queue, letters to the mailer. A message
 * is removed only after it was taken over, so it may come twice and is never lost.
 */
export default (raw: RawEnvironment, host: Host = {}) => {
  const runtime = createRuntime(raw, host);
  const { environment, directory, log, doc } = runtime;
  const cloud = { region: environment.AWS_REGION, ...credentialsOf(environment) };
  const queue = (): JobQueue => createJobQueue(cloud, required(environment, 'JOBS_QUEUE'));
  // The directory has no jobs and no queue.
  const jobs: JobQueue | undefined = host.jobs ?? (environment.JOBS_QUEUE ? queue() : undefined);
  const mailer: Mailer = host.mailer ?? createMailer(cloud, environment.MAIL_FROM);
  const remove = outboxWith(doc, environment.STATE_TABLE);

  const dispatch = async ({ dynamodb }: DynamoDBRecord): Promise<void> => {
    const row = unmarshall((dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]);
    if (row['record'] !== 'message') return;
    const { pk, sk } = row as { pk: string; sk: string };
    const body = message.parse(row['body']);
    if (body.type === 'job') {
      if (!jobs) throw new Error('a job in a plane without a queue');
      await jobs(body);
    } else {
      for (const letter of await lettersFor(directory, `${pk}-${sk}`, body)) await mailer(letter);
    }
    await remove({ pk, sk });
  };

  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      try {
        if (record.eventName === 'INSERT') await dispatch(record);
      } catch (error) {
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        log.error('outbox.failed', { sequence: itemIdentifier, error });
        // Order within the stream is kept: the rest of the batch comes again with the failed one.
        return { batchItemFailures: [{ itemIdentifier }] };
      }
    }
    return { batchItemFailures: [] };
  };
};
