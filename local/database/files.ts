import { join } from 'node:path';

/** What the database keeps in its folder. */
export const databaseFiles = (dir: string) => ({
  database: join(dir, 'database.db'),
  log: join(dir, 'database.log'),
  pid: join(dir, 'database.pid'),
});
