/** Rules of cdk-nag that we break on purpose, where, and why. */
export type Acknowledgement = {
  /** Names of the rules, without what stands in brackets behind them. */
  findings: readonly string[];
  /** Constructs it is for, by their path: stack (`general`), then what is in it. */
  where: RegExp;
  reason: string;
};

const everywhere = /^/;
const api = /(Public|Private|Web)Api\//;

/** No more than fifteen: what is not here has to be mended. A row that is needed no longer has to go. */
export const acknowledgements: readonly Acknowledgement[] = [
  {
    findings: ['AwsSolutions-APIG2'],
    where: api,
    reason: 'Input is checked in the functions, by the schemas of the contract, so that a refusal names its field',
  },
  {
    findings: ['AwsSolutions-APIG6', 'NIST.800.53.R5-APIGWExecutionLoggingEnabled'],
    where: api,
    reason: 'Execution logs can hold headers and bodies; the access log says how a call went, the ledger who did what',
  },
  {
    findings: ['NIST.800.53.R5-APIGWCacheEnabledAndEncrypted', 'NIST.800.53.R5-APIGWSSLEnabled'],
    where: api,
    reason:
      'Every answer depends on who asks, so none is kept for another; a client certificate is for servers, and ours calls functions by IAM',
  },
  {
    findings: ['AwsSolutions-IAM4'],
    where: /^edge\/LogWriter\//,
    reason: 'The policy that API Gateway asks for by name, before it lets an account have access logs',
  },
  {
    findings: ['AwsSolutions-IAM5'],
    where: /^(directory|general|spi|web\/Web)\//,
    reason:
      'Objects of one bucket, the streams of one table, rules that an AWS service names itself, and actions that know no resource; a test names every one of them',
  },
  {
    findings: ['NIST.800.53.R5-IAMNoInlinePolicy'],
    where: everywhere,
    reason: 'Each role has one policy that is for nothing else: it goes with the role and cannot be given to another',
  },
  {
    findings: [
      'AwsSolutions-SQS3',
      'NIST.800.53.R5-LambdaDLQ',
      'Serverless-LambdaDLQ',
      'Serverless-LambdaEventSourceMappingDestination',
      'Serverless-SQSRedrivePolicy',
    ],
    where: /^(edge|directory|general|spi|web)\//,
    reason:
      'Failed work goes to the dead-letter queue of its source (stream, queue, schedule, rule); no function is called without one waiting for it, and the last queue has no other behind it',
  },
  {
    findings: ['NIST.800.53.R5-LambdaInsideVPC'],
    where: everywhere,
    reason: 'The functions reach AWS only, each by its own grants; a network would be one more way out of them',
  },
  {
    findings: ['NIST.800.53.R5-S3BucketReplicationEnabled'],
    where: everywhere,
    reason: 'The vault is copied every night by AWS Backup and locked against deletion; the rest is made anew',
  },
  {
    findings: ['NIST.800.53.R5-S3BucketVersioningEnabled', 'NIST.800.53.R5-S3DefaultEncryptionKMS'],
    where: /(AccessLogs|^web\/Logs)\//,
    reason: 'AWS delivers access logs to buckets without a key of ours only, and writes each of them once',
  },
  {
    findings: [
      'AwsSolutions-SMG4',
      'NIST.800.53.R5-SecretsManagerRotationEnabled',
      'NIST.800.53.R5-SecretsManagerUsingKMSKey',
    ],
    where: /(CursorKey|OriginSecret)\//,
    reason: 'They are changed by the runbook (Keys): two stacks have to be deployed with a new one at the same time',
  },
  {
    findings: ['NIST.800.53.R5-WAFv2LoggingEnabled'],
    where: /Filter$/,
    reason:
      'Its logs hold addresses and headers, CloudFront’s outside Japan; counts and samples of three hours are kept',
  },
  {
    findings: ['NIST.800.53.R5-VPCDefaultSecurityGroupClosed'],
    where: /^edge\/Network\/Vpc\//,
    reason: 'Nothing uses the default group; closing it takes a function with rights over the network',
  },
  {
    findings: ['NIST.800.53.R5-CloudWatchLogGroupEncrypted'],
    where: /^(edge\/Network\/Flows|web\/)/,
    reason: 'Flows between addresses, and calls for the application’s own files: no record, encrypted with AWS’s key',
  },
  {
    findings: [
      'AwsSolutions-IAM4',
      'AwsSolutions-IAM5',
      'AwsSolutions-L1',
      'NIST.800.53.R5-LambdaConcurrency',
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
      'Serverless-LambdaLatestVersion',
      'Serverless-LambdaTracing',
    ],
    where: /^web\/(Custom::CDKBucketDeployment|Files)/,
    reason:
      'The application’s files are the same for everybody, and CDK’s own function puts them there at a deployment only',
  },
];
