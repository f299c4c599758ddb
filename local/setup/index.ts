import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { newId } from '#functions/runtime/ids.ts';
import type { Ports } from '#shared/app/ports.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { createStore } from '#shared/adapters/dynamo/store.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { clientConfigFor, createTables, startDatabase } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { administratorOf, type Founded, foundCity, inWords, isMissing, listIn, refuse, type Wish } from './wish.ts';

export { SetupRefused } from './wish.ts';

const entriesOf = async (dir: string): Promise<string[]> => {
  try {
    return await readdir(dir);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

const portsOn = (endpoint: string): Ports => {
  const doc = documentClient(clientConfigFor(endpoint));
  const tables = tableNamesOf('directory');
  const store = createStore({ doc, tables, log: 'kansa.local/log/directory', newId });
  const directory = createDirectory(doc, tables.state);
  return { store, directory, newId, digest: digestOf, isHoliday: isPublicHoliday };
};

/**
 * Sets up a city of its own in a new data folder: the first administrator, and the organisation of a staff list. The
 * folder appears when it is whole and not before. Throws `SetupRefused` with sentences for people.
 */
export const setUpFolder = async (wish: Wish & { dir: string }): Promise<Founded> => {
  const dir = resolve(wish.dir);
  if ((await entriesOf(dir)).length > 0)
    refuse(
      `${wish.dir} にはすでにデータがあります。空のフォルダーか、まだない場所を指定してください。`,
      'The folder holds data already: name a new one.',
    );
  administratorOf(wish);
  const draft = `${dir}.setting-up-${process.pid}`;
  try {
    return await inWords(async () => {
      const list = await listIn(wish.file);
      await mkdir(draft, { recursive: true, mode: 0o700 });
      const database = await startDatabase({ dir: draft });
      try {
        await createTables(new DynamoDBClient(clientConfigFor(database.endpoint)));
        const city = await foundCity(portsOn(database.endpoint), wish, list);
        await database.stop();
        await rm(dir, { recursive: true, force: true });
        await mkdir(dirname(dir), { recursive: true });
        await rename(draft, dir);
        return city;
      } finally {
        await database.stop();
      }
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};
