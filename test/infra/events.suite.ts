import { describe, expect, test } from 'vitest';
import { manifest } from '#functions/manifest.ts';
import { planes } from '#shared/contract/index.ts';
import { namesIn, render } from './render.ts';
import { tableIdOf } from './rules.ts';
import { type Json, resourcesOf, templates } from './synthesized.ts';

describe.each(planes)('what starts functions of the %s plane', (plane) => {
  const template = templates[plane];
  const idIn = (value: Json): string => namesIn(render(templates, plane, value))[0]?.id ?? '';
  const queues = new Map(resourcesOf(template, 'AWS::SQS::Queue'));
  const functions = new Map(resourcesOf(template, 'AWS::Lambda::Function'));
  const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
  const specs = Object.entries(manifest[plane].functions);
  const started = (by: 'outbox' | 'jobs' | 'schedule') => specs.filter(([, spec]) => spec.startedBy === by);

  test('there is one source for each function that something starts', () => {
    const names = mappings.map(({ FunctionName }) => functions.get(idIn(FunctionName))?.Properties.FunctionName ?? '');
    const expected = [...started('outbox'), ...started('jobs')].map(([name]) => `kansa-dev-${plane}-${name}`);
    expect(names.sort()).toEqual(expected.sort());
  });

  test.each(started('outbox'))('%s hears of new messages and of nothing else', () => {
    const stream = mappings.find(({ FilterCriteria }) => FilterCriteria);
    expect(stream).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    expect(render(templates, plane, stream?.EventSourceArn ?? '')).toBe(
      `<${plane}.${tableIdOf(templates, plane, 'STATE_TABLE')}.StreamArn>`,
    );
    expect(stream?.FilterCriteria?.Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { record: { S: ['message'] } } } },
    ]);
    expect(queues.has(idIn(stream?.DestinationConfig?.OnFailure.Destination ?? ''))).toBe(true);
  });

  test.each(started('jobs'))('%s takes jobs one by one, five times at most', () => {
    const jobs = mappings.find(({ EventSourceArn }) => queues.has(idIn(EventSourceArn)));
    expect(jobs).toMatchObject({
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: manifest[plane].functions['run-job']?.atOnce },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const redrive = queues.get(idIn(jobs?.EventSourceArn ?? ''))?.Properties.RedrivePolicy;
    expect(redrive?.maxReceiveCount).toBe(5);
    expect(queues.has(idIn(redrive?.deadLetterTargetArn ?? ''))).toBe(true);
  });

  test.each(started('schedule'))(
    '%s is started every morning at eight, in Japan, by a role that can do no more',
    (name) => {
      const schedules = resourcesOf(template, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => Properties);
      const schedule = schedules.find(
        ({ Target }) => functions.get(idIn(Target.Arn))?.Properties.FunctionName === `kansa-dev-${plane}-${name}`,
      );
      expect(schedule).toMatchObject({
        ScheduleExpression: 'cron(0 8 * * ? *)',
        ScheduleExpressionTimezone: 'Asia/Tokyo',
        FlexibleTimeWindow: { Mode: 'OFF' },
      });
      const role = idIn(schedule?.Target.RoleArn ?? '');
      const policies = resourcesOf(template, 'AWS::IAM::Policy').map(([, { Properties }]) => Properties);
      const own = policies.filter(({ Roles }) => Roles.some((r) => idIn(r) === role));
      const actions = own.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action));
      expect(actions.filter((action) => !action.startsWith('kms:'))).toEqual([
        'lambda:InvokeFunction',
        'sqs:SendMessage',
      ]);
      expect(queues.has(idIn(schedule?.Target.DeadLetterConfig.Arn ?? ''))).toBe(true);
    },
  );

  test('every queue is encrypted with the key of the plane', () => {
    for (const [, { Properties }] of queues) expect(idIn(Properties.KmsMasterKeyId ?? '')).toMatch(/Key/);
  });
});
