import type { SpecRestApi, StageOptions } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import * as z from 'zod';
import { manifest } from '#functions/manifest.ts';
import { contract, mountOf, type Plane } from '#shared/contract/index.ts';
import type { Route, Routes } from '#shared/contract/route.ts';
import { type Access, accessOf, type StageSettings } from '#infra/stages.ts';
import { apiDefinition } from './api-definition.ts';
import { authorizerOf, invocationOf } from './authorizer.ts';
import type { CityLine } from './city-network.ts';
import type { PlaneFunctions } from './plane-base.ts';
import type { CodeOf } from './plane-function.ts';
import type { Watch } from './watch.ts';
import { watchApi } from './watched-parts.ts';
import { type ApiDoor, restApi } from './rest-api.ts';

/** What the edge of an installation gives each plane: doors, and who says that a token is good. */
export type Edge = {
  doors: Readonly<Partial<Record<Access, ApiDoor>>>;
  userPoolArn?: string | undefined;
  line?: CityLine | undefined;
};

export type PlaneApis = Readonly<Partial<Record<Access, SpecRestApi>>>;

/** A whole workbook is read or written in memory: some at once is what a day of work comes to, more is a mistake. */
const heavy = { throttlingRateLimit: 10, throttlingBurstLimit: 30 } as const;

const carriesWorkbook = ({ maxBytes, output }: Route): boolean =>
  maxBytes !== undefined || (output instanceof z.ZodObject && 'content' in output.shape && 'fileName' in output.shape);

/** The methods that cost more than others, each with its own limit. */
export const heavyMethods = (plane: Plane): NonNullable<StageOptions['methodOptions']> =>
  Object.fromEntries(
    Object.values(contract[plane] as Routes)
      .filter(carriesWorkbook)
      .map(({ method, path }) => [`${mountOf(plane)}${path}/${method}`, heavy]),
  );

export type PlaneApisProps = {
  plane: Plane;
  settings: StageSettings;
  key: IKey;
  watch: Watch;
  functions: PlaneFunctions;
  edge: Edge;
  codeOf: CodeOf;
};

/** The APIs of a plane: one for each way it can be reached, all of them on the same functions. */
export const planeApis = (scope: Construct, props: PlaneApisProps): PlaneApis => {
  const { plane, settings, key, watch, functions, edge, codeOf } = props;
  const authorizer = authorizerOf(scope, { plane, settings, key, watch, codeOf, ...edge });
  const addresses = new Map([...functions].map(([name, fn]) => [name, invocationOf(fn.functionArn)]));
  const served = [...functions].filter(([name]) => manifest[plane].functions[name]?.serves).map(([, fn]) => fn);

  return Object.fromEntries(
    accessOf(settings, plane).map((access) => {
      const door = edge.doors[access];
      if (door === undefined) throw new Error(`stage ${settings.stage} has no ${access} door`);
      const name = `kansa-${settings.stage}-${plane}-${access}`;
      const api = restApi(scope, `${access === 'public' ? 'Public' : 'Private'}Api`, {
        name,
        description: `Kansa ${settings.stage}: the ${plane} plane, ${access}`,
        definition: apiDefinition({
          plane,
          title: name,
          authorizer,
          invocationOf: (fn) => addresses.get(fn) ?? '',
        }),
        functions: [...served, ...(authorizer.fn ? [authorizer.fn] : [])],
        door,
        logDays: settings.logDays,
        key,
        throttling: heavyMethods(plane),
      });
      watchApi(watch, watch, access, api);
      return [access, api];
    }),
  );
};
