import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { type LedgerEntry, ledgerEntry } from '#shared/domain/activity/activity.ts';

// Hashes are domain-separated by their first byte (SECURITY.md section 3): 0x00 leaf, 0x01 node (layer 2, to come),
// 0x10 start of a chain, 0x11 commitment to a payload.
const hash = (...parts: (string | Uint8Array)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};
const byte = (n: number): Uint8Array => Uint8Array.of(n);

/** RFC 8785 text of a value. Throws for what JSON cannot say exactly. */
export const canonical = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value without a canonical form');
  return text;
};

/** SHA-256 in hex of a value's canonical JSON. What JSON leaves out, such as `undefined`, is left out. */
export const digestOf = (value: unknown): string => hash(canonical(JSON.parse(JSON.stringify(value))));

/** The bytes of an entry, exactly as stored and hashed. */
export const entryBytes = (entry: LedgerEntry): Uint8Array => Buffer.from(canonical(ledgerEntry.parse(entry)), 'utf8');

/** The hash that the next entry of the chain names as `prev`. */
export const leafHash = (bytes: Uint8Array): string => hash(byte(0x00), bytes);

/** The `prev` of a chain's first entry: it ties the chain to its log. */
export const genesis = (log: string, chain: string): string => hash(byte(0x10), log, '\n', chain);

/** The commitment that stands in an entry for a payload kept, and deletable, elsewhere. */
export const commitment = (salt: Uint8Array, payload: string): string => hash(byte(0x11), salt, payload);
