import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { clientConfigFor, openCopy } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { type Doc, documentClient } from '#shared/adapters/dynamo/client.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import type { Plane } from '#shared/contract/index.ts';
import type { StoreStand } from './store.ts';

/**
 * The same stand, with indexes that can be made to `stop`: from then on every query of an index is answered as it stood
 * at that moment, and everything else as it is, until they `goOn`.
 */
export const withStoppableIndexes = (stand: StoreStand) => {
  let morning: { client: Doc; close: () => Promise<void> } | undefined;
  const doc = documentClient(clientConfigFor(stand.endpoint));
  let answered = 0;
  doc.middlewareStack.add(
    (next) => async (args) => {
      const input = args.input as QueryCommandInput;
      if (!morning || input.IndexName === undefined) return next(args);
      answered += 1;
      return { output: await morning.client.send(new QueryCommand(input)), response: {} };
    },
    { step: 'serialize', priority: 'high', name: 'stoppedIndexes' },
  );
  const goOn = async (): Promise<void> => {
    const stopped = morning;
    morning = undefined;
    stopped?.client.destroy();
    await stopped?.close();
  };
  return {
    ...stand,
    store: stand.storeOf('general', doc),
    storeOf: (plane: Plane) => stand.storeOf(plane, doc),
    directory: createDirectory(doc, tableNamesOf('directory').state),
    stop: async (): Promise<void> => {
      const { endpoint, close } = await openCopy(stand.dir);
      morning = { client: documentClient(clientConfigFor(endpoint)), close };
    },
    goOn,
    /** How many queries were answered as of the moment at which the indexes stopped. */
    answeredLate: (): number => answered,
    close: async (): Promise<void> => {
      await goOn();
      doc.destroy();
      await stand.close();
    },
  };
};
