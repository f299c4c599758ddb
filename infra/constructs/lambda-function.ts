import { Duration } from 'aws-cdk-lib';
import { Role, type PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  type FunctionProps,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionSpec } from '#functions/manifest.ts';
import { allow } from './statements.ts';

type Props = {
  functionName: string;
  spec: Pick<FunctionSpec, 'impact' | 'memoryMb' | 'timeoutSeconds' | 'atOnce'>;
  code: Code;
  environment: Readonly<Record<string, string>>;
  /** What its role may do beyond writing its log. */
  statements: readonly PolicyStatement[];
  logDays: RetentionDays;
  key?: IKey | undefined;
  network?: Pick<FunctionProps, 'vpc' | 'vpcSubnets' | 'securityGroups'>;
};

/** A function as all of ours are: its own log and role, what the manifest says of its size, and why it is there. */
export const lambdaFunction = (within: Construct, props: Props): LambdaFunction => {
  const { functionName, spec, code, environment, statements, logDays, key, network } = props;
  const logs = new LogGroup(within, 'Logs', { retention: logDays, ...(key ? { encryptionKey: key } : {}) });
  // No managed policy: those name every log group of the account.
  const role = new Role(within, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]));
  for (const statement of statements) role.addToPolicy(statement);
  return new LambdaFunction(within, 'Function', {
    functionName,
    description: spec.impact,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code,
    memorySize: spec.memoryMb,
    timeout: Duration.seconds(spec.timeoutSeconds),
    reservedConcurrentExecutions: spec.atOnce,
    // Adds the right to send traces to the role: which function ran when and how long, and nothing of what it did.
    tracing: Tracing.ACTIVE,
    environment: { ...environment },
    ...(key ? { environmentEncryption: key } : {}),
    logGroup: logs,
    role,
    ...network,
  });
};
