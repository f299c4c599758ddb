import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { id, instant, line, versioned } from '#shared/domain/scalars.ts';
import { fold } from '#shared/domain/workbook/text.ts';
import { fields, givenMapping, sheetMapping } from './preview.ts';

/** Of a heading, so many characters tell it from others. */
const longestHeading = 100;
/** Columns a mapping can name. */
const widest = 60;

/** Headings as they are compared: width, case, blanks and empty columns at the end do not count. */
export const foldedHeadings = (headings: readonly string[]): string[] => {
  const folded = headings.slice(0, widest).map((text) => fold(text).slice(0, longestHeading));
  return folded.slice(0, folded.findLastIndex((text) => text !== '') + 1);
};

/** How sheets with these headings are read, wherever on the sheet the headings stand. */
const profileSheet = strictObject(() => ({
  headings: z.array(z.string()).min(1).max(widest),
  headerRows: givenMapping.shape.headerRows,
  columns: givenMapping.shape.columns,
}));
export type ProfileSheet = z.infer<typeof profileSheet>;

export const mappingProfileStatus = z.enum(['active', 'withdrawn']);

export const mappingProfileLifecycle = {
  edit: { from: ['active'], to: 'same' },
  withdraw: { from: ['active'], to: 'withdrawn' },
} satisfies Lifecycle<z.infer<typeof mappingProfileStatus>, string>;
export type MappingProfileCommand = keyof typeof mappingProfileLifecycle;

/** A mapping that was confirmed once, for files with the same headings (DOMAIN.md 3.3, rule 2). */
export const mappingProfile = strictObject(() => ({
  ...versioned,
  profileId: id,
  status: mappingProfileStatus,
  name: line(100),
  sheets: z.array(profileSheet).min(1).max(10),
  savedBy: id,
  savedAt: instant,
}));
export type MappingProfile = z.infer<typeof mappingProfile>;

/** What a person saves: a name, and sheets as a preview says they were read, or as they were corrected. */
export const mappingProfileDraft = strictObject(() => ({
  name: mappingProfile.shape.name,
  sheets: z
    .array(
      z.strictObject({
        headings: z
          .array(z.string().max(10_000))
          .max(1000)
          .refine((headings) => foldedHeadings(headings).length > 0, { message: 'no heading at all' }),
        headerRows: givenMapping.shape.headerRows,
        columns: sheetMapping.shape.columns.pipe(givenMapping.shape.columns),
      }),
    )
    .min(1)
    .max(50),
}));

export const mappingProfileInputs = {
  edit: mappingProfileDraft,
  withdraw: strictObject(() => ({})),
} satisfies Record<MappingProfileCommand, z.ZodObject>;

/** Headings, folded, as one key. */
export const keyOf = (headings: readonly string[]): string => headings.join('\n');

/** Sheets by their headings, each once: chapters of one list look alike. The later mapping of two holds. */
export const profileSheets = (sheets: z.infer<typeof mappingProfileDraft>['sheets']): ProfileSheet[] => {
  const folded = sheets.map((sheet): ProfileSheet => ({ ...sheet, headings: foldedHeadings(sheet.headings) }));
  return [...new Map(folded.map((sheet) => [keyOf(sheet.headings), sheet])).values()];
};

/** As it is answered, always alike: the database gives columns back in any order. */
export const inColumnOrder = (profile: MappingProfile): MappingProfile => ({
  ...profile,
  sheets: profile.sheets.map((sheet) => ({
    ...sheet,
    columns: Object.fromEntries(fields.flatMap((f) => (f in sheet.columns ? [[f, sheet.columns[f]]] : []))),
  })),
});
