import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import { canonical, digestOf } from './chain.ts';
import { fieldAt, type PartEntry, type Payload, replay, withoutBookkeeping } from './payload.ts';
import type { Row } from './verify-chain.ts';

/** A row that a payload put under its chain; with a hash, `value` is no more than its key. */
export type PartClaim = {
  chain: string;
  seq: number;
  kind: string;
  form?: number;
  value: Record<string, unknown>;
  sha256?: string;
  firm: boolean;
};

const claimOf = (entry: PartEntry): Pick<PartClaim, 'kind' | 'form' | 'value' | 'sha256'> => {
  if (!('key' in entry)) return entry;
  const { key, ...rest } = entry;
  return { ...rest, value: key };
};

/** What the payloads of one chain add up to, as far as they are still there. */
export type Fold = {
  fields: Record<string, unknown>;
  /** Fields about which a payload says something; all there are when nothing is missing. */
  known: ReadonlySet<string>;
  complete: boolean;
  /** The form the last change was made in; `undefined` when no entry says. */
  form: number | undefined;
  /** Payloads that were deleted: their entries still commit to them. */
  redacted: number;
  parts: PartClaim[];
};

const payloadIn = (row: Row | undefined): Payload | undefined => row && (JSON.parse(String(row['payload'])) as Payload);

/** `finding.v2` was written in form 2. */
const formIn = (schema: string): number => Number(schema.slice(schema.lastIndexOf('.v') + 2));

/**
 * Adds up the payloads of a chain whose entries hold. An entry without a payload, deleted or never written, may have
 * changed anything: what was known before it is forgotten.
 */
export const foldChain = (chain: string, entries: readonly LedgerEntry[], payloads: ReadonlyMap<number, Row>): Fold => {
  let since: Payload[] = [];
  let complete = true;
  let redacted = 0;
  let form: number | undefined;
  let parts: PartClaim[] = [];
  for (const { seq, data } of entries) {
    const payload = payloadIn(payloads.get(seq));
    if (data) form = formIn(data.s);
    if (payload) {
      if (payload.whole) {
        since = [];
        complete = true;
      }
      since.push(payload);
      parts.push(...(payload.parts ?? []).map((part) => ({ ...claimOf(part), chain, seq, firm: true })));
      continue;
    }
    since = [];
    complete = false;
    // What was written in bulk has no parts; a payload that was deleted may have had some.
    if (data === undefined) continue;
    redacted += 1;
    parts = parts.map((claim) => ({ ...claim, firm: false }));
  }
  const known = new Set(since.flatMap(({ set, unset }) => [...Object.keys(set), ...unset]));
  return { fields: replay(since), known, complete, form, redacted, parts };
};

const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && isSameJson(a, b));
const isSameJson = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** The first field in which a record differs from what its chain adds up to. */
export const differingField = (
  { fields, known, complete }: Fold,
  record: Record<string, unknown>,
): string | undefined => {
  const stored = withoutBookkeeping(record);
  const names = complete ? new Set([...Object.keys(stored), ...Object.keys(fields)]) : known;
  return [...names]
    .sort((a, b) => a.localeCompare(b))
    .find((name) => !same(fieldAt(stored, name), fieldAt(fields, name)));
};

/** True when a row under a chain is what was recorded of it, in the form it was recorded in. */
export const isAsClaimed = (claim: PartClaim, stored: Record<string, unknown>, form: number): boolean =>
  (claim.form ?? 1) === form &&
  (claim.sha256 === undefined ? isSameJson(claim.value, stored) : claim.sha256 === digestOf(stored));
