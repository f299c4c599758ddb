import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { NotYet } from '#shared/app/not-yet.ts';
import type { JobQueue } from '#shared/app/ports.ts';
import { jobs } from '#shared/app/work/jobs.ts';
import { job as jobSchema } from '#shared/domain/notification/message.ts';
import { createRuntime, type Host } from '#functions/runtime/container.ts';
import type { RawEnvironment } from '#functions/runtime/environment.ts';
import { later } from '#functions/runtime/later.ts';
import { createJobQueue } from '#functions/runtime/outgoing.ts';
import { createVault } from '#functions/runtime/vault.ts';

const lookInto = later(async () => (await import('#shared/adapters/screening/look-into.ts')).lookInto);

/** Runs jobs from the queue. Each finds out by itself what is still to do, so a job that comes twice does no harm. */
export default (raw: RawEnvironment, host: Host = {}) => {
  const runtime = createRuntime(raw, host);
  const queue: JobQueue = host.jobs ?? createJobQueue(runtime.environment);
  const run = jobs(runtime.ports, createVault(runtime), host.inspector ?? lookInto);

  const carryOut = async (body: string): Promise<void> => {
    const job = jobSchema.parse(JSON.parse(body));
    try {
      await run(job, runtime.clock());
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      // As a new message: waiting is no failure, and five of those would put the job aside.
      await queue(job, { seconds: error.seconds });
    }
  };

  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const { messageId, body } of event.Records) {
      try {
        await carryOut(body);
      } catch (error) {
        runtime.log.error('job.failed', { messageId, error });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
};
