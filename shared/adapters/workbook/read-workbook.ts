import { readXlsx, type Sheet as WorkbookSheet } from 'hucre/xlsx';
import { preflightWorkbook, ZipRefused, type ZipRefusal } from '#shared/adapters/files/zip-directory.ts';
import type { Sheet } from '#shared/domain/workbook/sheet.ts';
import { refuse, type Refusal } from '#shared/domain/workbook/refusals.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { checkCells, checkTotal, textOf, trimEnd } from './cells.ts';
import { stripFurigana } from './furigana.ts';
import { limits } from './limits.ts';
import { expandMerges } from './merges.ts';

const refusalOf: Record<ZipRefusal, Refusal> = {
  notZip: 'not_a_workbook',
  notWorkbook: 'not_a_workbook',
  damaged: 'damaged_workbook',
  encrypted: 'encrypted_workbook',
  macro: 'macro_workbook',
  externalLink: 'linked_workbook',
  embedded: 'linked_workbook',
  activeX: 'macro_workbook',
  tooLarge: 'too_large',
  tooManyEntries: 'unsafe_workbook',
  ratio: 'unsafe_workbook',
  zip64: 'unsafe_workbook',
  duplicateName: 'unsafe_workbook',
  unsafeName: 'unsafe_workbook',
  overlap: 'unsafe_workbook',
  polyglot: 'unsafe_workbook',
};

/** Nothing is inflated before this has passed: hucre's own caps are gigabytes. */
const preflight = (bytes: Uint8Array): void => {
  try {
    preflightWorkbook(bytes);
  } catch (error) {
    if (error instanceof ZipRefused) refuse(refusalOf[error.code]);
    throw error;
  }
};

/**
 * Reading a range keeps one formatted cell at XFD1048576 from costing a gigabyte. It reaches beyond the limits, so that
 * a list that is too long is refused and not cut.
 */
const range = `A1:BI${limits.rows + 500}`;

const read = async (bytes: Uint8Array): Promise<WorkbookSheet[]> => {
  let count = 0;
  const sheets = () => {
    count += 1;
    return count <= limits.sheets;
  };
  const workbook = await readXlsx(stripFurigana(bytes), { range, sheets });
  return count > limits.sheets ? refuse('too_many_sheets') : workbook.sheets;
};

/** Past the preflight, whatever the reader cannot read is damage: to the clerk the advice is the same. */
const readOrRefuse = (bytes: Uint8Array): Promise<WorkbookSheet[]> =>
  read(bytes).catch((error: unknown) => {
    if (error instanceof DomainError) throw error;
    return refuse('damaged_workbook');
  });

const toSheet = (sheet: WorkbookSheet): Sheet => {
  const rows = trimEnd(sheet.rows.map((row) => row.map(textOf)));
  checkCells(rows);
  const copiedDown = expandMerges(rows, sheet.merges ?? []);
  const hiddenRows = [...(sheet.rowDefs ?? [])].filter(([row, { hidden }]) => hidden && row < rows.length);
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    copiedDown,
    hiddenRows: hiddenRows.map(([row]) => row),
  };
};

/** Reads the cached values of every sheet, never a formula, with merged cells filled. */
export const readWorkbook = async (bytes: Uint8Array): Promise<Sheet[]> => {
  preflight(bytes);
  const sheets = (await readOrRefuse(bytes)).map(toSheet);
  checkTotal(sheets);
  return sheets;
};
