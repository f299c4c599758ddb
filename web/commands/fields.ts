import { acts } from 'virtual:acts';
import type { FieldFacts } from '#web/build/contract-modules.ts';
import type { Words } from '#web/text/catalogue.ts';
import { commonFields } from './common-fields.ts';
import type { Kind } from './table.ts';

/** A row of a form as the components see it, whatever record and operation it is for. */
export type Field = {
  name: string;
  label: Words;
  hint?: Words;
  required: boolean;
  marksParts?: true;
  max?: number;
} & Kind<never>;

type Row = { name: string; label?: Words; hint?: Words; required?: boolean; marksParts?: true } & Kind<never>;

const lengthChecked = new Set<string>(['line', 'prose']);

/** Rows with what the contract knows: whether they are required, and how long they may be. */
export const fieldsOf = (operation: string, rows: readonly unknown[] = []): Field[] =>
  (rows as readonly Row[]).map((row) => {
    const facts: FieldFacts = acts[operation]?.fields?.[row.name] ?? {};
    const label = row.label ?? (commonFields as Record<string, Words>)[row.name] ?? { ja: row.name, en: row.name };
    return {
      ...row,
      label,
      required: row.required ?? facts.required ?? false,
      ...(facts.max && lengthChecked.has(row.kind) ? { max: facts.max } : {}),
    };
  });

export type Values = Readonly<Record<string, unknown>>;
export type Complaint = { name: string; words: Words };

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** What can be said about the input without asking the API. */
export const complaintsOf = (
  fields: readonly Field[],
  values: Values,
  missing: Words,
  tooLong: (max: number) => Words,
): Complaint[] =>
  fields.flatMap(({ name, required, max, kind }) => {
    const value = values[name];
    if (required && kind !== 'checkbox' && isEmpty(value)) return [{ name, words: missing }];
    if (max && typeof value === 'string' && value.normalize('NFC').trim().length > max)
      return [{ name, words: tooLong(max) }];
    return [];
  });

/** The input as the API takes it: what was left empty is left out. */
export const inputOf = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(fields.flatMap(({ name }) => (isEmpty(values[name]) ? [] : [[name, values[name]]])));
