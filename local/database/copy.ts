import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { startDatabase } from './database.ts';
import { databaseFiles } from './files.ts';

/** More pages than any database has: the copy is made in one step, so it is of one moment. */
const allPages = 2 ** 30;

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
    const source = new DatabaseSync(database, { readOnly: true, timeout: 10_000 });
    try {
      await backup(source, databaseFiles(copy).database, { rate: allPages });
    } finally {
      source.close();
    }
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
