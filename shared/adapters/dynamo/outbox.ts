import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Doc } from './client.ts';
import type { Item } from './codec.ts';
import type { Key } from './keys.ts';
import { patiently } from './retry.ts';

/** Messages that wait to be carried out: one stays until somebody else is answerable for it. */
export const outboxWith = (doc: Doc, table: string) => ({
  /** The message as it is now; `undefined` once it has been carried out. */
  read: async ({ pk, sk }: Key): Promise<Item | undefined> => {
    const { Item } = await patiently(() =>
      doc.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true })),
    );
    return Item as Item | undefined;
  },
  /** Writes down how far a message has got. One that is gone stays gone. */
  note: async (row: Item, progress: Record<string, unknown>): Promise<void> => {
    await patiently(() =>
      doc.send(
        new PutCommand({
          TableName: table,
          Item: { ...row, ...progress },
          ConditionExpression: 'attribute_exists(pk)',
        }),
      ),
    );
  },
  remove: async ({ pk, sk }: Key): Promise<void> => {
    await patiently(() => doc.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
  },
});
