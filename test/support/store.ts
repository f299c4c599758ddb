import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { allRows, clientConfigFor, createTables, startDatabase } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { type Doc, documentClient } from '#shared/adapters/dynamo/client.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { createStore } from '#shared/adapters/dynamo/store.ts';
import type { Store } from '#shared/app/ports.ts';
import type { Plane } from '#shared/contract/index.ts';
import { type FaultPlan, faulty } from './faults.ts';
import { meter } from './units.ts';

/** A store on an embedded database of its own, in a folder that `close` removes. About 60 ms: one for a test file. */
export const openStore = async ({ clock = () => new Date() }: { clock?: () => Date } = {}) => {
  const dir = await mkdtemp(join(tmpdir(), 'kansa-store-'));
  const database = await startDatabase({ dir });
  const open: Doc[] = [];
  const connect = (): Doc => {
    const doc = documentClient(clientConfigFor(database.endpoint));
    open.push(doc);
    return doc;
  };
  const doc = connect();
  const cost = meter(doc);
  await createTables(doc);
  const storeOf = (plane: Plane, over: Doc = doc): Store =>
    createStore({ doc: over, tables: tableNamesOf(plane), log: `kansa.city.example/log/${plane}`, newId: ulid });

  return {
    dir,
    endpoint: database.endpoint,
    doc,
    /** What some work costs on `doc`. */
    cost,
    now: clock,
    newId: ulid,
    /** The store of the general plane; `storeOf` has the others. */
    store: storeOf('general'),
    storeOf,
    directory: createDirectory(doc, tableNamesOf('directory').state),
    /** The same tables through a client that breaks as planned. */
    withFault: (plan: FaultPlan, plane: Plane = 'general') => {
      const { doc: broken, attempts } = faulty(connect(), plan);
      return { store: storeOf(plane, broken), attempts };
    },
    rows: async (plane: Plane = 'general') => {
      const { state, ledger } = tableNamesOf(plane);
      return { state: await allRows(doc, state), ledger: await allRows(doc, ledger) };
    },
    close: async () => {
      for (const client of open) client.destroy();
      await database.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};
export type StoreStand = Awaited<ReturnType<typeof openStore>>;
