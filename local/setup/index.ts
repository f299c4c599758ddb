import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ulid } from 'ulid';
import { DomainError, sentence } from '#shared/kernel/errors.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import { foundFromList } from '#shared/app/organisation/bootstrap.ts';
import type { Ports } from '#shared/app/ports.ts';
import { isPublicHoliday } from '#shared/adapters/calendar/public-holidays.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { createStore } from '#shared/adapters/dynamo/store.ts';
import { digestOf } from '#shared/adapters/ledger/chain.ts';
import { staffListReader } from '#shared/adapters/workbook/read-staff-list.ts';
import { newPerson } from '#shared/domain/organisation/organisation.ts';
import { clientConfigFor, createTables, startDatabase } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';

/** Why a city cannot be set up, in words for whoever types the command. */
export class SetupRefused extends Error {}

const refuse = (ja: string, en: string): never => {
  throw new SetupRefused(`${ja}\n${en}`);
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

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
  const store = createStore({ doc, tables, log: 'kansa.local/log/directory', newId: () => ulid() });
  const directory = createDirectory(doc, tables.state);
  return { store, directory, newId: () => ulid(), digest: digestOf, isHoliday: isPublicHoliday };
};

type Wish = { dir: string; file: string; person: { name: string; email: string; subject: string }; at: Date };

const personIn = ({ person }: Wish): Wish['person'] => {
  const { success, data, error } = newPerson.safeParse(person);
  if (success) return { name: data.name, email: data.email, subject: data.subject };
  const fields = error.issues.map(({ path }) => path.join('.')).join(', ');
  return refuse(
    `管理者の項目が正しくありません(${fields})。`,
    `The administrator's particulars are not valid (${fields}).`,
  );
};

const listIn = async (file: string): ReturnType<typeof staffListReader> => {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (isMissing(error)) return refuse(`職員一覧がありません: ${file}`, 'There is no such staff list.');
    throw error;
  });
  return staffListReader({ fileName: basename(file), content: bytes.toString('base64') });
};

/**
 * Sets up a city of its own in a new data folder: the first administrator, and the organisation of a staff list. The
 * folder appears when it is whole and not before. Throws `SetupRefused` with sentences for people.
 */
export const setUpFolder = async (wish: Wish): Promise<{ changes: number; vacant: readonly PostRole[] }> => {
  const dir = resolve(wish.dir);
  if ((await entriesOf(dir)).length > 0)
    refuse(
      `${wish.dir} にはすでにデータがあります。空のフォルダーか、まだない場所を指定してください。`,
      'The folder holds data already: name a new one.',
    );
  const person = personIn(wish);
  const draft = `${dir}.setting-up-${process.pid}`;
  try {
    const { list, sha256 } = await listIn(wish.file);
    const source = { fileName: basename(wish.file), sha256 };
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const database = await startDatabase({ dir: draft });
    try {
      await createTables(new DynamoDBClient(clientConfigFor(database.endpoint)));
      const city = await foundFromList(portsOn(database.endpoint), { list, source, person }, wish.at);
      if (!city.founded) {
        const rows = city.rows.map((r) => `  ${r.sheet} ${r.row}行目: ${r.reasonText?.ja ?? ''}`).join('\n');
        return refuse(`職員一覧に直す行があります。\n${rows}`, 'Rows of the staff list have to be corrected.');
      }
      await database.stop();
      await rm(dir, { recursive: true, force: true });
      await mkdir(dirname(dir), { recursive: true });
      await rename(draft, dir);
      return { changes: city.changes, vacant: city.vacant };
    } finally {
      await database.stop();
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { params, fields = [] } = error.details;
    const said = (language: 'ja' | 'en'): string =>
      [sentence(error.code, language, params), ...fields.map((field) => `  ${field[language]}`)].join('\n');
    return refuse(said('ja'), said('en'));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};
