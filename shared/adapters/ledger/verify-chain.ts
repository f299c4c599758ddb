import { type LedgerEntry, ledgerEntry } from '#shared/domain/activity/activity.ts';
import { entryKey, subjectOf } from '#shared/adapters/dynamo/keys.ts';
import { type Breach, type BreachCode, breach } from './breach.ts';
import { canonical, commitment, genesis, leafHash } from './chain.ts';

export type Row = Record<string, unknown> & { pk: string; sk: string };

/** What the record itself says about its chain. */
export type Head = { version: unknown; trail: unknown };

export type Chain = {
  name: string;
  /** In the order of their sort keys. */
  entries: readonly Row[];
  /**
   * The place of the first of them, where it is not the first of the chain: it was checked before, and is there for
   * what follows it.
   */
  first?: number;
  /** How many at the end are there for those before them alone: more of the chain follows, and its head is not asked for. */
  ahead?: number;
  payloads: ReadonlyMap<number, Row>;
  head: Head | undefined;
};

/** A stored entry as it was found: its bytes' hash, and what they say when they are in their exact form. */
type Found = { row: Row; hash: string; entry: LedgerEntry | undefined };

const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array;

const parse = (bytes: Uint8Array): LedgerEntry | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const entry = ledgerEntry.parse(JSON.parse(text));
    return canonical(entry) === text ? entry : undefined;
  } catch {
    return undefined;
  }
};

const find = (row: Row): Found => {
  const bytes = row['bytes'];
  return isBytes(bytes)
    ? { row, hash: leafHash(bytes), entry: parse(bytes) }
    : { row, hash: leafHash(new Uint8Array()), entry: undefined };
};

type Link = Found & {
  entry: LedgerEntry;
  chain: Chain;
  position: number;
  previous: Found | undefined;
  next: Found | undefined;
  /** Whether the entry after `next`, or the record, still points to `next`. */
  nextIsSealed: boolean;
  log: string;
};

/** Reads and denials have a chain of their own, which is about many records. */
const isOfRecord = (chain: string): boolean => !chain.startsWith('ACCESS#');

const matchesPayload = ({ entry, chain, position }: Link): boolean => {
  const row = chain.payloads.get(position);
  if (row === undefined || entry.data === undefined) return true;
  const { salt, payload, schema } = row;
  if (!isBytes(salt) || typeof payload !== 'string' || schema !== entry.data.s) return false;
  return commitment(salt, payload) === entry.data.c;
};

/** In this order: the first row that does not hold names what is wrong. */
const rules: readonly [BreachCode, (link: Link) => boolean][] = [
  ['missing', ({ entry, position }) => entry.seq <= position],
  [
    'misplaced',
    ({ entry, row, position, chain: { name } }) =>
      entry.seq === position && entry.chain === name && row.sk === entryKey(name, position).sk,
  ],
  ['log', ({ entry, log }) => entry.log === log && /\/\d{4}$/.test(log)],
  [
    'object',
    ({ entry: { obj }, position, chain: { name } }) =>
      !isOfRecord(name) ||
      (obj.rev === position && obj.id === subjectOf(name) && obj.type.toUpperCase() === name.split('#')[0]),
  ],
  ['unlinked', ({ entry, chain, previous, log }) => entry.prev === (previous?.hash ?? genesis(log, chain.name))],
  // The next entry is intact and points elsewhere, so it is this one that was replaced. Where entries are missing in
  // between, or this one was doubled, the fault is the next place's.
  [
    'altered',
    ({ hash, next, nextIsSealed, position }) =>
      !next?.entry || !nextIsSealed || next.entry.seq > position + 1 || next.hash === hash || next.entry.prev === hash,
  ],
  ['payload', matchesPayload],
  ['foreignPayload', ({ entry, chain, position }) => entry.data !== undefined || !chain.payloads.has(position)],
];

/** A version that is no number is none. */
const versionOf = ({ version }: Head): number => (Number.isSafeInteger(version) ? Math.max(0, version as number) : 0);
const hashOf = (head: Head | undefined): unknown => (head?.trail as { head?: unknown } | undefined)?.head;

const checkHead = (
  { name, entries, payloads, head, first = 1 }: Chain,
  last: Found | undefined,
): Breach | undefined => {
  const count = first - 1 + entries.length;
  const beyond = [...payloads.keys()].filter((seq) => seq > count);
  const foreign = beyond.length > 0 ? breach('foreignPayload', name, Math.min(...beyond)) : undefined;
  if (!last) return head ? breach('unrecorded', name, 1) : foreign;
  if (!head) return breach('noRecord', name, count);
  const version = versionOf(head);
  if (version > count) return breach('missing', name, count + 1);
  if (version < count) return breach('beyond', name, version + 1);
  if (hashOf(head) !== last.hash) return breach('head', name, count);
  const year = Number(last.entry?.log.slice(-4));
  return canonical(head.trail) === canonical({ head: last.hash, year }) ? foreign : breach('year', name, count);
};

/**
 * Checks one chain from its first entry to the record it belongs to, or a stretch of it, and returns the first thing
 * that is wrong.
 */
export const verifyChain = (chain: Chain): { breach?: Breach; entries: LedgerEntry[] } => {
  const { first = 1, ahead = 0 } = chain;
  const all = chain.entries.map(find);
  const log = all[0]?.entry?.log ?? '';
  const isSealed = (n: number): boolean => {
    const next = all[n + 1];
    return all[n]?.hash === (next ? next.entry?.prev : hashOf(chain.head));
  };
  const entries: LedgerEntry[] = [];
  for (const [n, found] of all.slice(0, all.length - ahead).entries()) {
    const position = first + n;
    const { entry, row } = found;
    if (row.sk > entryKey(chain.name, position).sk) return { breach: breach('missing', chain.name, position), entries };
    if (!entry) return { breach: breach('unreadable', chain.name, position), entries };
    if (n === 0 && first > 1) continue;
    const neighbours = { previous: all[n - 1], next: all[n + 1], nextIsSealed: isSealed(n + 1) };
    const link: Link = { ...found, entry, chain, position, log, ...neighbours };
    const broken = rules.find(([, holds]) => !holds(link));
    if (broken) return { breach: breach(broken[0], chain.name, position), entries };
    entries.push(entry);
  }
  const atHead = ahead > 0 ? undefined : checkHead(chain, all.at(-1));
  return atHead ? { breach: atHead, entries } : { entries };
};
