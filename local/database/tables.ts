import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { type Plane, planes as allPlanes } from '#shared/contract/index.ts';
import { type TableRole, type TableSchema, tableSchemas } from '#shared/adapters/dynamo/tables.ts';
import { tableNamesOf } from '#local/names.ts';

const keySchema = (partition: string, sort: string): KeySchemaElement[] => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

const indexesOf = ({ indexes }: TableSchema): GlobalSecondaryIndex[] =>
  indexes.map(({ name, partition, sort, column }) => ({
    IndexName: name,
    KeySchema: keySchema(partition, sort),
    Projection: column ? { ProjectionType: 'INCLUDE', NonKeyAttributes: [column] } : { ProjectionType: 'KEYS_ONLY' },
  }));

const inputOf = (name: string, schema: TableSchema): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', ...schema.indexes.flatMap((index) => [index.partition, index.sort])].map(
    (attribute) => ({
      AttributeName: attribute,
      AttributeType: 'S',
    }),
  ),
  KeySchema: keySchema('pk', 'sk'),
  ...(schema.indexes.length > 0 ? { GlobalSecondaryIndexes: indexesOf(schema) } : {}),
  ...(schema.stream ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } } : {}),
});

const createTable = async (client: DynamoDBClient, name: string, schema: TableSchema): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(inputOf(name, schema)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  if (schema.expires === undefined) return;
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: schema.expires, Enabled: true },
    }),
  );
};

/** Creates what is missing of the tables of the planes, and may be run as often as one likes. */
export const createTables = async (client: DynamoDBClient, planes: readonly Plane[] = allPlanes): Promise<void> => {
  const tables = planes.flatMap((plane) => Object.entries(tableNamesOf(plane)) as [TableRole, string][]);
  await Promise.all(tables.map(([role, name]) => createTable(client, name, tableSchemas[role])));
};
