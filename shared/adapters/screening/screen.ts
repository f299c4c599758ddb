import type { Screening } from '#shared/domain/screening/screening.ts';
import { startScan } from '#shared/domain/screening/scan.ts';
import { readPassages } from './read-passages.ts';

export type FileToScreen = { fileName: string; bytes: Uint8Array };

/** Looks for Individual Numbers in a file that passed inspection, in this very thread. What nobody can read is X. */
export const screen = async ({ fileName, bytes }: FileToScreen): Promise<Screening> => {
  const scan = startScan({ fileName });
  await readPassages({ fileName, bytes }, scan);
  return scan.end();
};
