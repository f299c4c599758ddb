import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import type { Plane } from '#shared/contract/index.ts';
import { clientConfigFor } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import type { Api } from './api.ts';

type Row = Record<string, unknown> & { pk: string; sk: string };

/** The database gives attributes in any order. */
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Looks into the tables behind the API's back: what really stands there. */
export const rowsOf = ({ backend }: Api) => {
  const doc = documentClient(clientConfigFor(backend.endpoints.database));

  const scan = async (table: string): Promise<Row[]> => {
    const rows: Row[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await doc.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }),
      );
      rows.push(...((page.Items ?? []) as Row[]));
      from = page.LastEvaluatedKey;
    } while (from);
    return rows;
  };

  const state = (plane: Plane) => scan(tableNamesOf(plane).state);
  const ledger = async (plane: Plane): Promise<LedgerEntry[]> =>
    (await scan(tableNamesOf(plane).ledger)).map(
      (row) => JSON.parse(Buffer.from(row['bytes'] as Uint8Array).toString('utf8')) as LedgerEntry,
    );

  return {
    state,
    ledger,
    /** All rows of a plane, as its verification reads them. */
    plane: async (plane: Plane) => ({ state: await state(plane), ledger: await scan(tableNamesOf(plane).ledger) }),
    /** One value for all that is stored in a plane: equal before and after means that nothing was written. */
    fingerprint: async (plane: Plane): Promise<string> => {
      const rows = [...(await state(plane)), ...(await scan(tableNamesOf(plane).ledger))];
      // What waits in the outbox goes by itself.
      const kept = rows.filter((row) => !row.pk.startsWith('OUTBOX#')).map((row) => JSON.stringify(row, sorted));
      return createHash('sha256').update(kept.toSorted().join('\n')).digest('hex');
    },
  };
};
export type Rows = ReturnType<typeof rowsOf>;
