import {
  type EventSourceMappingOptions,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionSpec } from '#functions/manifest.ts';
import { dailySchedule } from './daily-schedule.ts';
import { type PlaneResources, resourceOf } from './plane-resources.ts';
import { allow, allowKey } from './statements.ts';

export type Source = NonNullable<FunctionSpec['startedBy']>;

type EventSource = {
  /** What the function's role needs so that Lambda can read the source in its name. */
  statements: (resources: PlaneResources) => PolicyStatement[];
  /** Returns where what failed too often is put aside. */
  connect: (fn: IFunction, resources: PlaneResources, spec: FunctionSpec) => IQueue;
};

const mapped =
  (
    source: Source,
    options: (resources: PlaneResources, spec: FunctionSpec) => EventSourceMappingOptions,
    failed: (resources: PlaneResources) => IQueue,
  ): EventSource['connect'] =>
  (fn, resources, spec) => {
    fn.addEventSourceMapping(source, options(resources, spec));
    return failed(resources);
  };

const streamOf = ({ tables: { state } }: PlaneResources): string => {
  if (state.tableStreamArn === undefined) throw new Error('the state table has no stream');
  return state.tableStreamArn;
};

/**
 * What starts a function that no request starts. Written out instead of the library's event source classes: these
 * grant wildcard actions and list every stream of the account.
 */
const eventSources: Readonly<Record<Source, EventSource>> = {
  outbox: {
    statements: (resources) => [
      allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamOf(resources)]),
      // Asked of all streams of a table, not of one.
      allow(['dynamodb:ListStreams'], [`${resources.tables.state.tableArn}/stream/*`]),
      allowKey(resources.key, 'read', 'dynamodb', resources.settings.region),
      allow(['sqs:SendMessage'], [resources.undelivered.queueArn]),
      allowKey(resources.key, 'send', 'sqs', resources.settings.region),
    ],
    connect: mapped(
      'outbox',
      (resources) => ({
        eventSourceArn: streamOf(resources),
        startingPosition: StartingPosition.TRIM_HORIZON,
        // A message may be a letter to many: ten of them fit the function's time.
        batchSize: 10,
        // Only what was put into the outbox: a record that changes, or a row that vanishes, starts nothing.
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.isEqual('INSERT'),
            dynamodb: { NewImage: { record: { S: FilterRule.isEqual('message') } } },
          }),
        ],
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 10,
        onFailure: { bind: () => ({ destination: resources.undelivered.queueArn }) },
      }),
      ({ undelivered }) => undelivered,
    ),
  },

  jobs: {
    statements: (resources) => [
      allow(
        ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        [resourceOf(resources, 'jobs').queue.queueArn],
      ),
      allowKey(resources.key, 'read', 'sqs', resources.settings.region),
    ],
    connect: mapped(
      'jobs',
      (resources, { atOnce }) => ({
        eventSourceArn: resourceOf(resources, 'jobs').queue.queueArn,
        // A job may hold a file of 50 MB, and may take the function's whole time: one is enough.
        batchSize: 1,
        // No more are taken out than can run: one that was turned away would count as a failed attempt.
        maxConcurrency: atOnce,
        reportBatchItemFailures: true,
      }),
      (resources) => resourceOf(resources, 'jobs').failed,
    ),
  },

  schedule: {
    // The scheduler calls in its own name: the function's role needs nothing for it.
    statements: () => [],
    connect: dailySchedule,
  },
};

/** Rights a function needs to be started by a source. */
export const sourceStatements = (source: Source, resources: PlaneResources): PolicyStatement[] =>
  eventSources[source].statements(resources);

/** Connects a function to what starts it. Returns the queue where its failures end up. */
export const startFrom = (source: Source, fn: IFunction, resources: PlaneResources, spec: FunctionSpec): IQueue =>
  eventSources[source].connect(fn, resources, spec);
