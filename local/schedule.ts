import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, dayOf, daysAfter } from '#shared/kernel/calendar.ts';
import { planes } from '#shared/contract/index.ts';
import { dailyAt, manifest } from '#functions/manifest.ts';
import type { Functions } from './functions.ts';

export type ScheduleOptions = {
  dir: string;
  functions: Functions;
  clock: () => Date;
  log: (line: string) => void;
};

/** The instant of a day's start in Japan, which knows no summer time. */
const startOf = (day: Day): number => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return Date.parse(`${day}T${two(dailyAt.hour)}:${two(dailyAt.minute)}:00+09:00`);
};

const scheduled = planes.flatMap((plane) =>
  Object.entries(manifest[plane].functions)
    .filter(([, { startedBy }]) => startedBy === 'schedule')
    .map(([name]) => ({ plane, name })),
);

const lastDay = async (file: string): Promise<Day> => {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { day: Day }).day;
  } catch {
    // None yet, or cut off by a crash: the day's run comes again, which it bears.
    return '';
  }
};

/** How long to wait at most before looking at the clock again: a machine that slept must not sleep through a day. */
const longest = 60_000;

/**
 * Starts scheduled functions once a day, and at once when the day's run is missing: a machine that was off at eight
 * does it when it comes up. `stop` waits for a run that is going on.
 */
export const startSchedule = ({ dir, functions, clock, log }: ScheduleOptions) => {
  const file = join(dir, 'schedule.json');
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const runAll = async (day: Day): Promise<void> => {
    for (const { plane, name } of scheduled) {
      try {
        await functions.invoke(plane, name, {});
      } catch (error) {
        log(`${name} of ${plane}: ${String(error)}`);
      }
    }
    await writeFile(`${file}.new`, JSON.stringify({ day }));
    await rename(`${file}.new`, file);
  };

  const look = async (): Promise<void> => {
    const now = clock();
    const today = dayOf(now);
    const due = startOf(today);
    if (now.getTime() >= due && (await lastDay(file)) < today) await runAll(today);
    if (stopped) return;
    const next = now.getTime() < due ? due : startOf(daysAfter(today, 1));
    timer = setTimeout(lookAgain, Math.min(longest, Math.max(1, next - clock().getTime())));
  };
  const lookAgain = (): void => {
    running = look().catch((error: unknown) => log(`schedule: ${String(error)}`));
  };

  lookAgain();
  return {
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
