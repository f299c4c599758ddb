import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Doc } from './client.ts';
import { entryKey } from './keys.ts';
import { patiently } from './retry.ts';

/**
 * True when this very entry is in the ledger: the transaction that seems to have lost a race had succeeded, and only
 * its reply was lost. The service's own memory of requests is short, and the embedded database's ends with a restart.
 */
export const isStored = async (doc: Doc, ledger: string, { chain, seq, id }: LedgerEntry): Promise<boolean> => {
  const { Item } = await patiently(() =>
    doc.send(new GetCommand({ TableName: ledger, Key: entryKey(chain, seq), ConsistentRead: true })),
  );
  if (!Item) return false;
  const stored = JSON.parse(Buffer.from(Item['bytes'] as Uint8Array).toString('utf8')) as LedgerEntry;
  return stored.id === id;
};
