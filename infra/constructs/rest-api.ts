import { Stack } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  ApiDefinition,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import type { IVpcEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnPermission, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

/** Where an API answers: everywhere, for whoever comes through CloudFront, or at one endpoint in a network. */
export type ApiDoor = { webAcl: string; endpoint?: IVpcEndpoint | undefined };

export type RestApiProps = {
  name: string;
  description: string;
  definition: object;
  functions: Iterable<LambdaFunction>;
  door: ApiDoor;
  logDays: RetentionDays;
  key?: IKey;
  throttling?: NonNullable<StageOptions['methodOptions']>;
  binaryMediaTypes?: string[];
};

/** Calls a second of all people together, and how many may come at once. */
const usual = { throttlingRateLimit: 200, throttlingBurstLimit: 400 } as const;

/**
 * What is kept of a call: that there was one, and how it went. No address, no query, no ids of a path, no subject: who
 * did what is in the ledger, under the ledger's rules, and `requestId` leads there.
 */
const accessLog = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  method: '$context.httpMethod',
  resource: '$context.resourcePath',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
  functionLatency: '$context.integration.latency',
  functionStatus: '$context.integration.status',
  authorizerLatency: '$context.authorizer.latency',
  error: '$context.error.responseType',
  filter: '$context.waf.status',
} as const;

const onlyThrough = (endpoint: IVpcEndpoint): PolicyDocument => {
  const invoke = { principals: [new AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] };
  const through = { 'aws:SourceVpce': endpoint.vpcEndpointId };
  return new PolicyDocument({
    statements: [
      new PolicyStatement({ ...invoke, effect: Effect.DENY, conditions: { StringNotEquals: through } }),
      new PolicyStatement({ ...invoke, effect: Effect.ALLOW, conditions: { StringEquals: through } }),
    ],
  });
};

/** An API made of its definition, with its filter, its limits and its log; it may call these functions. */
export const restApi = (scope: Construct, id: string, props: RestApiProps): SpecRestApi => {
  const { name, description, definition, functions, door, logDays, key, throttling, binaryMediaTypes } = props;
  const logs = new LogGroup(scope, `${id}Logs`, { retention: logDays, ...(key ? { encryptionKey: key } : {}) });
  const api = new SpecRestApi(scope, id, {
    restApiName: name,
    description,
    apiDefinition: ApiDefinition.fromInline(definition),
    // A warning of the import means that something was left out.
    failOnWarnings: true,
    cloudWatchRole: false,
    ...(door.endpoint
      ? {
          endpointConfiguration: { types: [EndpointType.PRIVATE], vpcEndpoints: [door.endpoint] },
          policy: onlyThrough(door.endpoint),
        }
      : { endpointConfiguration: { types: [EndpointType.REGIONAL] }, disableExecuteApiEndpoint: true }),
    ...(binaryMediaTypes ? { binaryMediaTypes } : {}),
    deployOptions: {
      stageName: 'kansa',
      ...usual,
      metricsEnabled: true,
      tracingEnabled: true,
      // Execution logs have bodies and tokens in them.
      loggingLevel: MethodLoggingLevel.OFF,
      dataTraceEnabled: false,
      accessLogDestination: new LogGroupLogDestination(logs),
      accessLogFormat: AccessLogFormat.custom(JSON.stringify(accessLog)),
      ...(throttling ? { methodOptions: throttling } : {}),
    },
  });
  for (const fn of functions) {
    // Written out: the library would allow each method by itself, hundreds of resources.
    new CfnPermission(fn, `${id}Call`, {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(api).formatArn({ service: 'execute-api', resource: api.restApiId, resourceName: '*' }),
    });
  }
  new CfnWebACLAssociation(scope, `${id}Filter`, {
    webAclArn: door.webAcl,
    resourceArn: api.deploymentStage.stageArn,
  });
  return api;
};
