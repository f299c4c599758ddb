import { fieldsOf, type Stored } from '#shared/adapters/dynamo/codec.ts';
import { formOfRow } from '#shared/adapters/dynamo/upgrades.ts';
import { type Breach, breach } from './breach.ts';
import type { Head, Row } from './verify-chain.ts';
import { differingField, type Fold } from './verify-state.ts';

/** A tombstone has no form. */
export type StoredRecord = { fields: Record<string, unknown>; isTorn: boolean; form?: number };

/** A record as its rows say it is; of rows so damaged that they cannot be read, nothing. */
export const decoded = ({ ref, head, text }: Stored<Row>): StoredRecord => {
  try {
    return { ...fieldsOf(ref, head, text), form: formOfRow(head) };
  } catch {
    return { fields: {}, isTorn: true };
  }
};

/** What the record says about its chain. */
export const headOf = ({ fields }: StoredRecord): Head => {
  const { text: _mark, ...trail } = (fields['trail'] ?? {}) as { text?: unknown };
  return { version: fields['version'], trail };
};

const isOtherForm = (written: number | undefined, { form }: StoredRecord): boolean =>
  written !== undefined && form !== undefined && written !== form;

const hasMark = ({ fields }: StoredRecord): boolean =>
  (fields['trail'] as { text?: unknown } | undefined)?.text !== undefined;

type Held = {
  record: StoredRecord | undefined;
  /** Whether there is a row of texts beside it. */
  hasText: boolean;
  /** Entries of the chain. */
  length: number;
};

/** Holds a record against what its chain adds up to. */
export const verifyRecord = (name: string, fold: Fold, { record, hasText, length }: Held): Breach[] => {
  // Texts that are not those the record names, or that no record names.
  const isTorn = record ? record.isTorn || (hasText && !hasMark(record)) : hasText;
  const field = record && !isTorn && !name.startsWith('ACCESS#') ? differingField(fold, record.fields) : undefined;
  return [
    ...(isTorn ? [breach('text', name, Math.max(1, length))] : []),
    ...(field === undefined ? [] : [breach('value', name, length, field)]),
    ...(record && isOtherForm(fold.form, record) ? [breach('form', name, length)] : []),
  ];
};
