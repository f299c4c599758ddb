import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { dayOf } from '#shared/kernel/calendar.ts';
import { type Mail, message } from '#shared/domain/notification/message.ts';
import { lettersFor } from '#shared/app/work/letters.ts';
import type { JobQueue, Mailer } from '#shared/app/ports.ts';
import { sendLetters } from '#shared/app/work/send-letters.ts';
import { outboxWith } from '#shared/adapters/dynamo/outbox.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import { createJobQueue, createMailer } from '#functions/runtime/outgoing.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';

/** What a group of letters may take, in milliseconds, even when the mail service asks for patience. */
const groupTime = 20_000;

type Remaining = Pick<Context, 'getRemainingTimeInMillis'>;
type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof outboxWith>['read']>>>;

/**
 * Takes what commits left in the outbox to where it is worked on: jobs to the queue, letters to the mailer. A message
 * is removed only after it was taken over, so it may come twice and is never lost; one that was removed is passed over.
 */
export default (raw: RawEnvironment, host: Host = {}) => {
  const runtime = createRuntime(raw, host);
  const { environment, log, doc } = runtime;
  // The directory has no jobs and no queue.
  const jobs: JobQueue | undefined = host.jobs ?? (environment.JOBS_QUEUE ? createJobQueue(environment) : undefined);
  const mailer: Mailer = host.mailer ?? createMailer(environment);
  const outbox = outboxWith(doc, environment.STATE_TABLE);

  const send = async (row: Row, mail: Mail, context: Remaining): Promise<void> => {
    const id = `${row.pk}-${row.sk}`;
    const letters = await lettersFor(runtime.ports, id, mail, dayOf(runtime.clock()));
    await sendLetters({
      letters,
      sent: ((row['sent'] ?? []) as string[]).map((personId) => `${id}-${personId}`),
      mailer,
      note: (sent) => outbox.note(row, { sent: sent.map((letter) => letter.slice(id.length + 1)) }),
      hasTime: () => context.getRemainingTimeInMillis() > groupTime,
    });
  };

  const dispatch = async ({ dynamodb }: DynamoDBRecord, context: Remaining): Promise<void> => {
    const image = unmarshall((dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]);
    if (image['record'] !== 'message') return;
    const row = await outbox.read(image as Row);
    if (!row) return;
    const body = message.parse(row['body']);
    if (body.type === 'mail') await send(row, body, context);
    else if (jobs) await jobs(body);
    else throw new Error('a job in a plane without a queue');
    await outbox.remove(row);
  };

  return async (event: DynamoDBStreamEvent, context: Remaining): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const record of event.Records) {
      try {
        if (record.eventName === 'INSERT') await dispatch(record, context);
      } catch (error) {
        // Its neighbours are carried out all the same. They come again with it, and are found to be done.
        const itemIdentifier = record.dynamodb?.SequenceNumber ?? '';
        log.error('outbox.failed', { sequence: itemIdentifier, error });
        batchItemFailures.push({ itemIdentifier });
      }
    }
    return { batchItemFailures };
  };
};
