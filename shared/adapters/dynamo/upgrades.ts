import { DomainError } from '#shared/kernel/errors.ts';
import type { Kind } from '#shared/app/records.ts';

type Fields = Record<string, unknown>;

/**
 * Fields of one form as those of the next. It also sees a record without its long texts, as lists read it, and must do
 * with what is there.
 */
export type Upgrade = (fields: Readonly<Fields>) => Fields;

/**
 * How stored records of an older form are read (decision 027): the first of a kind leads from form 1 to form 2, and so
 * on. A row is only ever added at the end of a list, with the change of the schema it belongs to, and never taken away.
 */
export const upgrades: { [K in Kind]?: readonly Upgrade[] } = {};

/** The form that records of a kind are stored in from now on. */
export const formOfKind = (kind: Kind): number => 1 + (upgrades[kind]?.length ?? 0);

/** The form a row is stored in: the first one is not written down. */
export const formOfRow = (row: Readonly<Fields>): number => (typeof row['form'] === 'number' ? row['form'] : 1);

/** What a row says of its form. */
export const formColumn = (kind: Kind): { form?: number } => {
  const form = formOfKind(kind);
  return form === 1 ? {} : { form };
};

/** Fields as the schema of today has them. Throws `newer_version` for what only a later Kansa can read. */
export const upgraded = (kind: Kind, form: number, fields: Fields): Fields => {
  if (form > formOfKind(kind)) throw new DomainError('newer_version');
  return (upgrades[kind] ?? []).slice(form - 1).reduce((older, upgrade) => upgrade(older), fields);
};
