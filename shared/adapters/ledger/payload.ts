import { isDeepStrictEqual } from 'node:util';
import type { Kind } from '#shared/app/records.ts';
import { keyFields } from '#shared/adapters/dynamo/keys.ts';
import { formColumn } from '#shared/adapters/dynamo/upgrades.ts';
import { digestOf } from './chain.ts';

type Fields = Record<string, unknown>;

/**
 * What one commit changed: fields set and unset on the record itself, and its parts as they are now. A name with a dot
 * is a field of a field (`remediation.status`): what else is in there was not touched.
 */
export type Payload = {
  set: Fields;
  unset: string[];
  /** It says the whole record, in another form than the payloads before it. */
  whole?: true;
  parts?: PartEntry[];
};

/** A row under the chain as it is now, or by its key and hash. */
export type PartEntry =
  | { kind: string; form?: number; value: Fields }
  | { kind: string; form?: number; key: Fields; sha256: string };

// Rows as large as a stored item may be, and several of them in one commit: a payload, itself one stored item, has room
// for their hashes only.
const hashedKinds: readonly Kind[] = ['checklistChunk'];

/** What a payload says of a row that was put under its chain. */
export const partEntry = (kind: Kind, value: object): PartEntry => {
  const fields = value as Fields;
  if (!hashedKinds.includes(kind)) return { kind, ...formColumn(kind), value: fields };
  const key = Object.fromEntries(keyFields(kind).map((name) => [name, fields[name]]));
  return { kind, ...formColumn(kind), key, sha256: digestOf(fields) };
};

// The store's own fields: they follow from the chain and would only repeat it.
const bookkeeping = ['version', 'trail'];

const defined = (value: object): Fields => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));

const plain = (value: object): Fields => {
  const fields = defined(value);
  for (const name of bookkeeping) delete fields[name];
  return fields;
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shallow = (was: Fields, is: Fields): Payload => ({
  set: Object.fromEntries(Object.entries(is).filter(([name, value]) => !isDeepStrictEqual(value, was[name]))),
  unset: Object.keys(was).filter((name) => !(name in is)),
});

/** The difference between two states of a record; from nothing, the whole record. */
export const difference = (before: object | undefined, after: object): Payload => {
  const was = plain(before ?? {});
  const { set, unset } = shallow(was, plain(after));
  for (const [name, value] of Object.entries(set)) {
    const old = was[name];
    if (!isObject(old) || !isObject(value)) continue;
    const inner = shallow(defined(old), defined(value));
    delete set[name];
    for (const [field, one] of Object.entries(inner.set)) set[`${name}.${field}`] = one;
    unset.push(...inner.unset.map((field) => `${name}.${field}`));
  }
  return { set, unset };
};

const placeOf = (name: string): [outer: string, inner: string | undefined] => {
  const [outer = '', inner] = name.split('.');
  return [outer, inner];
};

const inside = (value: unknown): Fields => (isObject(value) ? { ...value } : {});

const putAt = (state: Fields, name: string, value: unknown): void => {
  const [outer, inner] = placeOf(name);
  if (inner === undefined) state[outer] = value;
  else state[outer] = { ...inside(state[outer]), [inner]: value };
};

const removeAt = (state: Fields, name: string): void => {
  const [outer, inner] = placeOf(name);
  if (inner === undefined) delete state[outer];
  else state[outer] = Object.fromEntries(Object.entries(inside(state[outer])).filter(([field]) => field !== inner));
};

/** A field of a record by the name that payloads give it. */
export const fieldAt = (record: Readonly<Fields>, name: string): unknown => {
  const [outer, inner] = placeOf(name);
  return inner === undefined ? record[outer] : inside(record[outer])[inner];
};

/** The record that a chain's payloads add up to: what the stored record must equal. */
export const replay = (payloads: readonly Payload[]): Fields => {
  const state: Fields = {};
  for (const { set, unset } of payloads) {
    for (const [name, value] of Object.entries(set)) putAt(state, name, value);
    for (const name of unset) removeAt(state, name);
  }
  return state;
};

export const withoutBookkeeping = plain;
