import { describe, expect, test } from 'vitest';
import { manifest } from '#functions/manifest.ts';
import { type TableSchema, tableSchemas } from '#shared/adapters/dynamo/tables.ts';
import { planes } from '#shared/contract/index.ts';
import { namesIn, render } from './render.ts';
import { tableIdOf, unkeptTables } from './rules.ts';
import { type Resource, resourcesOf, type Shapes, tampered, templates } from './synthesized.ts';

type Table = Resource<Shapes['AWS::DynamoDB::GlobalTable']>;

/** What `tableSchemas` says, read back from a template. */
const schemaOf = ({ Properties }: Table): TableSchema => ({
  indexes: (Properties.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    name: IndexName,
    partition: KeySchema.find((k) => k.KeyType === 'HASH')?.AttributeName ?? '',
    sort: KeySchema.find((k) => k.KeyType === 'RANGE')?.AttributeName ?? '',
    ...(Projection.ProjectionType === 'INCLUDE' ? { column: Projection.NonKeyAttributes?.join() ?? '' } : {}),
  })),
  stream: Properties.StreamSpecification !== undefined,
  ...(Properties.TimeToLiveSpecification?.Enabled ? { expires: Properties.TimeToLiveSpecification.AttributeName } : {}),
});

describe.each(planes)('tables of the %s plane', (plane) => {
  const tables = new Map(resourcesOf(templates[plane], 'AWS::DynamoDB::GlobalTable'));
  const tableOf = { state: 'STATE_TABLE', ledger: 'LEDGER_TABLE' } as const;

  test('are those of the manifest and no others', () => {
    const ids = manifest[plane].tables.map((role) => tableIdOf(templates, plane, tableOf[role]));
    expect([...tables.keys()].sort()).toEqual(ids.sort());
  });

  test.each(manifest[plane].tables)('%s has the keys, indexes, stream and expiry of its schema', (role) => {
    const table = tables.get(tableIdOf(templates, plane, tableOf[role])) as Table;
    expect(schemaOf(table)).toEqual(tableSchemas[role]);
    expect(table.Properties.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
    expect(new Set(table.Properties.AttributeDefinitions.map((a) => a.AttributeType))).toEqual(new Set(['S']));
    // Keys, or one attribute more: nothing carries the content of records.
    for (const { Projection } of table.Properties.GlobalSecondaryIndexes ?? []) {
      expect(['KEYS_ONLY', 'INCLUDE']).toContain(Projection.ProjectionType);
      expect(Projection.NonKeyAttributes ?? []).toEqual(Projection.ProjectionType === 'INCLUDE' ? ['list'] : []);
    }
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
    expect([undefined, 'NEW_IMAGE']).toContain(table.Properties.StreamSpecification?.StreamViewType);
  });

  test("are encrypted with the plane's own rotating key", () => {
    const [[keyId, key] = [], ...others] = resourcesOf(templates[plane], 'AWS::KMS::Key');
    expect(others).toEqual([]);
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    for (const { Properties } of tables.values()) {
      for (const { SSESpecification } of Properties.Replicas) {
        expect(namesIn(render(templates, plane, SSESpecification?.KMSMasterKeyId ?? ''))).toEqual([
          { plane, id: keyId },
        ]);
      }
    }
  });
});

describe('what protects tables', () => {
  test('every table is retained, protected from deletion and recoverable to a point in time', () => {
    expect(unkeptTables(templates)).toEqual([]);
  });

  const neglect: Record<string, (table: Table) => void> = {
    'a table deleted with its stack': (table) => {
      table.DeletionPolicy = 'Delete';
    },
    'a table deleted when it is replaced': (table) => {
      delete table.UpdateReplacePolicy;
    },
    'a table without deletion protection': (table) => {
      for (const replica of table.Properties.Replicas) replica.DeletionProtectionEnabled = false;
    },
    'a table without point-in-time recovery': (table) => {
      for (const replica of table.Properties.Replicas) delete replica.PointInTimeRecoverySpecification;
    },
  };
  test.each(Object.entries(neglect))('%s is noticed', (_, how) => {
    const copy = tampered((t) => {
      for (const [, table] of resourcesOf(t.spi, 'AWS::DynamoDB::GlobalTable').slice(0, 1)) how(table);
    });
    expect(unkeptTables(copy)).toHaveLength(1);
  });

  test('an index that the schema does not have is noticed', () => {
    const [[, table] = []] = resourcesOf(structuredClone(templates.general), 'AWS::DynamoDB::GlobalTable');
    table?.Properties.GlobalSecondaryIndexes?.pop();
    expect(table && schemaOf(table)).not.toEqual(tableSchemas.state);
  });
});
