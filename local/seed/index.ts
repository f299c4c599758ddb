import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { planes } from '#shared/contract/index.ts';
import type { Backend } from '#local/runtime.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { createStore } from '#shared/adapters/dynamo/store.ts';
import { appointFirstAdministrator } from '#shared/app/organisation/bootstrap.ts';
import { clientConfigFor } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { administrator, cityDepartment } from './city.ts';
import { actAs } from './client.ts';
import { writeLastYear } from './last-year.ts';
import { writeOrganisation } from './organisation.ts';
import { until } from './steps.ts';
import { writeThisYear } from './this-year.ts';

type Names = { city: string; administrator: string };

const appoint = async ({ endpoints }: Backend, newId: () => string, at: Date, names: Names): Promise<void> => {
  const doc = documentClient(clientConfigFor(endpoints.database));
  const tables = tableNamesOf('directory');
  const store = createStore({ doc, tables, log: 'kansa.local/log/directory', newId });
  const ports = {
    store,
    directory: createDirectory(doc, tables.state),
    newId,
    digest: () => '',
    isHoliday: () => false,
  };
  const person = { ...administrator, name: names.administrator, email: `${administrator.subject}@mihon.example` };
  await appointFirstAdministrator(
    ports,
    { city: { ...cityDepartment, name: names.city }, person, title: 'システム管理者' },
    at,
  );
};

/** A folder to begin with: the city as one department, and one person who may register everyone else. */
export const beginWithAdministrator = (backend: Backend, newId: () => string): Promise<void> =>
  appoint(backend, newId, new Date(), { city: '(市の名前)', administrator: '最初の管理者' });

const outboxesAreEmpty = async ({ endpoints }: Backend): Promise<boolean> => {
  const doc = documentClient(clientConfigFor(endpoints.database));
  const counts = await Promise.all(
    planes.map((plane) =>
      doc.send(
        new ScanCommand({
          TableName: tableNamesOf(plane).state,
          Select: 'COUNT',
          FilterExpression: 'begins_with(pk, :outbox)',
          ExpressionAttributeValues: { ':outbox': 'OUTBOX#' },
        }),
      ),
    ),
  );
  return counts.every(({ Count }) => Count === 0);
};

/** The day the made-up city begins: long enough ago for last year's audit. */
const founded = new Date('2024-04-01T00:00:00Z');

/**
 * A made-up city in the middle of its fiscal year: thirty sections, last year's closed audit, this year's plan and an
 * audit under way. Everything is written through the functions, by people who may do it, at the time it "happened".
 */
export const seedCity = async (backend: Backend, newId: () => string): Promise<void> => {
  await appoint(backend, newId, founded, { city: cityDepartment.name, administrator: administrator.name });
  let now = founded;
  const clock = { set: (at: Date) => void (now = at) };
  const functions = await backend.functionsAt(() => now);
  const stopFollowing = backend.follow(functions);
  try {
    const as = actAs(functions, newId);
    const personIds = await writeOrganisation(as);
    const checklist = await writeLastYear(as, clock, personIds);
    await writeThisYear(as, clock, personIds, checklist);
    // Letters of the past are dated by the seed's clock: none may be left for the runtime's own.
    await until(() => outboxesAreEmpty(backend));
  } finally {
    await stopFollowing();
  }
};
