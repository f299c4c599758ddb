import { DomainError, type FieldProblem } from '#shared/kernel/errors.ts';
import { numbersInText } from '#shared/domain/screening/free-text.ts';
import { blotted } from '#shared/domain/screening/places.ts';
import type { Sheet } from '#shared/domain/workbook/sheet.ts';

/** Fields of a refusal; more of them tell nobody anything more. */
const most = 20;

/** `C` for 2, `AA` for 26. */
const columnName = (n: number): string =>
  (n >= 26 ? columnName(Math.floor(n / 26) - 1) : '') + String.fromCodePoint(65 + (n % 26));

const problem = (ja: string, en: string, at: number): FieldProblem => ({
  path: 'content',
  at,
  ja: `${ja}の${at + 1}文字目から、個人番号とみられる数字があります`,
  en: `${en}: what seems to be an Individual Number, from character ${at + 1} on`,
});

const inCells = (cells: readonly string[], row: number, name: string): FieldProblem[] =>
  cells.flatMap((cell, column) => {
    const place = `${columnName(column)}${row + 1}`;
    return numbersInText(cell).map(({ at }) => problem(`シート「${name}」の${place}`, `sheet ${name}, ${place}`, at));
  });

/** A number written over several cells, beside a word that says so. */
const acrossCells = (cells: readonly string[], row: number, name: string): FieldProblem[] => {
  const line = cells.join('\t');
  return numbersInText(line)
    .filter(({ at, length }) => line.slice(at, at + length).includes('\t'))
    .map(({ at }) => {
      const before = line.slice(0, at).split('\t');
      const place = `${columnName(before.length - 1)}${row + 1}`;
      return problem(`シート「${name}」の${place}`, `sheet ${name}, ${place}`, before.at(-1)?.length ?? 0);
    });
};

const inSheet = ({ name, rows }: Sheet): FieldProblem[] => {
  const shown = blotted(name);
  const inName = numbersInText(name).map(({ at }) => problem(`シート「${shown}」の名前`, `name of sheet ${shown}`, at));
  return [
    ...inName,
    ...rows.flatMap((cells, row) => [...inCells(cells, row, shown), ...acrossCells(cells, row, shown)]),
  ];
};

/** Refuses a list with an Individual Number in it, wherever in the file it is: nothing of it is read any further. */
export const refuseNumbers = (sheets: readonly Sheet[]): void => {
  const fields = sheets.flatMap(inSheet).slice(0, most);
  if (fields.length > 0) throw new DomainError('number_in_text', { fields });
};
