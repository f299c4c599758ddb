import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { edgeFunctions } from '#functions/edge-manifest.ts';
import { manifest } from '#functions/manifest.ts';
import { planes } from '#shared/contract/index.ts';
import { namesIn, render } from './render.ts';
import { installations, type Json, partOf, partsOf, resourcesOf, settingsFor, templates } from './synthesized.ts';

const runbook = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** Every watch of every installation, by its name without stage and plane, with the sentences it says. */
const watches = new Map<string, Set<string>>();
for (const [name, of] of Object.entries(installations)) {
  const { stage } = settingsFor[name as keyof typeof installations];
  for (const part of partsOf(of)) {
    const said = [
      ...resourcesOf(partOf(of, part), 'AWS::CloudWatch::Alarm').map(
        ([, { Properties: p }]) => [p.AlarmName, p.AlarmDescription] as const,
      ),
      // Every rule there is watches: what starts functions are streams, queues and the scheduler.
      ...resourcesOf(partOf(of, part), 'AWS::Events::Rule').map(
        ([, { Properties: p }]) => [p.Name, p.Description] as const,
      ),
    ];
    for (const [whole, impact] of said) {
      const what = planes.reduce((rest, plane) => rest.replace(`kansa-${stage}-${plane}-`, ''), whole);
      watches.set(what, new Set([...(watches.get(what) ?? []), impact]));
    }
  }
}

/** The sections of the runbook under `### what`. */
const sections = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((section): [string, string] => {
      const [heading = '', ...rest] = section.split('\n');
      return [heading.replaceAll('`', '').trim(), rest.join('\n').split(/^## /m)[0] ?? ''];
    }),
);

describe('the runbook', () => {
  test('has exactly one heading for each alarm, and none for what is no alarm', () => {
    const headings = [...runbook.matchAll(/^### `([\w-]+)`$/gm)].map(([, what = '']) => what);
    expect(headings.toSorted()).toEqual([...watches.keys()].toSorted());
  });

  test.each([...watches])('%s: what it means, who suffers, what to look at, what to do', (what, impacts) => {
    const section = sections.get(what) ?? '';
    for (const part of ['Means', 'Suffers', 'Look', 'Do']) expect(section).toContain(`**${part}.**`);
    for (const impact of impacts) expect(section).toContain(impact);
  });
});

describe.each(planes)('what watches over the %s plane', (plane) => {
  const template = templates[plane];
  const ids = (value: Json): string[] => namesIn(render(templates, plane, value)).map(({ id }) => id);
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  const alarmOf = (what: string) => alarms.find(({ AlarmName }) => AlarmName === `kansa-dev-${plane}-${what}`);
  const [[topicId, topic] = [], ...others] = resourcesOf(template, 'AWS::SNS::Topic');

  test('there is one topic, encrypted with the key of the plane, and everything is said there', () => {
    expect(others).toEqual([]);
    const [[keyId] = []] = resourcesOf(template, 'AWS::KMS::Key');
    expect(ids(topic?.Properties.KmsMasterKeyId ?? '')).toEqual([keyId]);
    for (const { AlarmActions } of alarms) expect(AlarmActions.flatMap(ids)).toEqual([topicId]);
    for (const [, { Properties }] of resourcesOf(template, 'AWS::Events::Rule')) {
      expect(Properties.Targets.flatMap(({ Arn }) => ids(Arn))).toEqual([topicId]);
    }
  });

  test.each(Object.entries(manifest[plane].functions))('%s has an alarm that says who suffers', (name, spec) => {
    const alarm = alarmOf(name);
    expect(alarm).toMatchObject({ AlarmDescription: spec.impact, Threshold: 1, TreatMissingData: 'notBreaching' });
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    const [fn = ''] = functions.find(([, f]) => f.Properties.FunctionName === `kansa-dev-${plane}-${name}`) ?? [];
    const metrics = alarm?.Metrics?.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : [])) ?? [];
    expect(metrics.map(({ MetricName }) => MetricName).toSorted()).toEqual([
      'Duration',
      'Errors',
      'Failures',
      'Throttles',
    ]);
    expect(new Set(metrics.flatMap(({ Dimensions }) => Dimensions.flatMap(({ Value }) => ids(Value))))).toEqual(
      new Set([fn]),
    );
    const [{ Expression = '' } = {}] = alarm?.Metrics?.filter((m) => m.Expression) ?? [];
    expect(Expression).toContain(`> ${spec.timeoutSeconds * 800}`);
    const [by] = [spec.startedBy];
    expect([
      alarmOf(`${name}-put-aside`) !== undefined,
      alarmOf(`${name}-about-to-be-lost`) !== undefined,
      alarmOf(`${name}-lags`) !== undefined,
      alarmOf(`${name}-waits`) !== undefined,
    ]).toEqual([by !== undefined, by !== undefined, by === 'outbox', by === 'jobs']);
  });

  test('every queue for failures is watched, and every table', () => {
    const failures = resourcesOf(template, 'AWS::SQS::Queue').filter(([, q]) => !q.Properties.RedrivePolicy);
    const watched = alarms.filter(({ MetricName }) => MetricName === 'ApproximateNumberOfMessagesVisible');
    expect(watched.flatMap(({ Dimensions }) => ids(Dimensions?.[0]?.Value ?? '')).toSorted()).toEqual(
      failures.map(([id]) => id).toSorted(),
    );
    for (const role of manifest[plane].tables) expect(alarmOf(`${role}-table-refuses`)).toBeDefined();
  });

  test('its page shows every alarm', () => {
    const [[, dashboard] = []] = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
    const body = render(templates, plane, dashboard?.Properties.DashboardBody ?? '');
    for (const [id] of resourcesOf(template, 'AWS::CloudWatch::Alarm')) expect(body).toContain(`<${plane}.${id}.Arn>`);
  });
});

test.each(Object.entries(installations))('%s: those the stage names get the mail of every plane', (name, of) => {
  for (const plane of planes) {
    const mail = resourcesOf(of[plane], 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties);
    expect(mail.map(({ Protocol, Endpoint }) => `${Protocol} ${Endpoint}`)).toEqual(
      settingsFor[name as keyof typeof installations].alarmMail.map((address) => `email ${address}`),
    );
  }
});

test('functions before the planes are watched, too', () => {
  const names = Object.values(installations).flatMap((of) =>
    partsOf(of).flatMap((part) =>
      resourcesOf(partOf(of, part), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties.AlarmName),
    ),
  );
  for (const name of Object.keys(edgeFunctions)) {
    expect(names.filter((whole) => whole.endsWith(`-${name}`)).length).toBeGreaterThan(0);
  }
});
