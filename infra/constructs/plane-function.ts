import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSpec } from '#functions/manifest.ts';
import type { Plane } from '#shared/contract/index.ts';
import { environmentValues } from './environment.ts';
import { sourceStatements, startFrom } from './event-sources.ts';
import { grantStatements } from './grants.ts';
import { type PlaneResources, resourceOf } from './plane-resources.ts';
import { allow } from './statements.ts';
import { watchPutAside, watchQueue, watchStream } from './watched-parts.ts';

/** Where the code of a function is. */
export type CodeOf = (spec: Pick<FunctionSpec, 'entry' | 'composition'>) => Code;

/** Name of a function in the account, the same in every template and alarm. */
export const functionName = (stage: string, plane: Plane, name: string): string => `kansa-${stage}-${plane}-${name}`;

export type PlaneFunctionProps = { name: string; spec: FunctionSpec; resources: PlaneResources; codeOf: CodeOf };

export const camel = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** One function of the manifest in one plane: its code, its own role and log, and the alarm that names its impact. */
export const planeFunction = (
  scope: Construct,
  { name, spec, resources, codeOf }: PlaneFunctionProps,
): LambdaFunction => {
  const within = new Construct(scope, camel(name));
  const { plane, settings, key, watch } = resources;

  const logs = new LogGroup(within, 'Logs', { retention: settings.logDays, encryptionKey: key });
  // No managed policy: those name every log group of the account.
  const role = new Role(within, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const statements = [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]),
    ...spec.grants.flatMap((grant) => grantStatements[grant](resources)),
    ...(spec.startedBy ? sourceStatements(spec.startedBy, resources) : []),
  ];
  for (const statement of statements) role.addToPolicy(statement);

  const fn = new LambdaFunction(within, 'Function', {
    functionName: functionName(settings.stage, plane, name),
    description: spec.impact,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: codeOf(spec),
    memorySize: spec.memoryMb,
    timeout: Duration.seconds(spec.timeoutSeconds),
    reservedConcurrentExecutions: spec.atOnce,
    // Adds the right to send traces to the role: which function ran when and how long, and nothing of what it did.
    tracing: Tracing.ACTIVE,
    environment: environmentValues(resources),
    environmentEncryption: key,
    logGroup: logs,
    role,
  });
  watch.functionAlarm(within, name, fn, spec);
  if (!spec.startedBy) return fn;
  // Put aside means not tried again by itself, and somebody is waiting for it.
  watchPutAside(within, watch, name, startFrom(spec.startedBy, fn, resources, spec), spec.impact);
  if (spec.startedBy === 'outbox') watchStream(within, watch, name, fn, spec.impact);
  if (spec.startedBy === 'jobs') watchQueue(within, watch, name, resourceOf(resources, 'jobs').queue, spec.impact);
  return fn;
};
