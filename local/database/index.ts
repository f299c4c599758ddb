export { clientConfigFor } from './client.ts';
export { type Database, startDatabase } from './database.ts';
export { createTables } from './tables.ts';
export { openCopy } from './copy.ts';
export { allRows } from './rows.ts';
