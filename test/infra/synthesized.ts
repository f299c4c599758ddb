import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { features } from '#infra/features.ts';
import { installation } from '#infra/stacks/installation.ts';
import { type StageSettings, stages } from '#infra/stages.ts';
import type { Plane } from '#shared/contract/index.ts';

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
  'AWS::CloudWatch::Alarm': { AlarmDescription: string; MetricName: string; Dimensions: { Value: Json }[] };
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
    CorsConfiguration?: { CorsRules: { AllowedOrigins: string[]; AllowedMethods: string[] }[] };
  };
  'AWS::Scheduler::Schedule': {
    ScheduleExpression: string;
    ScheduleExpressionTimezone: string;
    FlexibleTimeWindow: { Mode: string };
    Target: { Arn: Json; RoleArn: Json; DeadLetterConfig: { Arn: Json } };
  };
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
export type Templates = Record<Plane, TemplateJson>;

/** Templates of an installation, as they would be deployed but for the code. */
export const synthesize = (settings: StageSettings): Templates => {
  const code = Code.fromInline('export const handler = () => {};');
  const stacks = installation(new App({ context: features }), settings, () => code);
  const json = (plane: Plane): TemplateJson => Template.fromStack(stacks[plane]).toJSON() as TemplateJson;
  return { directory: json('directory'), general: json('general'), spi: json('spi') };
};

export const templates = synthesize(stages.trial);

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
