import type { IKey } from 'aws-cdk-lib/aws-kms';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Region } from '#infra/stages.ts';

/** What a policy allows: exact actions on named resources, and under which conditions. */
export const allow = (
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Record<string, Record<string, unknown>>,
): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions ? { conditions } : {}) });

type Service = 'dynamodb' | 's3' | 'sqs';

/** What each service asks of the key on behalf of the caller. */
const keyActions = {
  read: ['kms:Decrypt', 'kms:DescribeKey'],
  write: [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  send: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;

/** Use of a key by way of a service only: the function itself can decrypt nothing it got elsewhere. */
export const allowKey = (key: IKey, use: keyof typeof keyActions, service: Service, region: Region): PolicyStatement =>
  allow(keyActions[use], [key.keyArn], { StringEquals: { 'kms:ViaService': `${service}.${region}.amazonaws.com` } });
