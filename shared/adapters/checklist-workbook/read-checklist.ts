import { createHash } from 'node:crypto';
import { importChecklist } from '#shared/domain/checklist/import.ts';
import type { ImportPreview, Sheet } from '#shared/domain/checklist/preview.ts';
import { refuse } from '#shared/domain/checklist/refusals.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';

type File = { fileName: string; bytes: Uint8Array };

const startsWith = (bytes: Uint8Array, hex: string): boolean =>
  Buffer.from(bytes.subarray(0, hex.length / 2)).toString('hex') === hex;

const isZip = ({ bytes }: File): boolean => startsWith(bytes, '504b');
/** The container of .xls, and of every .xlsx with a password. */
const isOle = ({ bytes }: File): boolean => startsWith(bytes, 'd0cf11e0a1b11ae1');
const isEncrypted = ({ bytes }: File): boolean =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
const hasName = (pattern: RegExp) => (file: File) => pattern.test(file.fileName.normalize('NFKC'));

/** What a file is, by its first bytes; its name only decides what those leave open. The first line that fits holds. */
const kinds: [(file: File) => boolean, (file: File) => Sheet[] | Promise<Sheet[]>][] = [
  [({ bytes }) => bytes.byteLength === 0, () => refuse('empty_file')],
  [(file) => isOle(file) && isEncrypted(file), () => refuse('encrypted_workbook')],
  [isOle, () => refuse('old_excel')],
  [(file) => isZip(file) && hasName(/\.(?:xlsm|xltm|xlam)$/i)(file), () => refuse('macro_workbook')],
  [isZip, ({ bytes }) => readWorkbook(bytes)],
  [hasName(/\.(?:csv|txt)$/i), ({ fileName, bytes }) => readCsv(fileName.replace(/\.[^.]*$/, ''), bytes)],
  // HTML and tab-separated text under the name of an Excel file, which some systems hand out, end here too.
  [() => true, () => refuse('not_a_workbook')],
];

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Reads a city's checklist file (.xlsx or CSV) and says what importing it would do; nothing is stored. Throws
 * `file_refused` with a Japanese sentence in `params.reason` for a file that cannot be read or holds no checklist.
 */
export const readChecklist = async (file: File): Promise<ImportPreview> => {
  const [, read] = kinds.find(([fits]) => fits(file)) ?? [null, () => refuse('not_a_workbook')];
  return importChecklist(await read(file), hash);
};
