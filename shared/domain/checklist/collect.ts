import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { bodyRules, isSpread, onlyText, textsOf } from './body.ts';
import { join, type Draft } from './draft.ts';
import { readMandatory, readNumber } from './fields.ts';
import type { GivenMapping, ImportWarning, RowReport, SheetMapping } from './preview.ts';
import type { RowReason, WarningCode } from './reasons.ts';
import { placeRows, type RowView } from './rows.ts';

/** A row's report before keys are known: the draft it belongs to instead of the key. */
type PendingReport = Omit<RowReport, 'itemKey'> & { draft?: Draft };

/** What one sheet gives. Keys come later: they have to be unique over all sheets. */
export type Collected = { drafts: Draft[]; rows: PendingReport[]; warnings: ImportWarning[]; mapping: SheetMapping[] };

const categoryFields = ['category1', 'category2', 'category3'] as const;

/** Fills categories down: a new one ends the finer ones below the old one. Says whether anything is new. */
const fillDown = (categories: Draft['categories'], view: RowView): boolean => {
  let isNew = false;
  for (const [level, field] of categoryFields.entries()) {
    const text = view.value(field);
    if (text === '' || (text === categories[level] && !isNew)) {
      if (isNew) categories[level] = '';
      continue;
    }
    categories[level] = text;
    isNew = true;
  }
  return isNew;
};

const readItem = (sheet: string, view: RowView, section: string, categories: Draft['categories']): Draft => ({
  sheet,
  row: view.row,
  no: readNumber(view.own('no')),
  section,
  sheetTitle: sheet,
  categories: [...categories],
  mandatory: readMandatory(view.value('mandatory')) ?? false,
  texts: textsOf(view, 'value'),
});

/** Reads the items of a sheet that has a list, and reports every one of its rows once. */
export const collectSheet = (sheet: Sheet, given?: GivenMapping): Collected => {
  const collected: Collected = { drafts: [], rows: [], warnings: [], mapping: [] };
  const placed = placeRows(sheet, given);
  const hasNumbers = placed.some(
    (row) => row.at === 'body' && row.view.own('no') !== '' && row.view.value('question') !== '',
  );
  const categories: Draft['categories'] = ['', '', ''];
  let section = '';
  let current: Draft | undefined;

  const warn = (code: WarningCode, more: Partial<ImportWarning> = {}) =>
    collected.warnings.push({ code, sheet: sheet.name, ...more });
  const report = (row: number, outcome: RowReport['outcome'], reason?: RowReason, draft?: Draft) =>
    collected.rows.push({ sheet: sheet.name, row, outcome, ...(reason && { reason }), ...(draft && { draft }) });

  const startItem = (view: RowView) => {
    const draft = readItem(sheet.name, view, section, categories);
    const mark = view.value('mandatory');
    if (readMandatory(mark) === undefined) warn('unknown_mandatory_mark', { row: view.row, label: mark });
    if (/^\d{4}-\d\d-\d\d$/.test(draft.no)) warn('number_is_date', { row: view.row, label: draft.no });
    if (draft.no === '' && hasNumbers) warn('item_without_number', { row: view.row });
    collected.drafts.push(draft);
    report(view.row, 'imported', undefined, draft);
    current = draft;
  };

  const readBody = (view: RowView) => {
    const rule = bodyRules.find(([, fits]) => fits(view));
    if (rule?.[0] === 'section_heading' && (isSpread(view) || view.own('no') !== '')) {
      section = onlyText(view) ?? section;
      categories.fill('');
    } else if (rule?.[0] === 'section_heading') {
      fillDown(categories, view);
    }
    if (rule !== undefined) {
      // What follows a heading belongs to the next item, never to the one above the heading.
      if (rule[0] === 'section_heading') current = undefined;
      return report(view.row, 'skipped', rule[0]);
    }
    const isNewCategory = fillDown(categories, view);
    const question = view.value('question');
    const isNumbered = hasNumbers ? view.own('no') !== '' : view.own('question') !== '';
    const startsItem = isNumbered || isNewCategory || view.own('mandatory') !== '' || current === undefined;
    if (!startsItem && current !== undefined) {
      join(current, textsOf(view, 'own'));
      return report(view.row, 'joined', 'continuation', current);
    }
    if (question !== '') return startItem(view);
    current = undefined;
    return report(view.row, 'skipped', 'no_question');
  };

  for (const row of placed) {
    if (row.at === 'body') {
      readBody(row.view);
      continue;
    }
    report(row.row, 'skipped', row.reason);
    if (row.at === 'outside' || row.header === undefined) continue;
    const { columns, ignored } = row.header;
    const { height: headerRows, headings } = row.header;
    collected.mapping.push({ sheet: sheet.name, headerRow: row.row, headerRows, columns, headings });
    for (const { column, label, code } of ignored) warn(code, { row: row.row, column: column + 1, label });
  }
  if (collected.drafts.length > 0 && !hasNumbers) warn('no_numbers');
  if ((sheet.hiddenRows?.length ?? 0) > 0 && collected.drafts.length > 0) warn('hidden_rows');
  return collected;
};
