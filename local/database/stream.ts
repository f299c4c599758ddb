import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliver, type OnRecords } from './deliver.ts';
import { type Position, type StreamRecord, streamSource } from './stream-source.ts';

export type StreamOptions = {
  endpoint: string;
  table: string;
  /** Holds how far the stream was read (`{table}.position.json`) and what was given up (`dead-letters.ndjson`). */
  dir: string;
  /** May throw, or name failures like a Lambda handler with `ReportBatchItemFailures`. Sees a record at least once. */
  onRecords: OnRecords;
  /** How long to wait when nothing is new and nobody calls `wake`, in milliseconds. */
  pollEvery?: number;
  /** The pause after the n-th failure in a row, in milliseconds. */
  pauseAfter?: (failures: number) => number;
  batchSize?: number;
  /** Told of what is retried by itself: the database away, the folder not writable. */
  onTrouble?: (error: unknown) => void;
};

export type Follower = {
  /** Looks for new records now: call it after a write of this process. */
  wake: () => void;
  /** Resolves when the handler that is running has returned. */
  stop: () => Promise<void>;
};

/** Writes come in swarms: so long after the first of them, in milliseconds, one look finds the others too. */
const gathering = 10;

const growing = (failures: number): number => Math.min(10_000, 100 * 2 ** (failures - 1));

const readPosition = async (file: string): Promise<Position | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Position;
  } catch {
    // None yet, or cut off by a crash: from the beginning, which at-least-once allows.
    return undefined;
  }
};

/** A pause that a ring or the end cuts short; a ring that comes while nobody waits is kept for the next pause. */
const bell = (end: AbortSignal) => {
  let ring: (() => void) | undefined;
  let rung = false;
  const ringNow = (): void => {
    rung = true;
    ring?.();
  };
  end.addEventListener('abort', ringNow);
  const wait = async (milliseconds: number): Promise<void> => {
    if (!rung && !end.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    ring = undefined;
    rung = false;
  };
  return { ring: ringNow, wait };
};

/**
 * Follows a table's stream like an event source mapping of Lambda: in order, at least once, on from where it stopped.
 * A record that fails five times goes to `dead-letters.ndjson` and its neighbours are handled.
 */
export const followStream = (options: StreamOptions): Follower => {
  const { endpoint, table, dir, onRecords, pollEvery = 100, pauseAfter = growing, batchSize = 100 } = options;
  const { onTrouble = () => {} } = options;
  const source = streamSource(endpoint, table);
  const positionFile = join(dir, `${table}.position.json`);
  const end = new AbortController();
  const news = bell(end.signal);
  const trouble = bell(end.signal);
  let failures = 0;

  const save = async (position: Position): Promise<void> => {
    await writeFile(`${positionFile}.new`, JSON.stringify(position));
    await rename(`${positionFile}.new`, positionFile);
  };

  const giveUp = (record: StreamRecord, reason: string): Promise<void> =>
    appendFile(
      join(dir, 'dead-letters.ndjson'),
      `${JSON.stringify({ at: new Date().toISOString(), table, reason, record })}\n`,
    );

  /** Reads one shard until it is closed; a shard that is open has no end. */
  const readShard = async (start: Position): Promise<void> => {
    let position = start;
    let iterator = await source.iterator(position);
    while (iterator !== undefined && !end.signal.aborted) {
      const { records, next } = await source.read(position, iterator, batchSize);
      failures = 0;
      await deliver(records, {
        onRecords,
        done: async ({ dynamodb }) => {
          position = { ...position, sequence: dynamodb.SequenceNumber };
          await save(position);
        },
        giveUp,
        pause: (n) => trouble.wait(pauseAfter(n)),
        isStopped: () => end.signal.aborted,
      });
      iterator = next;
      if (records.length < batchSize && iterator !== undefined) {
        await news.wait(pollEvery);
        await sleep(gathering);
      }
    }
  };

  const follow = async (): Promise<void> => {
    const position = await source.begin(await readPosition(positionFile));
    await readShard(position);
    const next = end.signal.aborted ? undefined : await source.following(position);
    if (next) await save(next);
    else await news.wait(pollEvery);
  };

  const run = async (): Promise<void> => {
    await mkdir(dir, { recursive: true });
    while (!end.signal.aborted) {
      try {
        await follow();
      } catch (error) {
        // The database is away or an iterator has expired: on from the checkpoint, however long it takes.
        onTrouble(error);
        failures += 1;
        await trouble.wait(pauseAfter(failures));
      }
    }
  };
  const ended = run();

  return {
    wake: news.ring,
    stop: async () => {
      end.abort();
      await ended;
    },
  };
};
