import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Plane } from '#shared/contract/index.ts';
import type { TableRole } from '#shared/adapters/dynamo/tables.ts';
import type { StageSettings } from '#infra/stages.ts';
import type { Watch } from './watch.ts';
import type { JobsQueue } from './jobs-queue.ts';

// Classes, not their interfaces: the library's own classes do not fit these under exactOptionalPropertyTypes.

/** Another plane's directory, as a track sees it: who is who, to be read and never written. */
export type DirectoryView = { table: TableV2; key: IKey };

/** Everything functions of one plane can be given. What a plane does not have, its functions cannot be granted. */
export type PlaneResources = {
  plane: Plane;
  settings: StageSettings;
  key: IKey;
  watch: Watch;
  cursorKey: Secret;
  tables: Readonly<Record<TableRole, TableV2>>;
  /** Where the stream leaves word of messages that could not be carried out. */
  undelivered: IQueue;
  directory?: DirectoryView;
  quarantine?: Bucket;
  vault?: Bucket;
  jobs?: JobsQueue;
};

type Optional = 'directory' | 'quarantine' | 'vault' | 'jobs';

/** A resource that only some planes have. Throws when the manifest asks for it in a plane without one. */
export const resourceOf = <K extends Optional>(resources: PlaneResources, name: K): NonNullable<PlaneResources[K]> => {
  const found = resources[name];
  if (found === undefined) throw new Error(`the plane ${resources.plane} has no ${name}`);
  return found;
};
