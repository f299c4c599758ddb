import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { screen } from '#shared/adapters/screening/screen.ts';

/** The patterned numbers that stand in the files of the play and in what people type in it (DOMAIN.md 4.6). */
export const canary = '246813579021';
const canaries = [canary, '123456789018', '987654321018', '555555555557', '271828182840'];

const pattern = new RegExp(canaries.map((number) => number.split('').join('[\\s\\-.]?')).join('|'), 'u');

/** What a blob is called to the readers: its name in the store says nothing. */
const nameOf = (bytes: Buffer): readonly string[] => {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return ['blob.pdf'];
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return ['blob.xlsx', 'blob.docx', 'blob.pptx'];
  return ['blob.txt', 'blob.csv'];
};

const isTold = async (bytes: Buffer): Promise<boolean> => {
  const looks = await Promise.all(nameOf(bytes).map((fileName) => screen({ fileName, bytes })));
  return looks.some(({ verdict }) => verdict === 'suspected');
};

/**
 * Every file that a runtime has left under its folder: rows, trail, objects, letters, logs and temporary files. Where a
 * number of the play stands in plain sight, or within an object as the readers see it.
 */
export const numbersLeftIn = async (dir: string, said: string): Promise<{ files: number; found: string[] }> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found: string[] = pattern.test(said.normalize('NFKC')) ? ['what it said'] : [];
  for (const file of files) {
    const bytes = await readFile(file);
    const inSight = [bytes.toString('latin1'), bytes.toString('utf8').normalize('NFKC'), bytes.toString('utf16le')];
    const isBlob = relative(dir, file).includes(`${sep}blobs${sep}`);
    if (inSight.some((text) => pattern.test(text)) || (isBlob && (await isTold(bytes)))) found.push(basename(file));
  }
  return { files: files.length, found };
};
