import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, SQSBatchResponse } from 'aws-lambda';
import type { Doc } from '#shared/adapters/dynamo/client.ts';
import type { Inspector, JobQueue } from '#shared/app/ports.ts';
import { type Plane, planes } from '#shared/contract/index.ts';
import { manifest } from '#functions/manifest.ts';
import type { Host } from '#functions/runtime/container.ts';
import { clientConfigFor, createTables, startDatabase, waitingFor } from './database/index.ts';
import { type Follower, followStream } from './database/stream.ts';
import { createFunctions, type Functions } from './functions.ts';
import { createMailbox } from './mailbox.ts';
import { tableNamesOf } from './names.ts';
import { startObjects } from './objects.ts';
import { type Endpoints, environmentFor } from './planes.ts';
import { secretsOf } from './secrets.ts';

export type BackendOptions = {
  dir: string;
  /** Port of the evidence host; 0 for any free one. */
  objectsPort: number;
  /** Origins of pages that may send and fetch evidence. */
  pageOrigins: () => readonly string[];
  log: (line: string) => void;
  /** Is shown the database client of each function: for counting requests. */
  watch?: (doc: Doc) => void;
  /** Looks into files in place of the functions' own inspection. */
  inspector?: Inspector | undefined;
};

export type Backend = {
  endpoints: Endpoints;
  functions: Functions;
  /** The same functions with another clock: the seed writes last year with it. */
  functionsAt: (clock: () => Date) => Promise<Functions>;
  /** Lets functions work on what commits leave in the outboxes. Resolves, when called again, once they have stopped. */
  follow: (functions: Functions) => () => Promise<void>;
  mailbox: ReturnType<typeof createMailbox>;
  stop: () => Promise<void>;
};

const clock = (): Date => new Date();

const isGet = (event: unknown): boolean => (event as { httpMethod?: unknown }).httpMethod === 'GET';

/** A queue of one machine: the job runs at once, and whoever hands it over learns whether it succeeded. */
const inlineJobs =
  (plane: Plane, invoke: Functions['invoke']): JobQueue =>
  async (job) => {
    const event = { Records: [{ messageId: `local-${plane}`, body: JSON.stringify(job) }] };
    const { batchItemFailures } = await invoke<SQSBatchResponse>(plane, 'run-job', event);
    if (batchItemFailures.length > 0) throw new Error(`job ${job.job} failed`);
  };

/** Database, object store and all functions on a data folder; no gateway and no sign-in yet. */
export const startBackend = async (options: BackendOptions): Promise<Backend> => {
  const { dir, objectsPort, pageOrigins, log, inspector, watch = () => {} } = options;
  await mkdir(dir, { recursive: true });
  const secrets = await secretsOf(dir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.toReversed()) await end();
  };
  try {
    const external = { database: process.env['DYNAMODB_ENDPOINT'], objects: process.env['S3_ENDPOINT'] };
    const database = external.database ? undefined : await startDatabase({ dir });
    if (database) stops.push(database.stop);
    const databaseEndpoint = external.database ?? database?.endpoint ?? '';
    await createTables(new DynamoDBClient(clientConfigFor(databaseEndpoint)));

    const objects = external.objects ? undefined : await startObjects(dir, objectsPort, secrets, pageOrigins);
    if (objects) stops.push(objects.stop);
    const endpoints = { database: databaseEndpoint, objects: external.objects ?? objects?.endpoint ?? '' };

    const mailbox = createMailbox(join(dir, 'mailbox.ndjson'));
    const quiet: Host['log'] = {
      info: () => {},
      error: (event, facts) => log(`${event} ${facts?.['error'] instanceof Error ? facts['error'].stack : ''}`),
    };
    const environment = (plane: Plane) => environmentFor(plane, endpoints, secrets);
    const functionsAt = (at: () => Date): Promise<Functions> =>
      createFunctions(environment, (plane, invoke) => ({
        clock: at,
        log: quiet,
        watch,
        database: waitingFor(databaseEndpoint),
        mailer: mailbox.mailerAt(at),
        ...(inspector ? { inspector } : {}),
        ...(manifest[plane].jobs ? { jobs: inlineJobs(plane, invoke) } : {}),
      }));
    const functions = await functionsAt(clock);

    const followers = new Map<Plane, Follower>();
    const follow = (followed: Functions) => {
      const started = planes.map((plane) => {
        const follower = followStream({
          endpoint: endpoints.database,
          table: tableNamesOf(plane).state,
          dir,
          onTrouble: (error) => log(`stream of ${plane}: ${String(error)}`),
          onRecords: (Records) => followed.invoke<DynamoDBBatchResponse>(plane, 'dispatch-outbox', { Records }),
        });
        followers.set(plane, follower);
        return follower;
      });
      return async (): Promise<void> => {
        await Promise.all(started.map((follower) => follower.stop()));
      };
    };
    stops.push(async () => {
      await Promise.all([...followers.values()].map((follower) => follower.stop()));
    });
    const waking: Functions = {
      invoke: async (plane, name, event) => {
        const result = await functions.invoke(plane, name, event);
        // A plane's functions write to its own table, and one that answers a GET sends nothing on its way.
        if (!isGet(event)) followers.get(plane)?.wake();
        return result as never;
      },
    };
    return { endpoints, functions: waking, functionsAt, follow, mailbox, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
