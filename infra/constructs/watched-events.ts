import { type EventPattern, Match, Rule, RuleTargetInput, EventField } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Watch } from './watch.ts';

type Told = { what: string; impact: string; pattern: EventPattern; facts: Readonly<Record<string, string>> };

/** Says by mail that something happened for which there is no number to watch. */
const tell = (scope: Construct, watch: Watch, { what, impact, pattern, facts }: Told): void => {
  const rule = new Rule(scope, `${what.replaceAll(/(?:^|-)(\w)/g, (_, c: string) => c.toUpperCase())}Rule`, {
    ruleName: watch.nameOf(what),
    description: impact,
    eventPattern: pattern,
  });
  const said = Object.entries(facts).map(([name, path]) => `${name}: ${EventField.fromPath(path)}`);
  const message = RuleTargetInput.fromMultilineText([`${watch.nameOf(what)}: ${impact}`, ...said].join('\n'));
  rule.addTarget(new SnsTopic(watch.topic, { message, deadLetterQueue: watch.unsaid }));
};

/** Somebody is about to make the plane unreadable for good. CloudTrail has to be on in the account to see it. */
export const watchKey = (scope: Construct, watch: Watch, key: IKey): void =>
  tell(scope, watch, {
    what: 'key-threatened',
    impact: 'Everything the plane keeps becomes unreadable when its key is disabled or deleted',
    pattern: {
      source: ['aws.kms'],
      detailType: ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: ['DisableKey', 'ScheduleKeyDeletion', 'DisableKeyRotation', 'PutKeyPolicy'],
        resources: { ARN: [key.keyArn] },
      },
    },
    facts: { call: '$.detail.eventName', by: '$.detail.userIdentity.arn', at: '$.detail.eventTime' },
  });

/** A night without a copy. */
export const watchBackups = (scope: Construct, watch: Watch, vaultName: string): void =>
  tell(scope, watch, {
    what: 'backup-failed',
    impact: 'What is lost today cannot be put back from last night’s copy',
    pattern: {
      source: ['aws.backup'],
      detailType: ['Backup Job State Change'],
      detail: { state: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'], backupVaultName: [vaultName] },
    },
    facts: { state: '$.detail.state', resource: '$.detail.resourceArn', because: '$.detail.statusMessage' },
  });

/** Any other word of the scanner than the one that opens a file. */
export const watchScanner = (scope: Construct, watch: Watch, quarantine: Bucket): void => {
  tell(scope, watch, {
    what: 'file-not-clean',
    impact: 'A section’s file was closed: malware was found in it, or it could not be scanned',
    pattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: { bucketName: [quarantine.bucketName] },
        scanResultDetails: { scanResultStatus: Match.anythingBut('NO_THREATS_FOUND') },
      },
    },
    facts: {
      object: '$.detail.s3ObjectDetails.objectKey',
      version: '$.detail.s3ObjectDetails.versionId',
      result: '$.detail.scanResultDetails.scanResultStatus',
    },
  });
  tell(scope, watch, {
    what: 'scanner-stopped',
    impact: 'Files that departments hand in stay in inspection: nothing scans them for malware',
    pattern: {
      source: ['aws.guardduty'],
      detailType: [
        'GuardDuty Malware Protection Resource Status Error',
        'GuardDuty Malware Protection Resource Status Warning',
      ],
      detail: { s3BucketDetails: { bucketName: [quarantine.bucketName] } },
    },
    facts: { status: '$.detail-type', at: '$.time' },
  });
};
