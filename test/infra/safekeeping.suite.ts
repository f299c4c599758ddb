import { describe, expect, test } from 'vitest';
import { planes } from '#shared/contract/index.ts';
import { namesIn, render } from './render.ts';
import { granted, ledgerChanges, tableIdOf, wide } from './rules.ts';
import { installations, type Json, resourcesOf, templates } from './synthesized.ts';

describe.each(['general', 'spi'] as const)('malware scan of the %s track', (plane) => {
  const template = templates[plane];
  const [[, plan] = [], ...others] = resourcesOf(template, 'AWS::GuardDuty::MalwareProtectionPlan');
  const idIn = (value: Json): string => namesIn(render(templates, plane, value))[0]?.id ?? '';
  const quarantine = idIn(plan?.Properties.ProtectedResource.S3Bucket.BucketName ?? '');
  const scanner = idIn(plan?.Properties.Role ?? '');

  test('there is one, of quarantine, that leaves its word on each version', () => {
    expect(others).toEqual([]);
    expect(quarantine).toMatch(/^TrackQuarantine/);
    expect(plan?.Properties.Actions).toEqual({ Tagging: { Status: 'ENABLED' } });
    const bucket = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => id === quarantine)?.[1];
    expect(bucket?.Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  test('nobody else can set, change or take away a tag in quarantine', () => {
    const policy = resourcesOf(template, 'AWS::S3::BucketPolicy').find(
      ([, { Properties }]) => idIn(Properties.Bucket) === quarantine,
    )?.[1];
    const denial = policy?.Properties.PolicyDocument.Statement.find(({ Sid }) => Sid === 'OtherTags');
    expect(denial).toMatchObject({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: [
        's3:DeleteObjectTagging',
        's3:DeleteObjectVersionTagging',
        's3:PutObjectTagging',
        's3:PutObjectVersionTagging',
      ],
    });
    expect(idIn(denial?.Condition?.['ArnNotEquals']?.['aws:PrincipalArn'] ?? '')).toBe(scanner);
    const setting = granted(templates).filter(({ actions }) => actions.some((a) => /:(Put|Delete)\w*Tagging/.test(a)));
    expect(setting.filter((g) => g.plane === plane).map(({ role }) => namesIn(role)[0]?.id)).toEqual([scanner]);
  });

  test('the scanner writes nothing but the object it proves itself with', () => {
    const writing = granted(templates).filter(
      ({ plane: of, role, actions }) => of === plane && role.includes(scanner) && actions.includes('s3:PutObject'),
    );
    expect(writing.flatMap(({ resources }) => resources)).toEqual([
      `<${plane}.${quarantine}.Arn>/malware-protection-resource-validation-object`,
    ]);
  });
});

describe.each(planes)('backups of the %s plane', (plane) => {
  const template = templates[plane];
  const ids = (value: Json): string[] => namesIn(render(templates, plane, value)).map(({ id }) => id);
  const [[vaultId, vault] = [], ...others] = resourcesOf(template, 'AWS::Backup::BackupVault');

  test('there is one vault, under the key of the plane, locked for a week and never for longer than 35 days', () => {
    expect(others).toEqual([]);
    const [[keyId] = []] = resourcesOf(template, 'AWS::KMS::Key');
    expect(ids(vault?.Properties.EncryptionKeyArn ?? '')).toEqual([keyId]);
    // Without ChangeableForDays the lock is one of governance: a number that is found late can be purged from it.
    expect(vault?.Properties.LockConfiguration).toEqual({ MinRetentionDays: 7, MaxRetentionDays: 35 });
    expect(vault?.DeletionPolicy).toBe('Retain');
  });

  test('every table and the vault of evidence are in it every night, and no copy leaves the region', () => {
    const tables = resourcesOf(template, 'AWS::DynamoDB::GlobalTable').map(([id]) => id);
    const evidence = resourcesOf(template, 'AWS::S3::Bucket').flatMap(([id, { Properties }]) =>
      Properties.ObjectLockConfiguration ? [id] : [],
    );
    const selected = resourcesOf(template, 'AWS::Backup::BackupSelection').flatMap(([, { Properties }]) =>
      Properties.BackupSelection.Resources.flatMap(ids),
    );
    expect(selected.sort()).toEqual([...tables, ...evidence].sort());
    const rules = resourcesOf(template, 'AWS::Backup::BackupPlan').flatMap(
      ([, { Properties }]) => Properties.BackupPlan.BackupPlanRule,
    );
    expect(rules).toMatchObject([{ Lifecycle: { DeleteAfterDays: 35 }, ScheduleExpressionTimezone: 'Asia/Tokyo' }]);
    expect(rules.flatMap((rule) => ids(rule.TargetBackupVault))).toEqual([vaultId]);
    expect(rules.filter((rule) => rule.CopyActions !== undefined)).toEqual([]);
  });

  test('the ledger refuses changes and deletions to everybody, by a policy of its own', () => {
    const ledger = tableIdOf(templates, plane, 'LEDGER_TABLE');
    const policies = resourcesOf(template, 'AWS::DynamoDB::GlobalTable').flatMap(([id, { Properties }]) =>
      Properties.Replicas.map(({ ResourcePolicy }) => [id, ResourcePolicy?.PolicyDocument.Statement ?? []] as const),
    );
    for (const [id, statements] of policies) {
      const denied = statements.map(({ Effect, Principal, Action }) => ({ Effect, Principal, Action }));
      const everything = {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining([
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:PartiQLDelete',
          'dynamodb:PartiQLUpdate',
          'dynamodb:UpdateItem',
        ]) as string[],
      };
      expect(denied).toEqual(id === ledger ? [everything] : []);
    }
  });
});

describe.each(Object.entries(installations))('every role of the installation %s', (_, of) => {
  test('leaves the ledgers as they are', () => {
    expect(ledgerChanges(of)).toEqual([]);
  });
});

test('what may be wide is used somewhere, and has a reason', () => {
  for (const { role, actions, resource, because } of wide) {
    const users = Object.values(installations).flatMap((of) =>
      granted(of).filter(
        (g) =>
          role.test(g.role) && actions.every((a) => g.actions.includes(a)) && g.resources.some((r) => resource.test(r)),
      ),
    );
    expect(users.length).toBeGreaterThan(0);
    expect(because.length).toBeGreaterThan(20);
  }
});
