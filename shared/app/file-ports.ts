import type { PackageContent, ReturnedPackage } from '#shared/domain/answer-package/answer-package.ts';
import type { MappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import type { GivenMapping, ImportPreview } from '#shared/domain/checklist/preview.ts';
import type { StaffList } from '#shared/domain/transfer/list.ts';

/**
 * Reads a checklist out of a workbook or CSV (`content` in base 64), and takes the SHA-256 of the file in hex. Throws
 * `file_refused` with a plain sentence.
 */
export type WorkbookReader = (file: {
  fileName: string;
  content: string;
  /** How a person wants sheets to be read, in place of the guess. */
  mapping?: readonly GivenMapping[] | undefined;
  /** Saved mappings, of which the best that fits is used where no person says otherwise. */
  profiles?: readonly MappingProfile[] | undefined;
}) => Promise<{ preview: ImportPreview; sha256: string }>;

/** Reads a staff list as a `WorkbookReader` reads a checklist. */
export type StaffListReader = (file: {
  fileName: string;
  content: string;
}) => Promise<{ list: StaffList; sha256: string }>;

/**
 * Writes a workbook with one sheet, the header first, dated by the day it is of, and returns it in base 64. Every cell is
 * text, never a formula.
 */
export type TableWriter = (sheet: {
  name: string;
  day: string;
  rows: readonly (readonly string[])[];
}) => Promise<string>;
/** Makes the workbook of an answer package, and reads one that came back. Throws `file_refused`. */
export type PackageFiles = {
  write: (content: PackageContent) => Promise<Uint8Array>;
  read: (file: { fileName: string; bytes: Uint8Array }) => Promise<ReturnedPackage>;
};
