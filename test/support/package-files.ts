import { readXlsx, writeXlsx } from 'hucre/xlsx';

type Rows = (string | number | null)[][];

export const headings = { result: '回答', reason: '対象外の理由', comment: '説明・コメント' } as const;
type Fill = Partial<Record<keyof typeof headings, string | number>>;

/** The row of an item on the answer sheet, and the column under a heading. */
const placeOf = (rows: Rows, key: string, heading: string): [row: number, column: number] => {
  const top = rows.findIndex((row) => row.includes('項目キー'));
  return [rows.findIndex((row) => row[0] === key), rows[top]?.indexOf(heading) ?? -1];
};

/**
 * A package after somebody has worked on it and a sanitiser has built it anew: values only, no styles, no protection.
 * `change` may do anything to the rows of the answer sheet (`kansa` is the one nobody sees).
 */
export const rebuilt = async (
  content: string,
  change: (rows: Rows, stamp: Rows) => void = () => undefined,
): Promise<string> => {
  const { sheets } = await readXlsx(Buffer.from(content, 'base64'));
  const [answers = [], stamp = []] = sheets.map((sheet) => sheet.rows as Rows);
  change(answers, stamp);
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, veryHidden, rows }) => ({ name, rows, ...(veryHidden ? { veryHidden } : {}) })),
  });
  return Buffer.from(bytes).toString('base64');
};

/** The package with these cells filled in, by item key. */
export const filledIn = (content: string, fills: Readonly<Record<string, Fill>>): Promise<string> =>
  rebuilt(content, (rows) => {
    for (const [key, fill] of Object.entries(fills)) {
      for (const [name, value] of Object.entries(fill)) {
        const [row, column] = placeOf(rows, key, headings[name as keyof typeof headings]);
        const cells = rows[row];
        if (!cells || column < 0) throw new Error(`no cell for ${key} ${name}`);
        cells[column] = value;
      }
    }
  });
