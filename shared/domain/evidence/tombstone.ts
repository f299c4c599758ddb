import { numbersInText } from '#shared/domain/screening/free-text.ts';
import { fileNamePlace } from '#shared/domain/screening/places.ts';
import type { Evidence } from './evidence.ts';
import { extensionOf } from './file-name.ts';

const isHarmless = ({ fileName, signs = [] }: Evidence): boolean =>
  numbersInText(fileName).length === 0 && !signs.some(({ where }) => where === fileNamePlace);

/**
 * What changes in the record of a file whose bytes are gone. There was one, with its hash, and what was decided by whom:
 * that stays. No place in it stays, and its name only where no sign of a number was in that.
 */
export const tombstone = (file: Evidence, at: string): Partial<Evidence> => ({
  fileName: isHarmless(file) ? file.fileName : `消去したファイル.${extensionOf(file.fileName)}`,
  signs: undefined,
  quarantineVersion: undefined,
  vaultVersion: undefined,
  purgedAt: at,
});
