import { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` alone among all processes that name the same file: who comes second waits, up to five minutes. The lock
 * is a transaction, for the system takes it back from whoever ends, however that happens.
 */
export const alone = async (file: string, work: () => Promise<void> | void): Promise<void> => {
  const lock = new DatabaseSync(file, { timeout: 300_000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    await work();
  } finally {
    lock.close();
  }
};
