import { describe, expect, test } from 'vitest';
import { type GrantName, manifest } from '#functions/manifest.ts';
import { planes, type Plane } from '#shared/contract/index.ts';
import {
  bridges,
  crossings,
  directKeyUse,
  granted,
  ledgerChanges,
  recordDeletions,
  sideDoors,
  tableIdOf,
  wildcards,
} from './rules.ts';
import { installations, type Json, resourcesOf, type Statement, tampered, templates } from './synthesized.ts';

const read = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];

/** What each grant comes to, said a second time: a change of rights has to be made in two places, and be read here. */
const rights: Record<GrantName, Record<string, string[]>> = {
  'state:read': { StateTable: read },
  'state:write': { StateTable: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem'] },
  'state:dispose': { StateTable: ['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'] },
  'ledger:read': { LedgerTable: read },
  'ledger:append': { LedgerTable: ['dynamodb:PutItem', 'dynamodb:GetItem'] },
  'directory:read': { directory: read },
  'quarantine:issue': { Quarantine: ['s3:PutObject', 's3:GetObject', 's3:ListBucket'] },
  'quarantine:read': { Quarantine: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionTagging'] },
  'vault:issue': { Vault: ['s3:GetObjectVersion'] },
  'quarantine:list': { Quarantine: ['s3:ListBucket', 's3:ListBucketVersions'] },
  'vault:list': { Vault: ['s3:ListBucket', 's3:ListBucketVersions'] },
  'quarantine:purge': { Quarantine: ['s3:DeleteObjectVersion'] },
  'vault:purge': { Vault: ['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention'] },
  'vault:read': { Vault: ['s3:GetObjectVersion'] },
  'vault:keep': { Vault: ['s3:PutObject', 's3:PutObjectRetention', 's3:GetObject'] },
  'jobs:send': { Jobs: ['sqs:SendMessage'] },
  'mail:send': { identity: ['ses:SendEmail'] },
};

const sources = {
  outbox: {
    StateTable: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    Undelivered: ['sqs:SendMessage'],
  },
  jobs: {
    Jobs: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
  },
  // The scheduler calls in its own name.
  schedule: {},
} as const;

/** What a resource is, by its name in the template. */
const kinds = ['StateTable', 'LedgerTable', 'Quarantine', 'Vault', 'Jobs', 'Undelivered', 'Logs', 'identity'];
const kindOf = (plane: Plane, resource: string): string =>
  plane !== 'directory' && resource.startsWith('<directory.')
    ? 'directory'
    : (kinds.find((kind) => new RegExp(`${kind}[0-9A-F]{8}|:${kind}/`).test(resource)) ?? resource);

const pairs = (of: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(of).flatMap(([kind, actions]) => actions.map((action) => `${kind} ${action}`));

const camel = (name: string): string => name.replaceAll(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase());

describe.each(planes)('roles of the %s plane', (plane) => {
  test.each(Object.entries(manifest[plane].functions))('%s may do what its grants say and no more', (name, spec) => {
    const expected = [
      ...spec.grants.flatMap((grant) => pairs(rights[grant])),
      ...(spec.startedBy ? pairs(sources[spec.startedBy]) : []),
      ...pairs({ Logs: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
      ...pairs({ '*': ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'] }),
    ];
    const actual = granted(templates)
      .filter((g) => g.plane === plane && new RegExp(`${camel(name)}Role[0-9A-F]{8}>`).test(g.role))
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => `${kindOf(plane, resource)} ${action}`)),
      )
      .filter((pair) => !pair.includes('kms:'));
    expect([...new Set(actual)].sort()).toEqual([...new Set(expected)].sort());
  });
});

const rules = { bridges, wildcards, sideDoors, crossings, ledgerChanges, recordDeletions, directKeyUse };

describe.each(Object.entries(installations))('in %s', (_name, installed) => {
  test.each(Object.entries(rules))('%s: none', (_, rule) => {
    expect(rule(installed)).toEqual([]);
  });
});

describe('the rules notice', () => {
  /** The templates with one more statement in the first role of the general plane. */
  const allowing = (action: string, resource: Json, more: Partial<Statement> = {}) =>
    tampered(({ general }) => {
      const [[, policy] = []] = resourcesOf(general, 'AWS::IAM::Policy');
      policy?.Properties.PolicyDocument.Statement.push({
        Effect: 'Allow',
        Action: action,
        Resource: resource,
        ...more,
      });
    });
  const arn = (plane: Plane, table: 'STATE_TABLE' | 'LEDGER_TABLE'): Json => ({
    'Fn::GetAtt': [tableIdOf(templates, plane, table), 'Arn'],
  });

  test('a wildcard in an action', () => {
    expect(wildcards(allowing('dynamodb:*', arn('general', 'STATE_TABLE')))).toHaveLength(1);
  });
  test('every resource', () => {
    expect(wildcards(allowing('ses:SendEmail', '*'))).toHaveLength(1);
  });
  test('a set of resources that is not one bucket or one table', () => {
    expect(wildcards(allowing('s3:GetObject', 'arn:aws:s3:::kansa-*/*'))).toHaveLength(1);
  });
  test('a statement that names what is not allowed instead of what is', () => {
    const copy = tampered(({ spi }) => {
      const [[, policy] = []] = resourcesOf(spi, 'AWS::IAM::Policy');
      const inverted = { Effect: 'Allow', NotAction: 'iam:*', Resource: arn('spi', 'STATE_TABLE') };
      policy?.Properties.PolicyDocument.Statement.push(inverted as unknown as Statement);
    });
    expect(wildcards(copy)).toHaveLength(1);
  });
  test('a managed policy on a role', () => {
    const copy = tampered(({ directory }) => {
      const [[, role] = []] = resourcesOf(directory, 'AWS::IAM::Role');
      if (role) role.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    });
    expect(sideDoors(copy)).toHaveLength(1);
  });

  test('a general role that is given a table of the special plane by import', () => {
    const copy = allowing('dynamodb:GetItem', { 'Fn::ImportValue': 'leak' });
    copy.spi.Outputs = { Leak: { Value: arn('spi', 'STATE_TABLE'), Export: { Name: 'leak' } } };
    expect(crossings(copy)).toHaveLength(1);
  });
  test('a special function that is told the name of something general', () => {
    const copy = tampered(({ spi }) => {
      const [[, fn] = []] = resourcesOf(spi, 'AWS::Lambda::Function');
      if (fn) fn.Properties.Environment.Variables['JOBS_QUEUE'] = 'https://sqs.example/kansa-dev-general-jobs';
    });
    expect(crossings(copy)).toHaveLength(1);
  });
  test('a key of the general plane that lets in a role of the special one', () => {
    const copy = tampered(({ general }) => {
      const [[, key] = []] = resourcesOf(general, 'AWS::KMS::Key');
      key?.Properties.KeyPolicy.Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/Kansa-dev-spi-Track' },
        Action: 'kms:Decrypt',
        Resource: '*',
      });
    });
    expect(crossings(copy)).toHaveLength(1);
  });
  test('a track that may write into the directory', () => {
    const copy = allowing('dynamodb:PutItem', { 'Fn::ImportValue': 'state' });
    const Outputs = copy.directory.Outputs ?? {};
    copy.directory.Outputs = { ...Outputs, S: { Value: arn('directory', 'STATE_TABLE'), Export: { Name: 'state' } } };
    expect(crossings(copy)).toHaveLength(1);
  });

  test.each(['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLUpdate'])(
    '%s on a ledger',
    (action) => {
      expect(ledgerChanges(allowing(action, arn('general', 'LEDGER_TABLE')))).toHaveLength(1);
    },
  );
  test('one role for both tracks, in a stack of neither', () => {
    const copy = tampered(({ web, general, spi }) => {
      const [[, policy] = []] = resourcesOf(web, 'AWS::IAM::Policy');
      general.Outputs = { ...general.Outputs, A: { Value: arn('general', 'STATE_TABLE'), Export: { Name: 'a' } } };
      spi.Outputs = { ...spi.Outputs, B: { Value: arn('spi', 'STATE_TABLE'), Export: { Name: 'b' } } };
      const Resource = [{ 'Fn::ImportValue': 'a' }, { 'Fn::ImportValue': 'b' }];
      policy?.Properties.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource });
    });
    expect(bridges(copy)).toHaveLength(1);
  });
  test('records that can be deleted', () => {
    expect(recordDeletions(allowing('dynamodb:DeleteItem', arn('general', 'STATE_TABLE')))).toHaveLength(1);
  });
  test('a key that can be used past its service', () => {
    expect(directKeyUse(allowing('kms:Decrypt', { 'Fn::GetAtt': ['Key', 'Arn'] }))).toHaveLength(1);
  });
});
