import { readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'ENOTDIR'].includes(String(error.code));

const readOrNothing = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
};

/** True while the process runs and is a server of this very database file: a pid may long belong to another program. */
const serves = async (pid: number, database: string): Promise<boolean> => {
  const command = (await readOrNothing(`/proc/${pid}/cmdline`)).split('\0');
  return command.includes('--db-path') && command.includes(database);
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

const endedWithin = async (milliseconds: number, pid: number, database: string): Promise<boolean> => {
  const end = Date.now() + milliseconds;
  while (await serves(pid, database)) {
    if (Date.now() > end) return false;
    await sleep(10);
  }
  return true;
};

/**
 * Ends a server that outlived a runtime killed with `kill -9` and still holds the file. The caller has made sure that
 * no living runtime owns the folder.
 */
export const endOrphan = async (pidFile: string, database: string): Promise<void> => {
  const pid = Number(await readOrNothing(pidFile));
  if (Number.isSafeInteger(pid) && pid > 1 && (await serves(pid, database))) {
    signal(pid, 'SIGTERM');
    if (!(await endedWithin(3000, pid, database))) {
      signal(pid, 'SIGKILL');
      if (!(await endedWithin(3000, pid, database))) {
        throw new Error(`以前のデータベースが終了しません。An earlier database (process ${pid}) does not end.`);
      }
    }
  }
  await rm(pidFile, { force: true });
};
