import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseBinary } from './binary.ts';
import { databaseFiles } from './files.ts';
import { endOrphan } from './orphan.ts';
import { addStreamIndex } from './stream-index.ts';

export type Database = { endpoint: string; stop: () => Promise<void> };

const startLimit = 10_000;
const stopLimit = 5000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const answers = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(endpoint)).ok;
  } catch {
    return false;
  }
};

/** Waits for this very process: on a port given by a person, another server may be the one that answers. */
const untilReady = async (child: ChildProcess, endpoint: string, saidSince: () => Promise<string>): Promise<void> => {
  const end = Date.now() + startLimit;
  while (!((await saidSince()).includes(`listening on ${endpoint}`) && (await answers(endpoint)))) {
    if (hasEnded(child) || Date.now() > end) {
      const said = (await saidSince()).trim().split('\n').at(-1) ?? '';
      throw new Error(`データベースを起動できません。The database does not start: ${said}`);
    }
    await sleep(5);
  }
};

const end = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopLimit);
  await ended;
  clearTimeout(timer);
};

/**
 * Starts the embedded database on a folder of its own. A server left over from a killed runtime is ended first; whether
 * another runtime is alive on the folder is for the caller to find out before.
 */
export const startDatabase = async ({ dir, port }: { dir: string; port?: number }): Promise<Database> => {
  const binary = databaseBinary();
  await mkdir(dir, { recursive: true });
  // The real path: the same folder under another name must be recognised in an orphan's command line.
  const files = databaseFiles(await realpath(dir));
  await endOrphan(files.pid, files.database);

  const chosen = port ?? (await freePort());
  const endpoint = `http://127.0.0.1:${chosen}`;
  const log = openSync(files.log, 'a');
  const logStart = statSync(files.log).size;
  // A group of its own: Ctrl-C must reach the runtime alone, which still has work to finish on the database.
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(chosen), '--db-path', files.database], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  // A runtime that exits without stopping, by a crash or a test's end, takes its database along.
  const leave = (): void => void child.kill('SIGTERM');
  process.once('exit', leave);
  const stop = async (): Promise<void> => {
    process.off('exit', leave);
    await end(child);
    await rm(files.pid, { force: true });
  };
  try {
    const saidSince = async () => (await readFile(files.log)).subarray(logStart).toString('utf8');
    // At once: a runtime killed while the database starts leaves an orphan too.
    if (child.pid !== undefined) await writeFile(files.pid, String(child.pid));
    await Promise.race([failed, untilReady(child, endpoint, saidSince)]);
    addStreamIndex(files.database);
  } catch (error) {
    if (child.pid !== undefined) await stop();
    throw error;
  }
  return { endpoint, stop };
};
