import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type EdgeFunctionName, edgeFunctions } from '#functions/edge-manifest.ts';
import type { CityLine } from './city-network.ts';
import { lambdaFunction } from './lambda-function.ts';
import type { CodeOf } from './plane-function.ts';
import type { Watch } from './watch.ts';
import { allow } from './statements.ts';

export type EdgeFunctionProps = {
  name: EdgeFunctionName;
  functionName: string;
  environment: Readonly<Record<string, string>>;
  codeOf: CodeOf;
  watch: Watch;
  logDays: RetentionDays;
  /** Of the plane it stands before; the one before none writes nothing that has to be sealed. */
  key?: IKey;
  /** Given when it has to reach something in the city's network. */
  line?: CityLine | undefined;
};

/** What Lambda does in the name of a function to put it into a network. EC2 knows no narrower resource for these. */
export const networkInterfaces = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** A function of the edge manifest. Its role may write its log, and nothing else of ours. */
export const edgeFunction = (scope: Construct, props: EdgeFunctionProps): LambdaFunction => {
  const { name, functionName, environment, codeOf, watch, logDays, key, line } = props;
  const spec = edgeFunctions[name];
  const missing = spec.environment.filter((variable) => environment[variable] === undefined);
  if (missing.length > 0) throw new Error(`nothing says what ${missing.join(', ')} of ${name} is`);

  const within = new Construct(scope, `${name[0]?.toUpperCase()}${name.slice(1)}`);
  const fn = lambdaFunction(within, {
    functionName,
    spec,
    code: codeOf(spec),
    environment,
    statements: line ? [allow(networkInterfaces, ['*'])] : [],
    logDays,
    key,
    network: line ? { vpc: line.vpc, vpcSubnets: line.subnets, securityGroups: [line.outward] } : {},
  });
  watch.functionAlarm(within, name, fn, spec);
  return fn;
};
