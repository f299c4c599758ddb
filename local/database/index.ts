export { clientConfigFor, waitingFor } from './client.ts';
export { type Database, startDatabase } from './database.ts';
export { createTables } from './tables.ts';
export { copyDatabase, openCopy } from './copy.ts';
export { databaseFiles } from './files.ts';
export { allRows } from './rows.ts';
