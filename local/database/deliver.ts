import type { DynamoDBBatchResponse } from 'aws-lambda';
import type { StreamRecord } from './stream-source.ts';

export type OnRecords = (records: StreamRecord[]) => Promise<DynamoDBBatchResponse | void>;

export type Delivery = {
  onRecords: OnRecords;
  /** Called with the last record of every run of records that are done with, in order. */
  done: (last: StreamRecord) => Promise<void>;
  /** Takes a record that failed every time, with its last error. */
  giveUp: (record: StreamRecord, reason: string) => Promise<void>;
  pause: (attempt: number) => Promise<void>;
  isStopped: () => boolean;
};

/** How often a record may fail before it is set aside, so that those behind it are handled. */
export const tries = 5;

type Outcome = { handled: number; reason: string };

const attempt = async (onRecords: OnRecords, records: StreamRecord[]): Promise<Outcome> => {
  try {
    const failures = (await onRecords(records))?.batchItemFailures ?? [];
    const places = failures.map((f) => records.findIndex((r) => r.dynamodb.SequenceNumber === f.itemIdentifier));
    // Like Lambda: from the first failure on, everything comes again; an answer that names nothing known fails all.
    return { handled: Math.max(0, Math.min(records.length, ...places)), reason: 'reported as a batch item failure' };
  } catch (error) {
    return { handled: 0, reason: error instanceof Error ? error.message : String(error) };
  }
};

/**
 * Hands records to a handler until every one is handled or set aside. A batch that fails as a whole is handed over
 * record by record, so the one that is to blame is found and only that one is given up.
 */
export const deliver = async (records: StreamRecord[], delivery: Delivery): Promise<void> => {
  let open = records;
  let failures = 0;
  let width = records.length;
  while (open.length > 0 && !delivery.isStopped()) {
    const batch = open.slice(0, width);
    const { handled, reason } = await attempt(delivery.onRecords, batch);
    const last = batch[handled - 1];
    if (last !== undefined) {
      await delivery.done(last);
      open = open.slice(handled);
      failures = 0;
    }
    const [head] = open;
    if (handled === batch.length || head === undefined) continue;
    failures += 1;
    width = 1;
    if (failures >= tries) {
      await delivery.giveUp(head, reason);
      await delivery.done(head);
      open = open.slice(1);
      failures = 0;
    } else {
      await delivery.pause(failures);
    }
  }
};
