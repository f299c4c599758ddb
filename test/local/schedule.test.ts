import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSchedule } from '#local/schedule.ts';

let dir: string;
let calls: string[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kansa-schedule-'));
  calls = [];
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const functions = {
  invoke: async (plane: string, name: string) => {
    calls.push(`${plane} ${name}`);
    return undefined as never;
  },
};
/** A machine that comes up at this time and is stopped as soon as it has looked. */
const upAt = async (time: string, over = functions): Promise<string[]> => {
  calls = [];
  const schedule = startSchedule({ dir, functions: over, clock: () => new Date(time), log: () => {} });
  await schedule.stop();
  return calls;
};
const both = ['general', 'spi'].flatMap((plane) => [`${plane} dispose-files`, `${plane} sweep-deadlines`]);

test('the day’s run is made up for when the machine comes up late, and not repeated', async () => {
  expect(await upAt('2026-11-24T07:59:00+09:00')).toEqual([]);
  expect(await upAt('2026-11-24T13:00:00+09:00')).toEqual(both);
  expect(await upAt('2026-11-24T23:59:00+09:00')).toEqual([]);
  expect(await upAt('2026-11-25T00:01:00+09:00')).toEqual([]);
  expect(await upAt('2026-11-25T08:00:00+09:00')).toEqual(both);
  // Days on which the machine was off are not made up for one by one.
  expect(await upAt('2026-12-01T09:00:00+09:00')).toEqual(both);
});

test('a run that fails in one track does not keep the other’s back', async () => {
  const failing = {
    invoke: async (plane: string, name: string) => {
      calls.push(`${plane} ${name}`);
      throw new Error('the database is away');
    },
  };
  expect(await upAt('2026-11-24T09:00:00+09:00', failing)).toEqual(both);
});

test('eight o’clock comes while the machine is up', async () => {
  let now = Date.parse('2026-11-24T07:59:59.950+09:00');
  const started = Date.now();
  const from = now;
  const schedule = startSchedule({
    dir,
    functions,
    clock: () => new Date((now = from + Date.now() - started)),
    log: () => {},
  });
  await expect.poll(() => calls, { timeout: 5000 }).toEqual(both);
  await schedule.stop();
});
