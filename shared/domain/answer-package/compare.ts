import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import {
  isSameAnswer,
  type ItemAnswer,
  itemAnswer,
  response,
  type Response,
} from '#shared/domain/response/response.ts';
import { display } from '#shared/domain/workbook/text.ts';
import type { Base, PackageRow, Written } from './answer-package.ts';
import { resultIn } from './marks.ts';
import { type RowRefusal, rowRefusals } from './refusals.ts';

const rowCodes = Object.keys(rowRefusals) as RowRefusal[];

const inFile = strictObject(() => {
  const { selfResult, comment, reason } = response.shape;
  return { selfResult: selfResult.unwrap(), comment, reason };
});
const standing = strictObject(() => {
  const { selfResult, comment, reason, answeredAt } = response.shape;
  return { version: z.int().min(0), selfResult, comment, reason, answeredAt };
});

/** What importing one row would do. */
export const packageItem = strictObject(() => ({
  /** Left out where the package names no item of the checklist. */
  itemKey: itemKey.optional(),
  /** As Excel counts rows. */
  row: z.int().min(1),
  outcome: z.enum(['unchanged', 'new', 'changed', 'conflict', 'refused']),
  reason: z.enum(rowCodes).optional(),
  /** What the package says; left out where nothing would change. */
  file: inFile.optional(),
  /** What stands there now. */
  online: standing.optional(),
}));
export type PackageItem = z.infer<typeof packageItem>;

export const choice = strictObject(() => ({ itemKey, take: z.enum(['file', 'online']) }));
export type Choice = z.infer<typeof choice>;

/** An answer as Excel gives it back: what a cell cannot hold makes no difference. */
export const plain = ({ selfResult: result, comment: said = '', reason: why = '' }: Written): Written => ({
  selfResult: result,
  comment: display(said),
  reason: display(why),
});

type Hash = (value: unknown) => string;

/** The hash of an answer at the export, by which it is known later whether either side has changed it since. */
export const baseOf = (written: Written, hash: Hash): string => {
  const { selfResult: result = '', comment: said, reason: why } = plain(written);
  return hash([result, said, why]).slice(0, 16);
};

const refused = ({ itemKey: key, row }: PackageRow, code: RowRefusal): PackageItem => ({
  // What stands in place of a key may be anything that somebody typed: it is not repeated.
  ...(code === 'unknown_key' ? {} : { itemKey: key }),
  row,
  outcome: 'refused',
  reason: code,
});

const present = ({ version, selfResult: result, comment: said, reason: why, answeredAt: at }: Response) => ({
  version,
  selfResult: result,
  comment: said,
  reason: why,
  answeredAt: at,
});

/** The answer in a row, or why it is none; nothing at all for a row left blank. */
const answerIn = (row: PackageRow): Written | RowRefusal | undefined => {
  const [result, said, why] = [display(row.result), display(row.comment), display(row.reason)];
  if (result === '') return said === '' && why === '' ? undefined : 'no_result';
  const selected = resultIn(result);
  if (selected === undefined) return 'unknown_result';
  if (selected === 'notApplicable' && why === '') return 'no_reason';
  if (said.length > 4000 || why.length > 2000) return 'too_long';
  return { selfResult: selected, comment: said, reason: why };
};

/** One row against what stood there at the export and what stands there now. Blank rows take nothing away. */
const compareRow = (row: PackageRow, base: string, now: Response, hash: Hash): PackageItem => {
  const answer = answerIn(row);
  const untouched = baseOf({}, hash) === base;
  if (typeof answer === 'string') return refused(row, answer);
  const unchanged = { itemKey: row.itemKey, row: row.row, outcome: 'unchanged' as const };
  if (answer === undefined) return untouched ? unchanged : refused(row, 'no_result');
  const { selfResult: result } = answer;
  if (result === undefined || isSameAnswer(answer, plain(now)) || baseOf(answer, hash) === base) return unchanged;
  const isStill = baseOf(now, hash) === base;
  const outcome = isStill ? (now.selfResult === undefined ? 'new' : 'changed') : 'conflict';
  return { ...unchanged, outcome, file: { ...answer, selfResult: result }, online: present(now) };
};

/**
 * Every row of a package that came back. Both sides may have moved since the export: a row that only the package changed
 * can be taken in, one that both changed is a conflict for a person to decide, one that it left alone is no news.
 */
export const comparePackage = (
  rows: readonly PackageRow[],
  {
    bases,
    known,
    nowOf,
    hash,
  }: { bases: readonly Base[]; known: ReadonlySet<string>; nowOf: (key: string) => Response; hash: Hash },
): PackageItem[] => {
  const stamped = new Map(bases.map(({ itemKey: key, base }) => [key, base]));
  const seen = new Set<string>();
  return rows.map((row) => {
    const base = stamped.get(row.itemKey);
    if (base === undefined || !known.has(row.itemKey)) return refused(row, 'unknown_key');
    if (seen.has(row.itemKey)) return refused(row, 'twice');
    seen.add(row.itemKey);
    return compareRow(row, base, nowOf(row.itemKey), hash);
  });
};

/** The answers to save: what only the package changed, and conflicts decided in its favour. */
export const answersIn = (items: readonly PackageItem[], choices: readonly Choice[]): ItemAnswer[] => {
  const taken = new Set(choices.filter(({ take }) => take === 'file').map((c) => c.itemKey));
  return items.flatMap(({ itemKey: key, outcome, file, online }) => {
    if (key === undefined || !file) return [];
    const isWanted = outcome === 'new' || outcome === 'changed' || (outcome === 'conflict' && taken.has(key));
    return isWanted ? [itemAnswer.parse({ itemKey: key, version: online?.version ?? 0, ...file })] : [];
  });
};

/** Conflicts nobody has decided yet. */
export const undecided = (items: readonly PackageItem[], choices: readonly Choice[]): number => {
  const decided = new Set(choices.map((c) => c.itemKey));
  return items.filter(({ outcome, itemKey: key = '' }) => outcome === 'conflict' && !decided.has(key)).length;
};
