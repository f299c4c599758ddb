import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { dailyAt } from '#functions/manifest.ts';
import { deadLetters } from './jobs-queue.ts';
import type { PlaneResources } from './plane-resources.ts';
import { allow, allowKey } from './statements.ts';

/** How long a failed start is repeated, in seconds: within the morning it was meant for. */
const patience = 3 * 60 * 60;

/**
 * Starts a function every day at the manifest's hour, by the clock in Japan. The scheduler's role may call this one
 * function, put aside what failed, and nothing else.
 */
export const dailySchedule = (fn: IFunction, { key, settings }: PlaneResources): IQueue => {
  const missed = deadLetters(fn, 'Missed', key);
  const role = new Role(fn, 'SchedulerRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
  const statements = [
    allow(['lambda:InvokeFunction'], [fn.functionArn]),
    allow(['sqs:SendMessage'], [missed.queueArn]),
    allowKey(key, 'send', 'sqs', settings.region),
  ];
  for (const statement of statements) role.addToPolicy(statement);
  const schedule = new CfnSchedule(fn, 'Daily', {
    scheduleExpression: `cron(${dailyAt.minute} ${dailyAt.hour} * * ? *)`,
    scheduleExpressionTimezone: dailyAt.zone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: fn.functionArn,
      roleArn: role.roleArn,
      deadLetterConfig: { arn: missed.queueArn },
      retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: patience },
    },
  }); // Without its rights the first start would be in vain.
  schedule.node.addDependency(role);
  return missed;
};
