import { createHash } from 'node:crypto';
import { importChecklist } from '#shared/domain/checklist/import.ts';
import type { GivenMapping, ImportPreview } from '#shared/domain/checklist/preview.ts';
import { type File, readSheets } from './read-sheets.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * Reads a city's checklist file and says what importing it would do; nothing is stored. Throws `file_refused` also for
 * a file that holds no checklist.
 */
export const readChecklist = async (file: File, mapping: readonly GivenMapping[] = []): Promise<ImportPreview> =>
  importChecklist(await readSheets(file), hash, mapping);
