import { Duration } from 'aws-cdk-lib';
import { Alarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSpec } from '#functions/manifest.ts';
import type { Plane } from '#shared/contract/index.ts';
import { environmentValues } from './environment.ts';
import { sourceStatements, startFrom } from './event-sources.ts';
import { grantStatements } from './grants.ts';
import type { PlaneResources } from './plane-resources.ts';
import { allow } from './statements.ts';

/** Where the code of a function is. */
export type CodeOf = (spec: Pick<FunctionSpec, 'entry' | 'composition'>) => Code;

/** Name of a function in the account, the same in every template and alarm. */
export const functionName = (stage: string, plane: Plane, name: string): string => `kansa-${stage}-${plane}-${name}`;

export const period = Duration.minutes(5);

/** Rings at the first failure within five minutes, and says who suffers. */
export const alarm = (scope: Construct, id: string, metric: IMetric, impact: string): Alarm =>
  new Alarm(scope, id, {
    metric,
    alarmDescription: impact,
    threshold: 1,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });

export type PlaneFunctionProps = { name: string; spec: FunctionSpec; resources: PlaneResources; codeOf: CodeOf };

export const camel = (name: string): string =>
  name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** One function of the manifest in one plane: its code, its own role and log, and the alarm that names its impact. */
export const planeFunction = (
  scope: Construct,
  { name, spec, resources, codeOf }: PlaneFunctionProps,
): LambdaFunction => {
  const within = new Construct(scope, camel(name));
  const { plane, settings, key } = resources;

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
    environment: environmentValues(resources),
    environmentEncryption: key,
    logGroup: logs,
    role,
  });
  alarm(within, 'Errors', fn.metricErrors({ statistic: 'sum', period }), spec.impact);
  if (!spec.startedBy) return fn;
  // Put aside means not tried again by itself, and somebody is waiting for it.
  const failed = startFrom(spec.startedBy, fn, resources);
  alarm(within, 'PutAside', failed.metricApproximateNumberOfMessagesVisible({ statistic: 'max', period }), spec.impact);
  return fn;
};
