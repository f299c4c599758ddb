import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { manifest } from '#functions/manifest.ts';
import type { Plane } from '#shared/contract/index.ts';
import type { StageSettings } from '#infra/stages.ts';
import { watchKey } from './watched-events.ts';
import { watchTable } from './watched-parts.ts';
import { Watch } from './watch.ts';
import { deadLetters } from './jobs-queue.ts';
import { planeKey } from './plane-key.ts';
import { type CodeOf, planeFunction } from './plane-function.ts';
import type { PlaneResources } from './plane-resources.ts';
import { planeTables } from './plane-tables.ts';

/** Functions of a plane by their names in the manifest. */
export type PlaneFunctions = ReadonlyMap<string, LambdaFunction>;

export type PlaneBase = PlaneResources & { key: Key };

/** What every plane has of its own: a key, its tables, the secret behind its cursors, and a place for what failed. */
export const planeBase = (scope: Construct, plane: Plane, settings: StageSettings): PlaneBase => {
  const key = planeKey(scope, plane, settings);
  const watch = new Watch(scope, plane, settings, key);
  watchKey(watch, watch, key);
  const tables = planeTables(scope, manifest[plane].tables, key);
  for (const [role, table] of Object.entries(tables)) watchTable(watch, watch, role, table);
  // `npm run setup` reads where to begin from these.
  for (const [name, table] of [
    ['StateTableName', tables.state],
    ['LedgerTableName', tables.ledger],
  ] as const) {
    new CfnOutput(Stack.of(scope), name, { value: table.tableName });
  }
  return {
    plane,
    settings,
    key,
    watch,
    tables,
    undelivered: deadLetters(scope, 'Undelivered', key),
    cursorKey: new Secret(scope, 'CursorKey', {
      description: 'Signs the cursors of lists; a new one makes open lists start again, no more',
      encryptionKey: key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  };
};

/** Every function the manifest has for the plane. */
export const planeFunctions = (scope: Construct, resources: PlaneResources, codeOf: CodeOf): PlaneFunctions =>
  new Map(
    Object.entries(manifest[resources.plane].functions).map(([name, spec]) => [
      name,
      planeFunction(scope, { name, spec, resources, codeOf }),
    ]),
  );
