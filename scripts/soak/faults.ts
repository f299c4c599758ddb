import { startDatabase } from '#local/database/index.ts';
import { startObjects } from '#local/objects.ts';
import { secretsOf } from '#local/secrets.ts';
import { play } from '../demo/play.ts';
import { freePorts, startProcess } from '../demo/runtime.ts';
import { startProxy } from './proxy.ts';
import { randomFrom } from './random.ts';
import type { Part } from './part.ts';
import { copyOf, remove, seededFolder, wrongsOf } from './stage.ts';

/** How likely each request is to meet a fault: high enough to hit every call, low enough that six tries get through. */
const faultRate = 0.15;

/** Polls of the streams come ten times a second whatever happens: faults in them are done, and not counted. */
const polls = new Set(['GetRecords', 'GetShardIterator', 'DescribeStream', 'DescribeTable']);

type Counts = Map<string, number>;

/** One play of the whole story through proxies that break things; resolves to what went wrong. */
const playOnce = async (
  seeded: string,
  seed: number,
  counts: Counts,
  report: (line: string) => void,
): Promise<string[]> => {
  const dir = await copyOf(seeded);
  const random = randomFrom(seed);
  const stops: (() => Promise<void>)[] = [() => remove(dir)];
  let rate = 0;
  const onFault = (fault: string, { service, operation }: { service: string; operation: string }): void => {
    if (!polls.has(operation)) {
      const name = `${service} ${operation} ${fault}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  try {
    const database = await startDatabase({ dir });
    stops.push(database.stop);
    const port = await freePorts();
    const origin = `http://127.0.0.1:${port}`;
    const objects = await startObjects(dir, 0, await secretsOf(dir), () => [origin]);
    stops.push(objects.stop);
    const options = { random, rate: () => rate, onFault };
    const toDatabase = await startProxy({ service: 'database', target: database.endpoint, ...options });
    stops.push(toDatabase.stop);
    const toObjects = await startProxy({ service: 'objects', target: objects.endpoint, ...options });
    stops.push(toObjects.stop);

    const environment = { DYNAMODB_ENDPOINT: toDatabase.endpoint, S3_ENDPOINT: toObjects.endpoint };
    const running = await startProcess({ dir, port, environment });
    stops.push(running.stop);
    rate = faultRate;
    const lines: string[] = [];
    await play(running, (line) => lines.push(line));
    rate = 0;
    const failed = lines.filter((line) => line.startsWith('✗'));
    // What the functions said is where a failure of a step is explained.
    if (failed.length > 0) report(running.said());
    return [...failed, ...(await wrongsOf(dir))];
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
};

/** At least `target` faults at calls to the database and the object store, while the story is played again and again. */
export const faults: Part = async ({ target, seed, together, report }) => {
  const seeded = await seededFolder();
  const counts: Counts = new Map();
  const done = (): number => [...counts.values()].reduce((a, b) => a + b, 0);
  const wrongs: string[] = [];
  let plays = 0;
  const worker = async (): Promise<void> => {
    while (done() < target && wrongs.length < 20) {
      plays += 1;
      const own = seed + plays;
      const wrong = await playOnce(seeded, own, counts, report);
      wrongs.push(...wrong.map((w) => `seed ${own}: ${w}`));
      report(`faults: play ${plays}, ${done()} faults, ${wrongs.length} wrong`);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  await remove(seeded);
  const byName = [...counts].toSorted(([a], [b]) => a.localeCompare(b));
  return { done: done(), wrongs, more: { plays, faultRate, counts: Object.fromEntries(byName) } };
};
