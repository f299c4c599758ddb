import { isDeepStrictEqual } from 'node:util';

/** What one commit changed: fields set and unset on the record itself, and its parts as they are now. */
export type Payload = {
  set: Record<string, unknown>;
  unset: string[];
  parts?: { kind: string; value: unknown }[];
};

// The store's own fields: they follow from the chain and would only repeat it.
const bookkeeping = ['version', 'trail'];

const plain = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([name, v]) => v !== undefined && !bookkeeping.includes(name)));

/** The difference between two states of a record; from nothing, the whole record. */
export const difference = (before: object | undefined, after: object): Payload => {
  const [was, is] = [plain(before ?? {}), plain(after)];
  return {
    set: Object.fromEntries(Object.entries(is).filter(([name, value]) => !isDeepStrictEqual(value, was[name]))),
    unset: Object.keys(was).filter((name) => !(name in is)),
  };
};

/** The record that a chain's payloads add up to: what the stored record must equal. */
export const replay = (payloads: readonly Payload[]): Record<string, unknown> =>
  payloads.reduce<Record<string, unknown>>((state, { set, unset }) => {
    const next = { ...state, ...set };
    for (const name of unset) delete next[name];
    return next;
  }, {});

export const withoutBookkeeping = plain;
