import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageSettings } from '#infra/stages.ts';
import type { PlaneResources } from './plane-resources.ts';
import { allow } from './statements.ts';
import { watchBackups } from './watched-events.ts';

/**
 * Days a copy is kept, and before which nobody can shorten its life. No longer than point-in-time recovery reaches: what
 * the law wants gone (an Individual Number found late, an audit disposed of) is gone from here, too, after that.
 */
const kept = { days: 35, atLeastDays: 7 } as const;

/** Every night at two, by the clock in Japan: nobody works, and the morning's sweep has not begun. */
const nightly = { schedule: 'cron(0 2 * * ? *)', zone: 'Asia/Tokyo' } as const;

const rule = (scope: Construct): string =>
  Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName: 'AwsBackupManagedRule*' });

/** What AWS Backup asks of a table, on its behalf and on that of the vault. */
const tableStatements = (tables: readonly TableV2[], vaultArn: string): PolicyStatement[] => [
  allow(
    ['dynamodb:DescribeTable', 'dynamodb:ListTagsOfResource', 'dynamodb:StartAwsBackupJob'],
    tables.map((table) => table.tableArn),
  ),
  allow(['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], [vaultArn]),
];

/** What it asks of a bucket: its events, and every version with its tags. */
const bucketStatements = (scope: Construct, bucket: Bucket): PolicyStatement[] => [
  allow(
    [
      's3:GetBucketAcl',
      's3:GetBucketLocation',
      's3:GetBucketNotification',
      's3:GetBucketTagging',
      's3:GetBucketVersioning',
      's3:GetInventoryConfiguration',
      's3:ListBucket',
      's3:ListBucketVersions',
      's3:PutBucketNotification',
      's3:PutInventoryConfiguration',
    ],
    [bucket.bucketArn],
  ),
  allow(
    [
      's3:GetObject',
      's3:GetObjectAcl',
      's3:GetObjectTagging',
      's3:GetObjectVersion',
      's3:GetObjectVersionAcl',
      's3:GetObjectVersionTagging',
    ],
    [bucket.arnForObjects('*')],
  ),
  allow(
    [
      'events:DeleteRule',
      'events:DescribeRule',
      'events:DisableRule',
      'events:EnableRule',
      'events:ListTargetsByRule',
      'events:PutRule',
      'events:PutTargets',
      'events:RemoveTargets',
    ],
    [rule(scope)],
  ),
  // These know no resources.
  allow(['cloudwatch:GetMetricData', 'events:ListRules', 's3:ListAllMyBuckets'], ['*']),
];

const keyStatements = (key: IKey, { region }: StageSettings): PolicyStatement[] => {
  const via = ['backup', 'dynamodb', 's3'].map((service) => `${service}.${region}.amazonaws.com`);
  return [
    allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], [key.keyArn], {
      StringEquals: { 'kms:ViaService': via },
    }),
    allow(['kms:CreateGrant'], [key.keyArn], {
      StringEquals: { 'kms:ViaService': via },
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    }),
  ];
};

/**
 * A copy of a plane every night, in the same region, under the plane's own key, in a vault that lets nobody delete it
 * within a week. Beside point-in-time recovery, not in place of it: that one goes with its table.
 */
export const backups = (
  parent: Construct,
  { settings, key, tables: all, watch }: PlaneResources,
  evidence?: Bucket,
): void => {
  const scope = new Construct(parent, 'Backups');
  const tables = Object.values(all);
  const vault = new CfnBackupVault(scope, 'Vault', {
    backupVaultName: `${Stack.of(scope).stackName}-backups`,
    encryptionKeyArn: key.keyArn,
    // Governance, not compliance: whoever has to purge a number can, by lifting the lock on record (docs/operations.md).
    lockConfiguration: { minRetentionDays: kept.atLeastDays, maxRetentionDays: kept.days },
  });
  vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('backup.amazonaws.com') });
  const statements = [
    ...tableStatements(tables, vault.attrBackupVaultArn),
    ...(evidence ? bucketStatements(scope, evidence) : []),
    ...keyStatements(key, settings),
  ];
  for (const statement of statements) role.addToPolicy(statement);

  const plan = new CfnBackupPlan(scope, 'Plan', {
    backupPlan: {
      backupPlanName: `${Stack.of(scope).stackName}-nightly`,
      backupPlanRule: [
        {
          ruleName: 'Nightly',
          targetBackupVault: vault.ref,
          scheduleExpression: nightly.schedule,
          scheduleExpressionTimezone: nightly.zone,
          startWindowMinutes: 60,
          completionWindowMinutes: 4 * 60,
          lifecycle: { deleteAfterDays: kept.days },
        },
      ],
    },
  });
  const selection = new CfnBackupSelection(scope, 'Selection', {
    backupPlanId: plan.ref,
    backupSelection: {
      selectionName: 'Everything',
      iamRoleArn: role.roleArn,
      resources: [...tables.map((table) => table.tableArn), ...(evidence ? [evidence.bucketArn] : [])],
    },
  });
  selection.node.addDependency(role);
  watchBackups(scope, watch, vault.ref);
};
