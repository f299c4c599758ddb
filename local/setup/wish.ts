import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError, sentence } from '#shared/kernel/errors.ts';
import type { PostRole } from '#shared/domain/access/roles.ts';
import { newPerson } from '#shared/domain/organisation/organisation.ts';
import { foundFromList } from '#shared/app/organisation/bootstrap.ts';
import type { Ports } from '#shared/app/ports.ts';
import { staffListReader } from '#shared/adapters/workbook/read-staff-list.ts';

/** Why a city cannot be set up, in words for whoever types the command. */
export class SetupRefused extends Error {}

export const refuse = (ja: string, en: string): never => {
  throw new SetupRefused(`${ja}\n${en}`);
};

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

export type Administrator = { name: string; email: string; subject: string };

/** A staff list, and whoever is to keep the organisation from now on. */
export type Wish = { file: string; person: Administrator; at: Date };

/** What the person typed, as the directory takes it. */
export const administratorOf = ({ person }: Pick<Wish, 'person'>): Administrator => {
  const { success, data, error } = newPerson.safeParse(person);
  if (success) return { name: data.name, email: data.email, subject: data.subject };
  const fields = error.issues.map(({ path }) => path.join('.')).join(', ');
  return refuse(
    `管理者の項目が正しくありません(${fields})。`,
    `The administrator's particulars are not valid (${fields}).`,
  );
};

/** A file that was named on the command line. */
export const fileNamed = async (path: string, what: { ja: string; en: string }) => {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return refuse(`${what.ja}がありません: ${path}`, `There is no such ${what.en}.`);
    throw error;
  });
  return { fileName: basename(path), content: bytes.toString('base64') };
};

/** Reads a staff list before anything is made. */
export const listIn = async (path: string): ReturnType<typeof staffListReader> =>
  staffListReader(await fileNamed(path, { ja: '職員一覧', en: 'staff list' }));

/** A refusal of the domain becomes one for the command line. */
export const inWords = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { params, fields = [] } = error.details;
    const said = (language: 'ja' | 'en'): string =>
      [sentence(error.code, language, params), ...fields.map((field) => `  ${field[language]}`)].join('\n');
    return refuse(said('ja'), said('en'));
  }
};

export type Founded = { changes: number; vacant: readonly PostRole[] };

/** Founds the city in a directory that is empty; rows that cannot be taken are named, and nothing is made then. */
export const foundCity = async (
  ports: Ports,
  wish: Wish,
  { list, sha256 }: Awaited<ReturnType<typeof listIn>>,
): Promise<Founded> => {
  const source = { fileName: basename(wish.file), sha256 };
  const city = await foundFromList(ports, { list, source, person: administratorOf(wish) }, wish.at);
  if (city.founded) return { changes: city.changes, vacant: city.vacant };
  const rows = city.rows.map((r) => `  ${r.sheet} ${r.row}行目: ${r.reasonText?.ja ?? ''}`).join('\n');
  return refuse(`職員一覧に直す行があります。\n${rows}`, 'Rows of the staff list have to be corrected.');
};
