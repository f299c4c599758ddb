export { clientConfigFor } from './client.ts';
export { type Database, startDatabase } from './database.ts';
export { databaseFiles } from './files.ts';
export { createTables } from './tables.ts';
export { type Follower, followStream, type StreamOptions } from './stream.ts';
export { openCopy } from './copy.ts';
export { allRows } from './rows.ts';
