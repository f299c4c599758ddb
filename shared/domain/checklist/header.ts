import { isLabel, kindOf, type ColumnKind } from './columns.ts';
import type { Field, GivenMapping } from './preview.ts';
import { fold } from '#shared/domain/workbook/text.ts';

export type Columns = Partial<Record<Field, number>>;

type IgnoredColumn = {
  column: number;
  label: string;
  code: 'column_ignored' | 'answer_column_ignored' | 'duplicate_column';
};

/** A header of one or two rows, from the zero-based row `at`. */
export type Header = { at: number; height: 1 | 2; columns: Columns; ignored: IgnoredColumn[]; headings: string[] };

type Label = { text: string; kind: ColumnKind | undefined };

const enough = 3;
/** A text over more columns than this is a title of the sheet, not the name of a group of columns. */
const widestGroup = 4;

const categories = ['category1', 'category2', 'category3'] as const;

const distinct = (labels: Label[]): number =>
  new Set(labels.map(({ kind }) => kind).filter((kind) => kind !== undefined && kind !== 'answer')).size;

const single = (row: string[]): Label[] => row.map((text) => ({ text, kind: kindOf(text) }));

const withoutTitles = (row: string[]): string[] =>
  row.map((text) => (text !== '' && row.filter((other) => other === text).length > widestGroup ? '' : text));

/** The lower of two header rows may say more than the upper one (参照 / ポリシー), or nothing at all. */
const merged = (top: string[], bottom: string[]): Label[] =>
  Array.from({ length: Math.max(top.length, bottom.length) }, (_, column) => {
    const [above = '', below = ''] = [top[column], bottom[column]];
    const same = fold(above) === fold(below);
    const text = same || below === '' ? above : above === '' ? below : `${above} ${below}`;
    return { text, kind: (same ? undefined : kindOf(below)) ?? kindOf(text) ?? kindOf(above) };
  });

const isSecondRow = (top: string[], bottom: string[]): boolean => {
  const own = bottom.map((text, column) => ({ text, top: top[column] ?? '' }));
  const filled = own.filter(({ text, top }) => text !== '' && fold(text) !== fold(top));
  const isData = ({ text, top }: { text: string; top: string }) =>
    !isLabel(text) || (['no', 'question', 'mandatory'].includes(kindOf(top) ?? '') && kindOf(text) === undefined);
  return filled.some(({ text }) => kindOf(text) !== undefined) && !filled.some(isData);
};

const place = (at: number, height: 1 | 2, labels: Label[]): Header => {
  const question = labels.findIndex(({ kind }) => kind === 'question');
  const header: Header = { at, height, columns: {}, ignored: [], headings: labels.map(({ text }) => text) };
  for (const [column, { text, kind }] of labels.entries()) {
    if (text === '') continue;
    // A 区分 to the right of the question sorts answers, it does not group questions.
    const isCategory = kind === 'category' && (question === -1 || column < question);
    const field = isCategory
      ? categories.find((category) => header.columns[category] === undefined)
      : kind === 'answer' || kind === 'category'
        ? undefined
        : kind;
    if (field !== undefined && header.columns[field] === undefined) {
      header.columns[field] = column;
      continue;
    }
    const code =
      kind === 'answer' ? 'answer_column_ignored' : kind === undefined ? 'column_ignored' : 'duplicate_column';
    header.ignored.push({ column, label: text, code });
  }
  return header;
};

const labelsOf = (top: string[], bottom: string[] | undefined): string[] =>
  (bottom === undefined ? single(top) : merged(top, bottom)).map(({ text }) => text);

/** What stands over the columns of a header that would start at row `at`: as a person points at it, and as it is guessed. */
export const headingsAt = (rows: string[][], at: number, height: 1 | 2): string[][] => {
  const top = rows[at] ?? [];
  const bottom = height === 2 ? (rows[at + 1] ?? []) : undefined;
  return [labelsOf(top, bottom), labelsOf(withoutTitles(top), bottom)];
};

/** The header a person points at: its labels are shown, and decide nothing. */
export const headerOf = (rows: string[][], { headerRow, headerRows, columns }: GivenMapping): Header => {
  const at = headerRow - 1;
  const top = rows[at] ?? [];
  const labels = headerRows === 2 ? merged(top, rows[at + 1] ?? []) : single(top);
  const mapped = new Set(Object.values(columns));
  const ignored = labels.flatMap(({ text, kind }, column): IgnoredColumn[] =>
    text === '' || mapped.has(column)
      ? []
      : [{ column, label: text, code: kind === 'answer' ? 'answer_column_ignored' : 'column_ignored' }],
  );
  return { at, height: headerRows, columns, ignored, headings: labels.map(({ text }) => text) };
};

/** The header that starts at row `at`, if at least three known column names stand there. */
export const headerAt = (rows: string[][], at: number): Header | undefined => {
  const top = rows[at] ?? [];
  const bottom = rows[at + 1];
  const alone = single(top);
  const group = withoutTitles(top);
  if (bottom !== undefined && distinct(single(group)) > 0 && isSecondRow(group, bottom)) {
    const both = merged(group, bottom);
    // When the upper row adds nothing to a lower row that is a header alone, it is a stray word of the title block.
    const adds = distinct(alone) >= enough || distinct(both) > distinct(single(bottom));
    if (distinct(both) >= enough && adds) {
      return place(at, 2, both);
    }
  }
  return distinct(alone) >= enough ? place(at, 1, alone) : undefined;
};

/** True for a row that says nothing but what the header says in the same columns. */
export const repeatsHeader = (rows: string[][], header: Header, row: string[]): boolean => {
  const headers = rows.slice(header.at, header.at + header.height);
  const filled = [...row.entries()].filter(([, text]) => text !== '');
  return headers.some((labels) => filled.every(([column, text]) => fold(labels[column] ?? '') === fold(text)));
};
