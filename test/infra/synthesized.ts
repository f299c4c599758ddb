import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { features } from '#infra/features.ts';
import { type Installation, installation } from '#infra/stacks/installation.ts';
import { type StageSettings, stages } from '#infra/stages.ts';
import { emptyWeb } from './empty-web.ts';

/** The special track inside the city's network, the general one outside of it. */
export const mixedSettings: StageSettings = {
  ...stages.prod,
  stage: 'mixed',
  access: { general: 'public', spi: 'private' },
  private: stages.private.private,
};

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type Statement = {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: Json;
  Principal?: Json;
  Sid?: string;
  Condition?: Record<string, Record<string, Json>>;
};

type KeySchema = { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];

export type Method = {
  operationId?: string;
  parameters: { name: string; in: string; required: boolean }[];
  security?: Record<string, string[]>[];
  'x-amazon-apigateway-integration': { type: string; httpMethod: string; uri: Json };
};

/** What an API is made of. */
export type Definition = {
  paths: Record<string, Record<string, Method>>;
  securityDefinitions?: Record<string, { 'x-amazon-apigateway-authorizer': Record<string, Json> }>;
  'x-amazon-apigateway-gateway-responses': Record<
    string,
    { statusCode: number; responseParameters: Record<string, string>; responseTemplates: Record<string, string> }
  >;
};

/** What is read of each type of resource. */
export type Shapes = {
  'AWS::DynamoDB::GlobalTable': {
    BillingMode: string;
    KeySchema: KeySchema;
    AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
    GlobalSecondaryIndexes?: {
      IndexName: string;
      KeySchema: KeySchema;
      Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
    }[];
    StreamSpecification?: { StreamViewType: string };
    TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean };
    Replicas: {
      Region: string;
      DeletionProtectionEnabled?: boolean;
      PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled: boolean };
      SSESpecification?: { KMSMasterKeyId: Json };
      ResourcePolicy?: { PolicyDocument: { Statement: Statement[] } };
    }[];
  };
  'AWS::Lambda::Function': {
    FunctionName: string;
    Description: string;
    Runtime: string;
    Architectures: string[];
    MemorySize: number;
    Timeout: number;
    Environment: { Variables: Record<string, Json> };
    KmsKeyArn: Json;
    LoggingConfig: { LogGroup: Json };
    Role: Json;
  };
  'AWS::Lambda::EventSourceMapping': {
    FunctionName: Json;
    EventSourceArn: Json;
    BatchSize: number;
    BisectBatchOnFunctionError?: boolean;
    FunctionResponseTypes?: string[];
    FilterCriteria?: { Filters: { Pattern: string }[] };
    DestinationConfig?: { OnFailure: { Destination: Json } };
  };
  'AWS::CloudWatch::Alarm': {
    AlarmName: string;
    AlarmDescription: string;
    AlarmActions: Json[];
    TreatMissingData: string;
    Threshold: number;
    MetricName?: string;
    Dimensions?: { Value: Json }[];
    Metrics?: {
      Id: string;
      Expression?: string;
      MetricStat?: { Metric: { MetricName: string; Dimensions: { Name: string; Value: Json }[] } };
    }[];
  };
  'AWS::Events::Rule': { Name: string; Description: string; EventPattern: Json; Targets: { Arn: Json }[] };
  'AWS::SNS::Topic': { KmsMasterKeyId: Json };
  'AWS::SNS::Subscription': { Protocol: string; Endpoint: string; TopicArn: Json };
  'AWS::SNS::TopicPolicy': { PolicyDocument: { Statement: Statement[] } };
  'AWS::CloudWatch::Dashboard': { DashboardName: string; DashboardBody: Json };
  'AWS::Logs::LogGroup': { RetentionInDays?: number; KmsKeyId?: Json };
  'AWS::IAM::Policy': { PolicyDocument: { Statement: Statement[] }; Roles: Json[] };
  'AWS::IAM::Role': { AssumeRolePolicyDocument: Json; ManagedPolicyArns?: Json; Policies?: Json };
  'AWS::KMS::Key': { EnableKeyRotation?: boolean; KeyPolicy: { Statement: Statement[] } };
  'AWS::SQS::Queue': { KmsMasterKeyId?: Json; RedrivePolicy?: { maxReceiveCount: number; deadLetterTargetArn: Json } };
  'AWS::S3::Bucket': {
    BucketEncryption: Json;
    ObjectLockConfiguration?: Json;
    VersioningConfiguration?: { Status: string };
    PublicAccessBlockConfiguration?: Record<string, boolean>;
    LifecycleConfiguration?: { Rules: { ExpirationInDays?: number; NoncurrentVersionExpiration?: Json }[] };
    LoggingConfiguration?: Json;
    NotificationConfiguration?: Json;
    CorsConfiguration?: { CorsRules: { AllowedOrigins: string[]; AllowedMethods: string[] }[] };
  };
  'AWS::GuardDuty::MalwareProtectionPlan': {
    Role: Json;
    ProtectedResource: { S3Bucket: { BucketName: Json } };
    Actions: Json;
  };
  'AWS::Backup::BackupVault': {
    EncryptionKeyArn: Json;
    LockConfiguration: { MinRetentionDays: number; MaxRetentionDays: number; ChangeableForDays?: number };
  };
  'AWS::Backup::BackupPlan': {
    BackupPlan: {
      BackupPlanRule: { TargetBackupVault: Json; Lifecycle: { DeleteAfterDays: number }; CopyActions?: Json }[];
    };
  };
  'AWS::Backup::BackupSelection': { BackupSelection: { IamRoleArn: Json; Resources: Json[] } };
  'AWS::Scheduler::Schedule': {
    ScheduleExpression: string;
    ScheduleExpressionTimezone: string;
    FlexibleTimeWindow: { Mode: string };
    Target: { Arn: Json; RoleArn: Json; DeadLetterConfig: { Arn: Json } };
  };
  'AWS::ApiGateway::RestApi': {
    Name: string;
    Body: Definition;
    DisableExecuteApiEndpoint?: boolean;
    EndpointConfiguration: { Types: string[]; VpcEndpointIds?: Json[] };
    Policy?: { Statement: Statement[] };
  };
  'AWS::ApiGateway::Stage': {
    RestApiId: Json;
    AccessLogSetting: { Format: string; DestinationArn: Json };
    MethodSettings: { ResourcePath: string; HttpMethod: string; ThrottlingRateLimit?: number; LoggingLevel?: string }[];
  };
  'AWS::ApiGatewayV2::RoutingRule': {
    Priority: number;
    Conditions: { MatchBasePaths: { AnyOf: string[] } }[];
    Actions: { InvokeApi: { ApiId: Json; StripBasePath: boolean } }[];
    DomainNameArn: Json;
  };
  'AWS::Lambda::Permission': { FunctionName: Json; Principal: string; SourceArn: Json };
  'AWS::WAFv2::WebACL': { Scope: string; Rules: { Name: string; Statement: Json }[] };
  'AWS::WAFv2::WebACLAssociation': { ResourceArn: Json; WebACLArn: Json };
  'AWS::S3::BucketPolicy': { Bucket: Json; PolicyDocument: { Statement: Statement[] } };
};

export type Resource<Properties> = {
  Type: string;
  Properties: Properties;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
};
export type TemplateJson = {
  Resources: Record<string, Resource<Json>>;
  Outputs?: Record<string, { Value: Json; Export?: { Name: Json } }>;
};
/** A stack of an installation. */
export type Part = keyof Installation;
export type Templates = { [P in Part]: Installation[P] extends Stack ? TemplateJson : TemplateJson | undefined };

const parts = ['guard', 'identity', 'edge', 'directory', 'general', 'spi', 'web'] as const satisfies Part[];

/** The stacks an installation has, in the order they are deployed in. */
export const partsOf = (templates: Templates): Part[] => parts.filter((part) => templates[part] !== undefined);

export const partOf = (templates: Templates, part: Part): TemplateJson => {
  const template = templates[part];
  if (!template) throw new Error(`there is no ${part}`);
  return template;
};

const install = (settings: StageSettings): Installation => {
  const codeOf = () => Code.fromInline('export const handler = () => {};');
  return installation(new App({ context: features }), settings, { codeOf, webFolder: emptyWeb });
};

const templatesOf = (stacks: Installation): Templates =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const stack = stacks[part];
      return stack ? [[part, Template.fromStack(stack).toJSON()]] : [];
    }),
  ) as Templates;

/** Templates of an installation, as they would be deployed but for the code. */
export const synthesize = (settings: StageSettings): Templates => templatesOf(install(settings));

/** Every stage, and one that no stage is: an open track beside a closed one. */
export const settingsFor = { ...stages, mixed: mixedSettings } as const satisfies Record<string, StageSettings>;
export type InstallationName = keyof typeof settingsFor;

const each = <T, U>(all: Record<InstallationName, T>, change: (value: T) => U): Record<InstallationName, U> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, change(value)])) as Record<InstallationName, U>;

const stacks = each<StageSettings, Installation>(settingsFor, install);
/** The roots of the installations, for what looks at constructs instead of templates. */
export const constructs = Object.values(stacks).map(({ directory }) => directory.node.root);
export const installations = each(stacks, templatesOf);

/** Where each stack is deployed. */
export const regions = each(stacks, (installed) =>
  Object.fromEntries(parts.map((part) => [part, installed[part]?.region] as const)),
);

export const templates = installations.dev;

/** Resources of one type, by their logical id. */
export const resourcesOf = <T extends keyof Shapes>(template: TemplateJson, type: T): [string, Resource<Shapes[T]>][] =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === type) as unknown as [
    string,
    Resource<Shapes[T]>,
  ][];

/** A copy of the templates in which something was done that must be noticed. */
export const tampered = (how: (copy: Templates) => void): Templates => {
  const copy = structuredClone(templates);
  how(copy);
  return copy;
};
