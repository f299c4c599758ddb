import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { refuse } from '#shared/domain/workbook/refusals.ts';
import { readCsv } from './read-csv.ts';
import { refuseNumbers } from './refuse-numbers.ts';
import { readWorkbook } from './read-workbook.ts';

export type File = { fileName: string; bytes: Uint8Array };

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

/**
 * The sheets of a city's file (.xlsx or CSV). Throws `file_refused` with a Japanese sentence in `params.reason` for a
 * file that cannot be read, and `number_in_text` for one with an Individual Number in it.
 */
export const readSheets = async (file: File): Promise<Sheet[]> => {
  const [, read] = kinds.find(([fits]) => fits(file)) ?? [null, () => refuse('not_a_workbook')];
  const sheets = await read(file);
  refuseNumbers(sheets);
  return sheets;
};
