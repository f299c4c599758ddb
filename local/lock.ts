import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Holder = { pid: number; started: string };

/** When the process with this number began, as the kernel counts it: numbers are used again, beginnings are not. */
const startedAt = (pid: number): string | undefined => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
  } catch {
    return undefined;
  }
};

/** Takes the data folder for this process. Throws a sentence for people when another runtime is alive on it. */
export const lockFolder = async (dir: string): Promise<() => Promise<void>> => {
  const file = join(dir, 'runtime.json');
  if (existsSync(file)) {
    const holder = JSON.parse(readFileSync(file, 'utf8') || '{}') as Partial<Holder>;
    if (holder.pid !== undefined && holder.pid !== process.pid && startedAt(holder.pid) === holder.started) {
      throw new Error(
        `${dir} は別のKansa(プロセス ${holder.pid})が使っています。先にそれを終了してください。\n` +
          `The data folder is in use by another Kansa (process ${holder.pid}). Stop that one first.`,
      );
    }
  }
  await writeFile(file, JSON.stringify({ pid: process.pid, started: startedAt(process.pid) ?? '' } satisfies Holder));
  return () => rm(file, { force: true });
};
