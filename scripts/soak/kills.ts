import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseFiles } from '#local/database/files.ts';
import { play } from '../demo/play.ts';
import { freePorts, type Running, startProcess } from '../demo/runtime.ts';
import type { Part } from './part.ts';
import { randomFrom } from './random.ts';
import { copyOf, remove, seededFolder, wrongsOf } from './stage.ts';

/** How likely a step is to be cut, and how long after its beginning, in milliseconds. */
const cutRate = 0.3;
const longest = 80;

const killDatabase = async (dir: string): Promise<void> => {
  const pid = Number(await readFile(databaseFiles(dir).pid, 'utf8').catch(() => ''));
  try {
    if (pid > 1) process.kill(pid, 'SIGKILL');
  } catch {
    // It went down with its runtime.
  }
};

/** Plays the story once and kills the runtime in the middle of steps; resolves to the number of kills. */
const playOnce = async (seeded: string, seed: number, wrongs: string[]): Promise<number> => {
  const dir = await copyOf(seeded);
  const random = randomFrom(seed);
  const port = await freePorts();
  let running: Running = await startProcess({ dir, port });
  const { url, issuer } = running;
  let kills = 0;
  let back: Promise<void> = Promise.resolve();
  const cut = async (after: number, withDatabase: boolean): Promise<void> => {
    await sleep(after);
    await running.kill();
    if (withDatabase) await killDatabase(dir);
    kills += 1;
    running = await startProcess({ dir, port });
  };
  try {
    const lines: string[] = [];
    await play(
      { url, issuer },
      (line) => lines.push(line),
      async () => {
        await back;
        const [whether, after, which] = [random(), random() * longest, random()];
        if (whether < cutRate) back = cut(after, which < 0.5);
      },
    );
    await back;
    const failed = lines.filter((line) => line.startsWith('✗'));
    wrongs.push(...[...failed, ...(await wrongsOf(dir))].map((w) => `seed ${seed}: ${w}`));
  } finally {
    await back.catch(() => undefined);
    await running.stop();
    await remove(dir);
  }
  return kills;
};

/** At least `target` times `kill -9`, of the runtime alone or of its database too, in the middle of the story's steps. */
export const kills: Part = async ({ target, seed, together, report }) => {
  const seeded = await seededFolder();
  const wrongs: string[] = [];
  let [plays, done] = [0, 0];
  const worker = async (): Promise<void> => {
    while (done < target && wrongs.length < 20) {
      plays += 1;
      done += await playOnce(seeded, seed + plays, wrongs);
      report(`kills: play ${plays}, ${done} kills, ${wrongs.length} wrong`);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  await remove(seeded);
  return { done, wrongs, more: { plays } };
};
