import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { Directory, Inspector, JobQueue, Mailer, Ports, Store } from '#shared/app/ports.ts';
import type { Gate } from '#shared/app/use-case.ts';
import type { Plane } from '#shared/contract/planes.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { type Doc, documentClient } from '#shared/adapters/dynamo/client.ts';
import type { StoreOptions } from '#shared/adapters/dynamo/commit.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { asOneCall } from '#shared/adapters/dynamo/rows.ts';
import { createStore } from '#shared/adapters/dynamo/store.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { type Environment, type RawEnvironment, readEnvironment } from './environment.ts';
import { newId } from './ids.ts';
import { createLog, type Log } from './logger.ts';

/** What a plane composes each of its functions with, beyond the usual. */
export type Composition = {
  /** Whose attestation lets a file pass that cannot be looked into (DOMAIN.md 1.4 D). */
  track: 'general' | 'spi';
  /** Who is who, as the plane sees it. */
  directory: (directory: Directory) => Directory;
  /** What stands before every use case; reads are in the trail before they are answered. */
  gate?: (ports: Ports) => Gate;
};

const usual: Composition = { track: 'general', directory: (directory) => directory };

/** What a host may put in place of the cloud's own: a clock, a queue, a letter box, another look into files, how long the database is waited for; and a look at the database client. */
export type Host = Partial<{
  clock: () => Date;
  log: Log;
  jobs: JobQueue;
  mailer: Mailer;
  inspector: Inspector;
  composition: Composition;
  database: Pick<DynamoDBClientConfig, 'requestHandler'>;
  watch: (doc: Doc) => void;
}>;

/** Everything a function of one plane works with. It knows the names of its own plane and of no other. */
export type Runtime = {
  plane: Plane;
  environment: Environment;
  doc: Doc;
  storeOptions: StoreOptions;
  store: Store;
  directory: Directory;
  ports: Ports;
  clock: () => Date;
  cursorKey: string;
  log: Log;
  host: Host;
  track: Composition['track'];
  gate: Gate | undefined;
  /** What the work asks the database for at the same time, it asks for in one request. */
  asOneCall: typeof asOneCall;
};

export const credentialsOf = ({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN }: Environment) =>
  AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY
    ? {
        credentials: {
          accessKeyId: AWS_ACCESS_KEY_ID,
          secretAccessKey: AWS_SECRET_ACCESS_KEY,
          ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
        },
      }
    : {};

/** The composition root: the only place where ports meet adapters. */
export const createRuntime = (raw: RawEnvironment, host: Host = {}): Runtime => {
  const environment = readEnvironment(raw);
  const {
    PLANE: plane,
    CITY,
    STATE_TABLE,
    LEDGER_TABLE,
    AWS_REGION,
    AWS_LAMBDA_FUNCTION_NAME,
    AWS_ENDPOINT_URL_DYNAMODB,
  } = environment;
  const doc = documentClient({
    region: AWS_REGION,
    ...credentialsOf(environment),
    ...(AWS_ENDPOINT_URL_DYNAMODB ? { endpoint: AWS_ENDPOINT_URL_DYNAMODB } : {}),
    ...host.database,
  });
  host.watch?.(doc);
  const storeOptions: StoreOptions = {
    doc,
    tables: { state: STATE_TABLE, ledger: LEDGER_TABLE },
    log: `${CITY}/log/${plane}`,
    newId,
  };
  const store = createStore(storeOptions);
  const { track, directory: seenAs, gate }: Composition = host.composition ?? usual;
  const directory = seenAs(createDirectory(doc, environment.DIRECTORY_TABLE ?? STATE_TABLE));
  const ports: Ports = { store, directory, newId, digest: digestOf, isHoliday: isPublicHoliday };
  return {
    plane,
    environment,
    doc,
    storeOptions,
    store,
    directory,
    ports,
    clock: host.clock ?? (() => new Date()),
    cursorKey: environment.CURSOR_KEY,
    log: host.log ?? createLog({ function: AWS_LAMBDA_FUNCTION_NAME, plane }),
    host,
    track,
    gate: gate?.(ports),
    asOneCall,
  };
};
