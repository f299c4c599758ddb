import { allRows, clientConfigFor, openCopy } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { type PlaneReport, verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { type Plane, planes } from '#shared/contract/index.ts';

export type Reports = Record<Plane, PlaneReport>;

/** Recomputes every chain of a data folder and compares each record with what its chain adds up to. */
export const verifyFolder = async (dir: string): Promise<Reports> => {
  const copy = await openCopy(dir);
  // The copy holds everything the city wrote: it must not outlive an impatient Ctrl-C.
  const leave = (): void => void copy.close().finally(() => process.exit(2));
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    const doc = documentClient(clientConfigFor(copy.endpoint));
    const reports = await Promise.all(
      planes.map(async (plane): Promise<[Plane, PlaneReport]> => {
        const { state, ledger } = tableNamesOf(plane);
        return [plane, verifyPlane({ state: await allRows(doc, state), ledger: await allRows(doc, ledger) })];
      }),
    );
    return Object.fromEntries(reports) as Reports;
  } finally {
    await copy.close();
  }
};
