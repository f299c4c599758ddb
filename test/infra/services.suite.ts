import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { installations, partOf, partsOf, resourcesOf } from './synthesized.ts';

const table = readFileSync(new URL('../../docs/services.md', import.meta.url), 'utf8');

/** The rows of the document: by type of resource or action, the stacks it says. */
const rows = new Map(
  [...table.matchAll(/^\| [^|]+ \| `([^`]+)` \| ([^|]+) \|/gm)].map(([, key = '', stacks = '']) => [
    key,
    stacks.trim().split(', '),
  ]),
);

/** Services that have no resource of their own in a stack: what functions ask of them shows that they are used. */
const byAction = ['ses:SendEmail', 'xray:PutTraceSegments'];
/** Rights over services that have resources of their own, by the name their actions have. */
const ofResources: Readonly<Record<string, string>> = {
  dynamodb: 'AWS::DynamoDB',
  events: 'AWS::Events',
  kms: 'AWS::KMS',
  lambda: 'AWS::Lambda',
  logs: 'AWS::Logs',
  s3: 'AWS::S3',
  sqs: 'AWS::SQS',
  sns: 'AWS::SNS',
  secretsmanager: 'AWS::SecretsManager',
  cloudfront: 'AWS::CloudFront',
  cloudwatch: 'AWS::CloudWatch',
  backup: 'AWS::Backup',
  ec2: 'AWS::EC2',
  tag: 'AWS::Backup',
};

const used = new Map<string, Set<string>>();
const strangers = new Set<string>();
for (const installed of Object.values(installations)) {
  for (const part of partsOf(installed)) {
    const use = (key: string): unknown => used.set(key, new Set([...(used.get(key) ?? []), part]));
    const template = partOf(installed, part);
    for (const { Type } of Object.values(template.Resources)) {
      if (Type.startsWith('AWS::') && Type !== 'AWS::CDK::Metadata') use(Type.split('::').slice(0, 2).join('::'));
    }
    for (const [, { Properties }] of resourcesOf(template, 'AWS::IAM::Policy')) {
      for (const action of Properties.PolicyDocument.Statement.flatMap(({ Action }) => Action)) {
        const [service = ''] = action.split(':');
        if (byAction.includes(action)) use(action);
        else if (!byAction.some((one) => one.startsWith(`${service}:`)) && ofResources[service] === undefined)
          strangers.add(action);
      }
    }
  }
}

describe('docs/services.md', () => {
  test('names every service a stack uses, and no other', () => {
    expect([...rows.keys()].toSorted()).toEqual([...used.keys()].toSorted());
  });

  test.each([...rows])('%s: in exactly the stacks it says', (key, stacks) => {
    expect(stacks).toEqual([...(used.get(key) ?? [])].toSorted());
  });

  test('no role may ask anything of a service that is not in it', () => expect([...strangers]).toEqual([]));
});
