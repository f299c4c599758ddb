import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Doc } from './client.ts';
import type { Key } from './keys.ts';
import { patiently } from './retry.ts';

/** DynamoDB takes at most this many writes in one batch. */
const batchLimit = 25;

/** Deletes rows for good. Only what disposes of files may. */
export const removeWith =
  (doc: Doc, table: string) =>
  async (keys: readonly Key[]): Promise<void> => {
    for (let n = 0; n < keys.length; n += batchLimit) {
      let left: object[] = keys.slice(n, n + batchLimit).map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } }));
      while (left.length > 0) {
        const RequestItems = { [table]: left as never };
        const { UnprocessedItems } = await patiently(() => doc.send(new BatchWriteCommand({ RequestItems })));
        left = UnprocessedItems?.[table] ?? [];
      }
    }
  };
