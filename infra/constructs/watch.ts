import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EdgeFunctionSpec } from '#functions/edge-manifest.ts';
import { failures, metricNamespace } from '#functions/runtime/logger.ts';
import type { Plane } from '#shared/contract/planes.ts';
import type { StageSettings } from '#infra/stages.ts';
import { alarmTopic } from './alarm-topic.ts';

export const period = Duration.minutes(5);
const sum = { statistic: 'sum', period } as const satisfies MetricOptions;
export const most = { statistic: 'max', period } as const satisfies MetricOptions;

export type AlarmSpec = {
  metric: IMetric;
  /** Who suffers: this is what the mail says. */
  impact: string;
  /** Rings at this value and above; at the first of anything when not given. */
  atLeast?: number;
  /** For how many periods of five minutes in a row. */
  periods?: number;
};

/** How much of its time a function may take before somebody should know. */
const nearTimeout = 0.8;

/**
 * What watches over one plane: its alarms, and the topic they go to. Every alarm is named
 * `kansa-{stage}-{plane}-{what}`, and `docs/operations.md` has a heading for each `what`.
 */
export class Watch extends Construct {
  readonly alarms: Alarm[] = [];
  readonly topic: Topic;
  readonly unsaid: Queue;
  readonly #prefix: string;

  constructor(scope: Construct, plane: Plane, settings: StageSettings, key: Key) {
    super(scope, 'Watch');
    this.#prefix = `kansa-${settings.stage}-${plane}`;
    const { topic, unsaid } = alarmTopic(this, this.#prefix, key, settings.alarmMail);
    this.topic = topic;
    this.unsaid = unsaid;
    this.alarm(this, 'alarm-unsaid', {
      metric: unsaid.metricApproximateNumberOfMessagesVisible(most),
      impact: 'Something was wrong and the mail about it reached nobody',
    });
  }

  /** The name of a watch in the account. */
  nameOf(what: string): string {
    return `${this.#prefix}-${what}`;
  }

  alarm(scope: Construct, what: string, { metric, impact, atLeast = 1, periods = 1 }: AlarmSpec): void {
    const alarm = new Alarm(scope, `${what.replaceAll(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase())}Alarm`, {
      alarmName: this.nameOf(what),
      alarmDescription: impact,
      metric,
      threshold: atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    this.alarms.push(alarm);
  }

  /**
   * One alarm for a function: it broke, or said of itself that it failed, or was turned away, or came near the end of
   * its time. Which of these the dashboard shows; whoever waits does not care.
   */
  functionAlarm(
    scope: Construct,
    what: string,
    fn: LambdaFunction,
    spec: Pick<EdgeFunctionSpec, 'impact' | 'timeoutSeconds'>,
  ): void {
    const near = spec.timeoutSeconds * 1000 * nearTimeout;
    this.alarm(scope, what, {
      metric: new MathExpression({
        label: what,
        period,
        expression: `FILL(broken, 0) + FILL(failed, 0) + FILL(refused, 0) + IF(FILL(slowest, 0) > ${near}, 1, 0)`,
        usingMetrics: {
          broken: fn.metricErrors(sum),
          failed: failuresOf(fn),
          refused: fn.metricThrottles(sum),
          slowest: fn.metricDuration(most),
        },
      }),
      impact: spec.impact,
    });
  }
}

/** What a function says of itself in its log (`functions/runtime/logger.ts`). */
export const failuresOf = (fn: LambdaFunction): Metric =>
  new Metric({
    namespace: metricNamespace,
    metricName: failures,
    dimensionsMap: { function: fn.functionName },
    ...sum,
  });

/** Sums of metrics that may have said nothing. */
export const together = (metrics: Readonly<Record<string, IMetric>>): MathExpression =>
  new MathExpression({
    period,
    label: Object.keys(metrics).join(' + '),
    expression: Object.keys(metrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + '),
    usingMetrics: { ...metrics },
  });
