import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Access } from '#infra/stages.ts';
import { most, period, together, type Watch } from './watch.ts';

const seconds = { minute: 60, day: 24 * 60 * 60 } as const;

/** What failed too often waits here: for somebody to look, and not for longer than SQS keeps it. */
export const watchPutAside = (scope: Construct, watch: Watch, what: string, queue: IQueue, impact: string): void => {
  watch.alarm(scope, `${what}-put-aside`, { metric: queue.metricApproximateNumberOfMessagesVisible(most), impact });
  watch.alarm(scope, `${what}-about-to-be-lost`, {
    metric: queue.metricApproximateAgeOfOldestMessage(most),
    impact: `In four days it is forgotten for good: ${impact}`,
    atLeast: 10 * seconds.day,
  });
};

/** Work that nobody takes: the queue stands still, or too much came at once. */
export const watchQueue = (scope: Construct, watch: Watch, what: string, queue: IQueue, impact: string): void =>
  watch.alarm(scope, `${what}-waits`, {
    metric: queue.metricApproximateAgeOfOldestMessage(most),
    impact,
    atLeast: 20 * seconds.minute,
    periods: 2,
  });

/** A stream whose records nobody reads: after a day they are gone. */
export const watchStream = (
  scope: Construct,
  watch: Watch,
  what: string,
  reader: LambdaFunction,
  impact: string,
): void =>
  watch.alarm(scope, `${what}-lags`, {
    metric: reader.metric('IteratorAge', most),
    impact,
    atLeast: 10 * seconds.minute * 1000,
    periods: 2,
  });

/** A table that turned requests away, or broke. */
export const watchTable = (scope: Construct, watch: Watch, role: string, table: TableV2): void => {
  const of = (metricName: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: table.tableName },
      statistic: 'sum',
      period,
    });
  watch.alarm(scope, `${role}-table-refuses`, {
    metric: together({ reads: of('ReadThrottleEvents'), writes: of('WriteThrottleEvents') }),
    impact: 'People are told that it is busy, and their changes are not saved at the first try',
    periods: 2,
  });
};

/** An API that answers with its own failure, or lets people wait. */
export const watchApi = (scope: Construct, watch: Watch, access: Access, api: SpecRestApi): void => {
  watch.alarm(scope, `${access}-api-fails`, {
    metric: api.metricServerError({ statistic: 'sum', period }),
    impact: 'People get an error instead of an answer, whatever they do there',
  });
  watch.alarm(scope, `${access}-api-slow`, {
    metric: api.metricLatency({ statistic: 'p95', period }),
    impact: 'One call in twenty takes longer than three seconds',
    atLeast: 3000,
    periods: 3,
  });
};
