import { environmentOf } from '#functions/manifest.ts';
import { type PlaneResources, resourceOf } from './plane-resources.ts';

/** Where the value of each variable comes from. A value may only name what belongs to the plane, or the directory. */
const values: Readonly<Record<string, (resources: PlaneResources) => string>> = {
  PLANE: ({ plane }) => plane,
  CITY: ({ settings }) => settings.city,
  STATE_TABLE: ({ tables }) => tables.state.tableName,
  LEDGER_TABLE: ({ tables }) => tables.ledger.tableName,
  DIRECTORY_TABLE: (resources) => resourceOf(resources, 'directory').table.tableName,
  QUARANTINE_BUCKET: (resources) => resourceOf(resources, 'quarantine').bucketName,
  VAULT_BUCKET: (resources) => resourceOf(resources, 'vault').bucketName,
  MALWARE_SCANNER: () => 'guardduty',
  JOBS_QUEUE: (resources) => resourceOf(resources, 'jobs').queue.queueUrl,
  // The template carries a reference; CloudFormation puts the key in, and the plane's own key encrypts it there.
  CURSOR_KEY: ({ cursorKey }) => cursorKey.secretValue.unsafeUnwrap(),
  MAIL_FROM: ({ settings }) => settings.mailFrom,
};

/** The environment of every function of a plane: exactly the names the manifest gives. */
export const environmentValues = (resources: PlaneResources): Record<string, string> =>
  Object.fromEntries(
    environmentOf(resources.plane).map((name) => {
      const value = values[name];
      if (!value) throw new Error(`nothing says what ${name} is`);
      return [name, value(resources)];
    }),
  );
