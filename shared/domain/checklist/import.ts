import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { collectSheet, type Collected } from './collect.ts';
import { chapterOf, finish, type Draft } from './draft.ts';
import { keysOf, type Hash } from './keys.ts';
import type { GivenMapping, ImportPreview, ImportWarning, RowReport } from './preview.ts';
import { refuse } from './refusals.ts';
import type { RowReason } from './reasons.ts';

const skipAll = (sheet: Sheet, reason: RowReason, warnings: ImportWarning[] = []): Collected => ({
  drafts: [],
  rows: sheet.rows.map((_, index) => ({ sheet: sheet.name, row: index + 1, outcome: 'skipped' as const, reason })),
  warnings,
  mapping: [],
});

const isEmpty = ({ columns }: GivenMapping): boolean => Object.keys(columns).length === 0;

/** Refuses a mapping that names no sheet of the file, a header beyond its rows, or two fields in one column. */
const checkGiven = (sheets: Sheet[], given: readonly GivenMapping[]): void => {
  const names = new Set(given.map(({ sheet }) => sheet));
  const fits = given.every(({ sheet, headerRow, headerRows, columns }) => {
    const rows = sheets.find(({ name }) => name === sheet)?.rows;
    const used = Object.values(columns);
    return rows !== undefined && headerRow + headerRows - 1 <= rows.length && new Set(used).size === used.length;
  });
  if (!fits || names.size < given.length) refuse('mapping_differs');
};

const collect = (sheet: Sheet, given: GivenMapping | undefined): Collected => {
  if (given && isEmpty(given)) return skipAll(sheet, 'left_out');
  if (given) return collectSheet(sheet, given);
  if (sheet.hidden) return skipAll(sheet, 'hidden_sheet', [{ code: 'hidden_sheet', sheet: sheet.name }]);
  const collected = collectSheet(sheet);
  return collected.mapping.length === 0 ? skipAll(sheet, 'no_list_on_sheet') : collected;
};

/** A chapter may start again at 1; the same number twice in one chapter is worth a look. */
const duplicateNumbers = (drafts: Draft[]): ImportWarning[] => {
  const seen = new Set<string>();
  return drafts.flatMap((draft) => {
    const numbered = `${chapterOf(draft)}\n${draft.no}`;
    if (draft.no === '' || !seen.has(numbered)) {
      seen.add(numbered);
      return [];
    }
    return [{ code: 'duplicate_number' as const, sheet: draft.sheet, row: draft.row, label: draft.no }];
  });
};

/**
 * Reads a checklist out of sheets whose cells are text already. Nothing is lost silently: every row of every sheet is
 * reported exactly once, and every column that is not imported is named in a warning. Keys are unique in the list and do
 * not depend on numbers. What a person has `given` for a sheet holds there in place of the guess. Throws `file_refused` when there is no list, no question column or no item.
 */
export const importChecklist = (sheets: Sheet[], hash: Hash, given: readonly GivenMapping[] = []): ImportPreview => {
  checkGiven(sheets, given);
  const collected = sheets.map((sheet) =>
    collect(
      sheet,
      given.find((mapping) => mapping.sheet === sheet.name),
    ),
  );
  const mapping = collected.flatMap((sheet) => sheet.mapping);
  const drafts = collected.flatMap((sheet) => sheet.drafts);
  if (mapping.length === 0) return refuse('no_list');
  if (!mapping.some(({ columns }) => columns.question !== undefined)) return refuse('no_question_column');
  if (drafts.length === 0) return refuse('no_items');

  const keys = new Map(keysOf(drafts, hash).map((key, index) => [drafts[index], key]));
  const keyOf = (draft: Draft): string => keys.get(draft)?.key ?? '';
  return {
    items: drafts.map((draft) => finish(draft, keyOf(draft))),
    rows: collected.flatMap((sheet) =>
      sheet.rows.map(({ draft, ...row }): RowReport => ({ ...row, ...(draft && { itemKey: keyOf(draft) }) })),
    ),
    warnings: [
      ...collected.flatMap((sheet) => sheet.warnings),
      ...duplicateNumbers(drafts),
      ...drafts
        .filter((draft) => keys.get(draft)?.isTwin)
        .map(({ sheet, row }) => ({ code: 'twin_items' as const, sheet, row })),
    ],
    mapping,
  };
};
