import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Services that have something to say: alarms, and rules about what other services did. */
const speakers = ['cloudwatch.amazonaws.com', 'events.amazonaws.com'];

/** Where what is said is said, and what could not be said. */
export type AlarmTopic = { topic: Topic; unsaid: Queue };

/**
 * Where everything that watches a plane is said: by mail, to those the stage names, encrypted with the plane's key. What
 * is said names functions, queues and objects by their ids; no record is in it. What reached nobody is kept for a
 * fortnight.
 */
export const alarmTopic = (scope: Construct, name: string, key: Key, mail: readonly string[]): AlarmTopic => {
  const topic = new Topic(scope, 'Topic', {
    topicName: `${name}-alarms`,
    displayName: name,
    masterKey: key,
    enforceSSL: true,
  });
  const ours = { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } };
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Speak',
      principals: speakers.map((service) => new ServicePrincipal(service)),
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: ours,
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'SpeakEncrypted',
      principals: [...speakers, 'sns.amazonaws.com'].map((service) => new ServicePrincipal(service)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      // In a key's own policy this is the key.
      resources: ['*'],
      conditions: ours,
    }),
  );
  const unsaid = new Queue(scope, 'Unsaid', {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  for (const address of mail) topic.addSubscription(new EmailSubscription(address, { deadLetterQueue: unsaid }));
  return { topic, unsaid };
};
