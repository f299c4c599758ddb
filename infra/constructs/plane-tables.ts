import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type TableRole, type TableSchema, tableSchemas } from '#shared/adapters/dynamo/tables.ts';

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });

/** Whoever they are, and whatever else they were given: an entry that was written stays as it is. */
const unchanging = (): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'EntriesStay',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:DeleteTable',
          'dynamodb:PartiQLDelete',
          'dynamodb:PartiQLInsert',
          'dynamodb:PartiQLUpdate',
          'dynamodb:UpdateItem',
        ],
        resources: ['*'],
      }),
    ],
  });

const table = (scope: Construct, id: string, role: TableRole, schema: TableSchema, key: IKey): TableV2 => {
  const { indexes, stream, expires } = schema;
  // V2, so that a replica in Osaka later is a line here and not another table.
  return new TableV2(scope, id, {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    globalSecondaryIndexes: indexes.map(({ name, partition, sort, column }) => ({
      indexName: name,
      partitionKey: text(partition),
      sortKey: text(sort),
      ...(column === undefined
        ? { projectionType: ProjectionType.KEYS_ONLY }
        : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [column] }),
    })),
    encryption: TableEncryptionV2.customerManagedKey(key),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(stream ? { dynamoStream: StreamViewType.NEW_IMAGE } : {}),
    ...(expires === undefined ? {} : { timeToLiveAttribute: expires }),
    ...(role === 'ledger' ? { resourcePolicy: unchanging() } : {}),
  });
};

/** The tables of a plane, from the schema that the local runtime creates them from, too. */
export const planeTables = (scope: Construct, roles: readonly TableRole[], key: IKey): Record<TableRole, TableV2> =>
  Object.fromEntries(
    roles.map((role) => [
      role,
      table(scope, `${role[0]?.toUpperCase()}${role.slice(1)}Table`, role, tableSchemas[role], key),
    ]),
  ) as Record<TableRole, TableV2>;
