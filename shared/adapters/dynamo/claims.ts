import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Claim, Claims } from '#shared/app/ports.ts';
import type { Doc } from './client.ts';
import { claimKey } from './keys.ts';
import { batchGet } from './rows.ts';
import { patiently } from './retry.ts';

type Row = Claim & { by: string };

/** A row for each name, with the last day taken. `run` tells this run's own row when a reply was lost. */
export const createClaims = (doc: Doc, table: string, run: string): Claims => ({
  last: async (names) => {
    const rows = await batchGet(doc, table, names.map(claimKey));
    return new Map(
      [...rows.values()].map((row) => {
        const { day, settled } = row as unknown as Row;
        return [row.pk.slice(claimKey('').pk.length), { day, settled }];
      }),
    );
  },
  take: async (name, day) => {
    try {
      await patiently(() =>
        doc.send(
          new PutCommand({
            TableName: table,
            Item: { ...claimKey(name), record: 'claim', day, settled: false, by: run },
            ConditionExpression: 'attribute_not_exists(pk) OR #day < :day OR (#day = :day AND #by = :by)',
            ExpressionAttributeNames: { '#day': 'day', '#by': 'by' },
            ExpressionAttributeValues: { ':day': day, ':by': run },
          }),
        ),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  },
  settle: async (name, day) => {
    await patiently(() =>
      doc.send(
        new PutCommand({
          TableName: table,
          Item: { ...claimKey(name), record: 'claim', day, settled: true, by: run },
        }),
      ),
    );
  },
});
