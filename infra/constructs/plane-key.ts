import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Plane } from '#shared/contract/index.ts';
import type { StageSettings } from '#infra/stages.ts';

/** The key of one plane: its tables, files, queues, secrets and logs are unreadable without it. */
export const planeKey = (scope: Construct, plane: Plane, { stage, region }: StageSettings): Key => {
  const key = new Key(scope, 'Key', {
    description: `Kansa ${stage}: everything the ${plane} plane keeps`,
    enableKeyRotation: true,
  });
  // CloudWatch Logs comes to the key by itself, not on behalf of a role; the resource is this key.
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': Stack.of(scope).formatArn({
            service: 'logs',
            resource: 'log-group',
            resourceName: '*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  return key;
};
