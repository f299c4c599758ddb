import { type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Doc } from './client.ts';
import { patiently } from './retry.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

type Fields = Readonly<Record<string, unknown>>;
type Values = { Item?: Fields; Key?: Fields; ExpressionAttributeValues?: Fields };

const attributesOf = (fields: Fields | undefined) => fields && marshall(fields, { removeUndefinedValues: true });

const plainWrite = (write: Write): TransactWriteItem =>
  Object.fromEntries(
    Object.entries(write as Record<string, Values>).map(([operation, input]) => [
      operation,
      {
        ...input,
        Item: attributesOf(input.Item),
        Key: attributesOf(input.Key),
        ExpressionAttributeValues: attributesOf(input.ExpressionAttributeValues),
      },
    ]),
  );

/** Writes all or nothing. Values that are `undefined` are left out. Rejects as the service refuses. */
export const transact = async (doc: Doc, writes: readonly Write[]): Promise<void> => {
  const TransactItems = writes.map(plainWrite);
  await patiently(() => doc.plain.send(new TransactWriteItemsCommand({ TransactItems })));
};
