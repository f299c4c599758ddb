import { manifest } from '#functions/manifest.ts';
import { granted } from './rules.ts';
import { describe, expect, test } from 'vitest';
import { render } from './render.ts';
import { type Json, resourcesOf, type Statement, type TemplateJson, templates } from './synthesized.ts';

/** The bucket a function is told by an environment variable, with the statements of its policy. */
const bucketOf = (template: TemplateJson, variable: string) => {
  const [[, fn] = []] = resourcesOf(template, 'AWS::Lambda::Function');
  const reference = JSON.stringify(fn?.Properties.Environment.Variables[variable]);
  const found = resourcesOf(template, 'AWS::S3::Bucket').find(([id]) => JSON.stringify({ Ref: id }) === reference);
  const policy = resourcesOf(template, 'AWS::S3::BucketPolicy').find(
    ([, { Properties }]) => JSON.stringify(Properties.Bucket) === reference,
  );
  if (!found || !policy) throw new Error(`no bucket, or no policy, for ${variable}`);
  return { ...found[1], statements: policy[1].Properties.PolicyDocument.Statement };
};

const refusal = (
  statements: Statement[],
  operator: string,
  key: string,
): { actions: Json; value: Json | undefined } => {
  const found = statements.find(({ Effect, Condition }) => Effect === 'Deny' && Condition?.[operator]?.[key]);
  return { actions: found?.Action ?? null, value: found?.Condition?.[operator]?.[key] };
};

describe.each(['general', 'spi'] as const)('buckets of the %s track', (plane) => {
  const template = templates[plane];
  const quarantine = bucketOf(template, 'QUARANTINE_BUCKET');
  const vault = bucketOf(template, 'VAULT_BUCKET');

  test('all are private and outlive their stack', () => {
    for (const [, { Properties, DeletionPolicy }] of resourcesOf(template, 'AWS::S3::Bucket')) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  test('nobody outside the account is let in, and no role by a bucket', () => {
    const allowed = resourcesOf(template, 'AWS::S3::BucketPolicy')
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow')
      .map(({ Principal }) => Principal);
    expect(new Set(allowed.map((principal) => JSON.stringify(principal)))).toEqual(
      new Set([JSON.stringify({ Service: 'logging.s3.amazonaws.com' })]),
    );
  });

  test('quarantine has no lock and empties itself after 35 days', () => {
    expect(quarantine.Properties.ObjectLockConfiguration).toBeUndefined();
    expect(quarantine.Properties.VersioningConfiguration?.Status).toBe('Enabled');
    expect(quarantine.Properties.LifecycleConfiguration?.Rules).toEqual([
      expect.objectContaining({ ExpirationInDays: 35, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    ]);
  });

  test('quarantine takes a file once, and only from the application', () => {
    expect(refusal(quarantine.statements, 'Null', 's3:if-none-match')).toEqual({
      actions: 's3:PutObject',
      value: 'true',
    });
    expect(quarantine.Properties.CorsConfiguration?.CorsRules).toEqual([
      expect.objectContaining({ AllowedOrigins: ['https://dev.kansa.example'], AllowedMethods: ['PUT'] }),
    ]);
  });

  test('what the vault hands out can be read by the application, and by no other page', () => {
    expect(vault.Properties.CorsConfiguration?.CorsRules).toEqual([
      expect.objectContaining({ AllowedOrigins: ['https://dev.kansa.example'], AllowedMethods: ['GET', 'HEAD'] }),
    ]);
  });

  test('the vault keeps every version under governance retention, and never expires one', () => {
    expect(vault.Properties.VersioningConfiguration?.Status).toBe('Enabled');
    expect(vault.Properties.ObjectLockConfiguration).toEqual({
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1827 } },
    });
    expect(vault.Properties.LifecycleConfiguration).toBeUndefined();
  });

  test.each([
    ['quarantine', quarantine],
    ['vault', vault],
  ] as const)("%s is encrypted with the plane's key, over TLS, and logs who came", (_, bucket) => {
    expect(render(templates, plane, bucket.Properties.BucketEncryption)).toMatch(
      new RegExp(`<${plane}\\.TrackKey\\w+`),
    );
    expect(refusal(bucket.statements, 'Bool', 'aws:SecureTransport')).toEqual({ actions: 's3:*', value: 'false' });
    expect(refusal(bucket.statements, 'StringNotEquals', 's3:x-amz-server-side-encryption').actions).toBe(
      's3:PutObject',
    );
    const { value } = refusal(bucket.statements, 'StringNotEquals', 's3:x-amz-server-side-encryption-aws-kms-key-id');
    expect(render(templates, plane, value ?? '')).toMatch(new RegExp(`^<${plane}\\.TrackKey\\w+\\.Arn>$`));
    expect(bucket.Properties.LoggingConfiguration).toBeDefined();
  });

  test('a link is worth nothing after its time, whatever its maker wrote into it', () => {
    expect(refusal(quarantine.statements, 'NumericGreaterThan', 's3:signatureAge').value).toBe(15 * 60 * 1000);
    expect(refusal(vault.statements, 'NumericGreaterThan', 's3:signatureAge')).toEqual({
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      value: 60 * 1000,
    });
  });

  test('only functions that purge can lift the lock', () => {
    const lifting = granted(templates).filter(
      ({ plane: of, actions }) => of === plane && actions.includes('s3:BypassGovernanceRetention'),
    );
    const purging = Object.entries(manifest[plane].functions).filter(([, { grants }]) =>
      grants.includes('vault:purge'),
    );
    expect(lifting).toHaveLength(purging.length);
    for (const [name] of purging) {
      const id = name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(lifting.filter(({ role }) => role.includes(`${id}Role`))).toHaveLength(1);
    }
  });
});

test('the directory keeps no files', () => {
  expect(resourcesOf(templates.directory, 'AWS::S3::Bucket')).toEqual([]);
});
