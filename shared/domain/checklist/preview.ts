import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { id, line } from '#shared/domain/scalars.ts';
import { checklistItem } from './item.ts';
import { rowReasons, warningCodes } from './reasons.ts';

export const fields = [
  'category1',
  'category2',
  'category3',
  'no',
  'mandatory',
  'question',
  'materialExamples',
  'procedureExample',
  'policyRefs',
  'jisRefs',
  'notes',
] as const;
export type Field = (typeof fields)[number];

const row = z.int().min(1);

export const rowReport = strictObject(() => ({
  sheet: z.string(),
  row,
  outcome: z.enum(['imported', 'joined', 'skipped']),
  reason: z.enum(rowReasons).optional(),
  itemKey: itemKey.optional(),
}));
export type RowReport = z.infer<typeof rowReport>;

export const importWarning = strictObject(() => ({
  code: z.enum(warningCodes),
  sheet: z.string(),
  row: row.optional(),
  /** One-based, like rows. */
  column: z.int().min(1).optional(),
  label: z.string().optional(),
}));
export type ImportWarning = z.infer<typeof importWarning>;

/** How a sheet is to be read, as a person says: where its header is, and which columns mean what. */
export const givenMapping = strictObject(() => ({
  sheet: z.string().max(100),
  headerRow: row.max(10_000),
  headerRows: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Zero-based column of each field. None at all leaves the sheet out. */
  columns: z.partialRecord(z.enum(fields), z.int().min(0).max(59)),
}));
export type GivenMapping = z.infer<typeof givenMapping>;

/** How a table was read, to be confirmed or corrected. */
export const sheetMapping = strictObject(() => ({
  sheet: z.string(),
  headerRow: row,
  headerRows: z.union([z.literal(1), z.literal(2)]),
  /** Zero-based column of each field that was found. */
  columns: z.partialRecord(z.enum(fields), z.int().min(0)),
  /** What stands over each column, mapped or not. */
  headings: z.array(z.string()),
}));
export type SheetMapping = z.infer<typeof sheetMapping>;

/** What an import would do, for a person to confirm. Every row of every sheet is in `rows` exactly once. */
export const importPreview = strictObject(() => ({
  items: z.array(checklistItem),
  rows: z.array(rowReport),
  warnings: z.array(importWarning),
  mapping: z.array(sheetMapping),
  /** The saved mapping that was used, because its headings stand in the file. */
  profile: z.strictObject({ id, name: line(100) }).optional(),
}));
export type ImportPreview = z.infer<typeof importPreview>;
