import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FunctionSpec } from '#functions/manifest.ts';
import type { Plane } from '#shared/contract/index.ts';
import { environmentValues } from './environment.ts';
import { sourceStatements, startFrom } from './event-sources.ts';
import { grantStatements } from './grants.ts';
import { lambdaFunction } from './lambda-function.ts';
import { type PlaneResources, resourceOf } from './plane-resources.ts';
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

  const fn = lambdaFunction(within, {
    functionName: functionName(settings.stage, plane, name),
    spec,
    code: codeOf(spec),
    environment: environmentValues(resources),
    statements: [
      ...spec.grants.flatMap((grant) => grantStatements[grant](resources)),
      ...(spec.startedBy ? sourceStatements(spec.startedBy, resources) : []),
    ],
    logDays: settings.logDays,
    key,
  });
  watch.functionAlarm(within, name, fn, spec);
  if (!spec.startedBy) return fn;
  // Put aside means not tried again by itself, and somebody is waiting for it.
  watchPutAside(within, watch, name, startFrom(spec.startedBy, fn, resources, spec), spec.impact);
  if (spec.startedBy === 'outbox') watchStream(within, watch, name, fn, spec.impact);
  if (spec.startedBy === 'jobs') watchQueue(within, watch, name, resourceOf(resources, 'jobs').queue, spec.impact);
  return fn;
};
