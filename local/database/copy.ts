import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { startDatabase } from './database.ts';
import { databaseFiles } from './files.ts';

/** More pages than any database has: the copy is made in one step, so it is of one moment. */
const allPages = 2 ** 30;

/** Copies a database as it is at this moment, also while a runtime works on it. */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, to, { rate: allPages });
  } finally {
    source.close();
  }
};

/**
 * A server on a copy of a data folder's database as it is at this moment, also while a runtime works on it. `close`
 * ends it and removes the copy.
 */
export const openCopy = async (dir: string): Promise<{ endpoint: string; close: () => Promise<void> }> => {
  const { database } = databaseFiles(dir);
  await access(database);
  const copy = await mkdtemp(join(tmpdir(), 'kansa-copy-'));
  const remove = () => rm(copy, { recursive: true, force: true });
  try {
    await copyDatabase(database, databaseFiles(copy).database);
    const { endpoint, stop } = await startDatabase({ dir: copy });
    return {
      endpoint,
      close: async () => {
        await stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
