import { createHash } from 'node:crypto';
import { importChecklist } from '#shared/domain/checklist/import.ts';
import { fittingProfile } from '#shared/domain/checklist/fitting-profile.ts';
import type { MappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import type { GivenMapping, ImportPreview } from '#shared/domain/checklist/preview.ts';
import type { WorkbookReader } from '#shared/app/file-ports.ts';
import { type File, readSheets } from './read-sheets.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** How sheets are to be read: as a person says, or as a saved mapping that fits says. */
type Wishes = { mapping?: readonly GivenMapping[] | undefined; profiles?: readonly MappingProfile[] | undefined };

/**
 * Reads a city's checklist file and says what importing it would do; nothing is stored. Throws `file_refused` also for
 * a file that holds no checklist.
 */
export const readChecklist = async (file: File, { mapping, profiles = [] }: Wishes = {}): Promise<ImportPreview> => {
  const sheets = await readSheets(file);
  if (mapping) return importChecklist(sheets, hash, mapping);
  const fit = fittingProfile(sheets, profiles);
  const preview = importChecklist(sheets, hash, fit?.mapping);
  return fit ? { ...preview, profile: { id: fit.profile.profileId, name: fit.profile.name } } : preview;
};

/** Reads a checklist as it comes from the outside. */
export const checklistReader: WorkbookReader = async ({ fileName, content, ...wishes }) => {
  const bytes = Buffer.from(content, 'base64');
  const preview = await readChecklist({ fileName, bytes }, wishes);
  return { preview, sha256: createHash('sha256').update(bytes).digest('hex') };
};
