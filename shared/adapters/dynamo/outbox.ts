import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Doc } from './client.ts';
import type { Key } from './keys.ts';
import { patiently } from './retry.ts';

/** Takes a message out of the outbox once somebody else is answerable for it. */
export const outboxWith =
  (doc: Doc, table: string) =>
  async ({ pk, sk }: Key): Promise<void> => {
    await patiently(() => doc.send(new DeleteCommand({ TableName: table, Key: { pk, sk } })));
  };
