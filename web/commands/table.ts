import type { ComponentType } from 'react';
import type { BodyFields, Operation } from '#web/api/types.ts';
import type { Tone } from '#web/parts/Button.tsx';
import type { Words } from '#web/text/catalogue.ts';
import type { Dates } from '#web/text/dates.ts';
import type { CommonField } from './common-fields.ts';

export type Option = { value: string; label: Words; hint?: Words };

/** What an input of one's own gets: for what no kind below can ask. */
export type InputProps<V = unknown> = {
  id: string;
  value: V | undefined;
  onChange: (value: V | undefined) => void;
  invalid: boolean;
  describedBy: string | undefined;
};

/** How a field is asked for. Whether it is required and how long it may be comes from the contract. */
export type Kind<R> =
  | { kind: 'line' | 'prose' | 'date' | 'number' | 'checkbox' | 'lines' }
  | { kind: 'person' | 'people' | 'department' | 'departments' | 'post' }
  | { kind: 'choice' | 'choices'; options: readonly Option[] | ((record: R) => readonly Option[]) }
  // Inputs of every type of value fit here: nothing is told of theirs, and what they report is taken as it is.
  | {
      kind: 'own';
      input: ComponentType<Omit<InputProps<never>, 'onChange'> & { onChange: (value: unknown) => void; record: R }>;
    };

/**
 * One field of a form. Common ones (reason, comment, dueDate …) have their labels already. `marksParts`: its own input
 * says which of its parts are required.
 */
export type FieldRow<Name extends string, R> = Name extends string
  ? { name: Name; hint?: Words; required?: boolean; marksParts?: true } & Kind<R> &
      (Name extends CommonField ? { label?: Words } : { label: Words })
  : never;

/** One thing that can be done with a record. An act without fields and without `confirm` happens at once. */
export type Act<N extends Operation, R> = {
  /** The contract's own words, unless a screen has better ones. */
  label?: Words;
  /** The first row of the table that is `primary` and possible stands as a button; the rest is in a menu. */
  tone?: Extract<Tone, 'primary' | 'plain' | 'danger'>;
  fields?: readonly FieldRow<BodyFields<N>, R>[];
  /** What the fields begin with. */
  initial?: (record: R) => Partial<Record<BodyFields<N>, unknown>>;
  /** What is sent beside the fields. */
  fixed?: (record: R) => Record<string, unknown>;
  /** Said before it is done: who is told, and what cannot be undone. */
  confirm?: Words | ((record: R, dates: Dates) => Words);
  /** Said afterwards. */
  done?: Words;
  /** Offered although `may` does not name it: for what is not a command of the record itself. */
  offered?: (record: R) => boolean;
};

export type ActTable<R> = { readonly [N in Operation]?: Act<N, R> };

/** A table of acts for records of one type: `actsOf<Audit>()({ 'audit.approve': { … } })`. */
export const actsOf =
  <R>() =>
  (table: ActTable<R>): ActTable<R> =>
    table;
