import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Doc } from '#shared/adapters/dynamo/client.ts';

export type StoredRow = Record<string, unknown> & { pk: string; sk: string };

/** Every row of a table. */
export const allRows = async (doc: Doc, table: string): Promise<StoredRow[]> => {
  const rows: StoredRow[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await doc.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    rows.push(...((Items ?? []) as StoredRow[]));
    start = LastEvaluatedKey;
  } while (start);
  return rows;
};
