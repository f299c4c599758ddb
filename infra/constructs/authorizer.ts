import { Aws, Fn } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Plane } from '#shared/contract/planes.ts';
import { clientOf, scopeOf } from '#infra/sign-in.ts';
import type { StageSettings } from '#infra/stages.ts';
import type { ApiParts } from './api-definition.ts';
import type { CityLine } from './city-network.ts';
import { edgeFunction } from './edge-function.ts';
import type { Watch } from './watch.ts';
import { type CodeOf, functionName } from './plane-function.ts';

/** Where API Gateway calls a function. */
export const invocationOf = (functionArn: string): string =>
  Fn.join('', [
    'arn:',
    Aws.PARTITION,
    ':apigateway:',
    Aws.REGION,
    ':lambda:path/2015-03-31/functions/',
    functionArn,
    '/invocations',
  ]);

const header = { type: 'apiKey', name: 'Authorization', in: 'header' } as const;

export type Authorizer = ApiParts['authorizer'] & { fn?: LambdaFunction };

const byCognito = (plane: Plane, userPoolArn: string): Authorizer => ({
  name: 'cognito',
  scheme: {
    ...header,
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [userPoolArn] },
  },
  scopes: [scopeOf(plane)],
});

const byFunction = (fn: LambdaFunction): Authorizer => ({
  name: 'issuer',
  scheme: {
    ...header,
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'token',
      authorizerUri: invocationOf(fn.functionArn),
      identityValidationExpression: String.raw`^[Bb]earer [\w-]+\.[\w-]+\.[\w-]+$`,
      // A token that is taken back is good for a minute more; who the person is, is looked up at every call.
      authorizerResultTtlInSeconds: 60,
    },
  },
  // Only Cognito's authorizer can be given scopes. Ours is told the one scope of its plane.
  scopes: [],
  fn,
});

export type AuthorizerProps = {
  plane: Plane;
  settings: StageSettings;
  key: IKey;
  codeOf: CodeOf;
  watch: Watch;
  userPoolArn?: string | undefined;
  line?: CityLine | undefined;
};

/** What stands before every method of a plane: Cognito's authorizer, or ours for every other issuer. */
export const authorizerOf = (scope: Construct, props: AuthorizerProps): Authorizer => {
  const { plane, settings, key, codeOf, watch, userPoolArn, line } = props;
  const { signIn, stage, logDays } = settings;
  if (signIn.by === 'cognito') {
    if (userPoolArn === undefined) throw new Error(`stage ${stage} has no user pool`);
    return byCognito(plane, userPoolArn);
  }
  const fn = edgeFunction(scope, {
    name: 'authorize',
    functionName: functionName(stage, plane, 'authorize'),
    environment: {
      ISSUER: signIn.issuer,
      AUDIENCE: signIn.audience,
      CLIENT_ID: signIn.clientIds[clientOf(plane)],
      SCOPE: scopeOf(plane),
    },
    codeOf,
    watch,
    logDays,
    key,
    line: signIn.reachedFrom === 'city' ? line : undefined,
  });
  return byFunction(fn);
};
