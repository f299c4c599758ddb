import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib';
import type { GrantName } from '#functions/manifest.ts';
import { type TableRole, tableSchemas } from '#shared/adapters/dynamo/tables.ts';
import { type PlaneResources, resourceOf } from './plane-resources.ts';
import { allow, allowKey } from './statements.ts';

const readActions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];

/** A table and its indexes by name: a wildcard would let in an index that somebody adds by hand. */
const withIndexes = (table: TableV2, role: TableRole): string[] => [
  table.tableArn,
  ...tableSchemas[role].indexes.map(({ name }) => `${table.tableArn}/index/${name}`),
];

/** What a grant of the manifest is in IAM. A function has these statements and no others of its own. */
export const grantStatements: Readonly<Record<GrantName, (resources: PlaneResources) => PolicyStatement[]>> = {
  'state:read': ({ tables: { state }, key, settings }) => [
    allow(readActions, withIndexes(state, 'state')),
    allowKey(key, 'read', 'dynamodb', settings.region),
  ],

  'state:write': ({ tables: { state }, key, settings }) => [
    allow(['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], [state.tableArn]),
    // Messages that were carried out go; no record, payload or receipt can be deleted.
    allow(['dynamodb:DeleteItem'], [state.tableArn], {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OUTBOX#*'] },
    }),
    allowKey(key, 'write', 'dynamodb', settings.region),
  ],

  // The one way to delete what was written: records at the end of their time, leaving their tombstones.
  'state:dispose': ({ tables: { state }, key, settings }) => [
    allow(['dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'], [state.tableArn]),
    allowKey(key, 'write', 'dynamodb', settings.region),
  ],

  'ledger:read': ({ tables: { ledger }, key, settings }) => [
    allow(readActions, withIndexes(ledger, 'ledger')),
    allowKey(key, 'read', 'dynamodb', settings.region),
  ],

  'ledger:append': ({ tables: { ledger }, key, settings }) => [
    // GetItem: a writer whose reply was lost looks whether the entry in its way is its own.
    allow(['dynamodb:PutItem', 'dynamodb:GetItem'], [ledger.tableArn]),
    allowKey(key, 'write', 'dynamodb', settings.region),
  ],

  'directory:read': (resources) => {
    const { table, key } = resourceOf(resources, 'directory');
    return [
      allow(readActions, withIndexes(table, 'state')),
      allowKey(key, 'read', 'dynamodb', resources.settings.region),
    ];
  },

  'quarantine:issue': (resources) => {
    const bucket = resourceOf(resources, 'quarantine');
    return [
      // A presigned link can do what its signer can. GetObject answers HEAD, which tells the version that arrived.
      allow(['s3:PutObject', 's3:GetObject'], [bucket.arnForObjects('*')]),
      // Without this S3 answers 403, not 404, to a HEAD for a file that has not arrived.
      allow(['s3:ListBucket'], [bucket.bucketArn]),
      allowKey(resources.key, 'send', 's3', resources.settings.region),
    ];
  },

  'quarantine:read': (resources) => [
    allow(
      // The malware scanner's word is a tag of the version.
      ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectVersionTagging'],
      [resourceOf(resources, 'quarantine').arnForObjects('*')],
    ),
    allowKey(resources.key, 'read', 's3', resources.settings.region),
  ],

  'vault:keep': (resources) => [
    allow(
      ['s3:PutObject', 's3:PutObjectRetention', 's3:GetObject'],
      [resourceOf(resources, 'vault').arnForObjects('*')],
    ),
    allowKey(resources.key, 'send', 's3', resources.settings.region),
  ],

  'quarantine:list': (resources) => [
    allow(['s3:ListBucket', 's3:ListBucketVersions'], [resourceOf(resources, 'quarantine').bucketArn]),
  ],

  'vault:list': (resources) => [
    allow(['s3:ListBucket', 's3:ListBucketVersions'], [resourceOf(resources, 'vault').bucketArn]),
  ],

  'quarantine:purge': (resources) => [
    allow(['s3:DeleteObjectVersion'], [resourceOf(resources, 'quarantine').arnForObjects('*')]),
  ],

  'vault:purge': (resources) => [
    allow(
      ['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention'],
      [resourceOf(resources, 'vault').arnForObjects('*')],
    ),
  ],

  'vault:read': (resources) => [
    allow(['s3:GetObjectVersion'], [resourceOf(resources, 'vault').arnForObjects('*')]),
    allowKey(resources.key, 'read', 's3', resources.settings.region),
  ],

  'vault:issue': (resources) => [
    allow(['s3:GetObjectVersion'], [resourceOf(resources, 'vault').arnForObjects('*')]),
    allowKey(resources.key, 'read', 's3', resources.settings.region),
  ],

  'jobs:send': (resources) => [
    allow(['sqs:SendMessage'], [resourceOf(resources, 'jobs').queue.queueArn]),
    allowKey(resources.key, 'send', 'sqs', resources.settings.region),
  ],

  'mail:send': ({ key, settings }) => [
    allow(
      ['ses:SendEmail'],
      [Stack.of(key).formatArn({ service: 'ses', resource: 'identity', resourceName: settings.mailDomain })],
      { StringEquals: { 'ses:FromAddress': settings.mailFrom } },
    ),
  ],
};
