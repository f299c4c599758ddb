import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { display } from '#shared/domain/workbook/text.ts';
import { headingsAt } from './header.ts';
import { foldedHeadings, keyOf, type MappingProfile, type ProfileSheet } from './mapping-profile.ts';
import type { GivenMapping } from './preview.ts';

/** A header is far up on a sheet: rows below this one are not compared. */
const deepestHeader = 100;

/** Where on a sheet these headings stand. */
const place = ({ name, rows }: Sheet, { headings, ...how }: ProfileSheet): GivenMapping | undefined => {
  const texts = rows.slice(0, deepestHeader + how.headerRows).map((row) => row.map(display));
  const wanted = keyOf(headings);
  const at = texts
    .slice(0, deepestHeader)
    .findIndex((_, n) => headingsAt(texts, n, how.headerRows).some((found) => keyOf(foldedHeadings(found)) === wanted));
  return at === -1 ? undefined : { sheet: name, headerRow: at + 1, ...how };
};

type Fit = { profile: MappingProfile; mapping: GivenMapping[] };

/** A profile fits a file in which all of its headings stand somewhere; sheets with other headings are left to the guess. */
const fit = (sheets: readonly Sheet[], profile: MappingProfile): Fit[] => {
  const seen = sheets.filter(({ hidden }) => !hidden);
  const placed = seen.flatMap((sheet) => {
    const all = profile.sheets.flatMap((how) => {
      const mapping = place(sheet, how);
      return mapping ? [{ how, mapping }] : [];
    });
    return all.slice(0, 1);
  });
  const used = new Set(placed.map(({ how }) => how));
  return used.size === profile.sheets.length ? [{ profile, mapping: placed.map(({ mapping }) => mapping) }] : [];
};

/** The profile that says most about a file: on most of its sheets, then the one saved last. */
export const fittingProfile = (sheets: readonly Sheet[], profiles: readonly MappingProfile[]): Fit | undefined =>
  profiles
    .flatMap((profile) => fit(sheets, profile))
    .toSorted((a, b) => b.mapping.length - a.mapping.length || (a.profile.savedAt < b.profile.savedAt ? 1 : -1))[0];
