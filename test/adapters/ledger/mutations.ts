import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import { fieldsOf, recordsIn, refFrom, toRows } from '#shared/adapters/dynamo/codec.ts';
import { chainOf, isRootKind, textKey } from '#shared/adapters/dynamo/keys.ts';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import { entryBytes, genesis, leafHash } from '#shared/adapters/ledger/chain.ts';
import type { PlaneRows, Row } from '#shared/adapters/ledger/verify.ts';

/** One chain of a plane that may be changed at will: everything in it is a copy. */
export type Victim = {
  name: string;
  state: Row[];
  ledger: Row[];
  /** The chain's entries in order, its record, its payloads and the answers under it. */
  entries: Row[];
  record: Row;
  /** The record's long texts, where it has any. */
  text: Row | undefined;
  payloads: Row[];
  parts: Row[];
};

/** A whole number from 0 up to and without its argument. */
export type Pick = (below: number) => number;

/** Does harm and says where it must be found; `undefined` when there is nothing of that sort to harm. */
export type Mutation = (victim: Victim, pick: Pick) => number | undefined;

const sk = (seq: number): string => String(seq).padStart(10, '0');
const remove = (rows: Row[], row: Row): void => void rows.splice(rows.indexOf(row), 1);
const at = <T>(items: readonly T[], n: number): T => {
  const item = items[n];
  if (item === undefined) throw new Error('no such item');
  return item;
};
const bytesOf = (row: Row): Uint8Array => row['bytes'] as Uint8Array;
const entryOf = (row: Row) => JSON.parse(Buffer.from(bytesOf(row)).toString('utf8')) as LedgerEntry;
const shift = (rows: readonly Row[], by: number): void => {
  for (const row of rows) row.sk = sk(Number(row.sk) + by);
};
const put = (row: Row, entry: LedgerEntry): Row => Object.assign(row, { bytes: Uint8Array.from(entryBytes(entry)) });

/** An entry that fits after its predecessor as if the store had written it. */
const forge = ({ name, entries }: Victim, position: number): Row => {
  const base = entryOf(at(entries, Math.min(position, entries.length) - 1));
  const previous = entries[position - 2];
  const { data: _, ...rest } = base;
  const obj = name.startsWith('ACCESS#') ? base.obj : { ...base.obj, rev: position };
  const prev = previous ? leafHash(bytesOf(previous)) : genesis(base.log, name);
  return put({ pk: name, sk: sk(position) }, { ...rest, id: ulid(), act: 'finding.forged', seq: position, obj, prev });
};

const valueOf = ({ record, text }: Victim): Record<string, unknown> => fieldsOf(refFrom(record), record, text).fields;

/** Stores another value as the store itself would: texts, their mark, the columns of lists and all. */
const rewrite = (victim: Victim, value: Record<string, unknown>): void => {
  const { record, text, state } = victim;
  const rows = toRows(refFrom(record).kind, { ...value } as never);
  for (const field of Object.keys(record)) delete record[field];
  Object.assign(record, stored(rows.head));
  if (rows.text && text) Object.assign(text, stored(rows.text));
  else if (rows.text) state.push(stored(rows.text));
  else if (text) remove(state, text);
};
const stored = (row: object): Row => unmarshall(marshall(row, { removeUndefinedValues: true })) as Row;

const flipBit = (bytes: Uint8Array, pick: Pick): void => {
  const n = pick(bytes.length);
  bytes[n] = at([...bytes], n) ^ (1 << pick(8));
};

const cutShort = (victim: Victim, left: number): number => {
  for (const row of victim.entries.slice(left)) remove(victim.ledger, row);
  return left + 1;
};

/** Every way we know to tamper with the rows of a chain without being able to write a whole new one. */
export const mutations = {
  'a bit of an entry is flipped': ({ entries }, pick) => {
    const k = pick(entries.length);
    flipBit(bytesOf(at(entries, k)), pick);
    return k + 1;
  },
  'an entry is dropped': ({ entries, ledger }, pick) => {
    const k = pick(entries.length);
    remove(ledger, at(entries, k));
    return k + 1;
  },
  'an entry is dropped and the later ones are moved up': ({ entries, ledger }, pick) => {
    const k = pick(entries.length);
    remove(ledger, at(entries, k));
    shift(entries.slice(k + 1), -1);
    return k + 1;
  },
  'an entry is written over another': ({ entries }, pick) => {
    if (entries.length < 2) return undefined;
    const from = pick(entries.length);
    const to = (from + 1 + pick(entries.length - 1)) % entries.length;
    Object.assign(at(entries, to), { ...at(entries, from), sk: sk(to + 1) });
    return to + 1;
  },
  'an entry is doubled and the later ones are moved down': ({ entries, ledger }, pick) => {
    const k = pick(entries.length);
    shift(entries.slice(k + 1), 1);
    ledger.push({ ...at(entries, k), sk: sk(k + 2) });
    return k + 2;
  },
  'two entries are swapped': ({ entries }, pick) => {
    if (entries.length < 2) return undefined;
    const first = pick(entries.length - 1);
    const second = first + 1 + pick(entries.length - first - 1);
    const [a, b] = [at(entries, first), at(entries, second)];
    [a.sk, b.sk] = [b.sk, a.sk];
    return first + 1;
  },
  'a forged entry is put in and the later ones are moved down': (victim, pick) => {
    const position = 1 + pick(victim.entries.length + 1);
    const forged = forge(victim, position);
    shift(victim.entries.slice(position - 1), 1);
    victim.ledger.push(forged);
    return position;
  },
  'an entry is replaced by a forged one': (victim, pick) => {
    const position = 1 + pick(victim.entries.length);
    Object.assign(at(victim.entries, position - 1), forge(victim, position));
    return position;
  },
  'the chain is cut short': (victim, pick) => cutShort(victim, pick(victim.entries.length)),
  'a payload is edited': ({ payloads }, pick) => {
    if (payloads.length === 0) return undefined;
    const row = at(payloads, pick(payloads.length));
    const text = String(row['payload']);
    const n = pick(text.length);
    row['payload'] = `${text.slice(0, n)}${text[n] === '7' ? '8' : '7'}${text.slice(n + 1)}`;
    return Number(row.sk);
  },
  'the salt of a payload is edited': ({ payloads }, pick) => {
    if (payloads.length === 0) return undefined;
    const row = at(payloads, pick(payloads.length));
    flipBit(row['salt'] as Uint8Array, pick);
    return Number(row.sk);
  },
  'a payload is put where no entry has one': ({ name, entries, state }, pick) => {
    const bare = entries.findIndex((row) => entryOf(row).data === undefined);
    const seq = bare === -1 || pick(2) === 0 ? entries.length + 1 : bare + 1;
    state.push({ pk: `PAYLOAD#${name}`, sk: sk(seq), salt: new Uint8Array(32), schema: 'x.v1', payload: '{}' });
    return seq;
  },
  'a field of the record is edited': (victim, pick) => {
    const { name, entries, payloads } = victim;
    const known = payloads.flatMap((row) => Object.keys((JSON.parse(String(row['payload'])) as { set: object }).set));
    // A chain begun in bulk, or with payloads deleted, can only vouch for what later payloads have set.
    const vouched = name.startsWith('PLAN#') ? ['status'] : [...new Set(known)];
    const value = valueOf(victim);
    const fields = vouched.filter((field) => field in value);
    if (fields.length === 0) return undefined;
    const field = at(fields, pick(fields.length));
    const { [field]: old, ...others } = value;
    // What nobody wrote is not told from a list without anything in it.
    if (pick(4) === 0 && !(Array.isArray(old) && old.length === 0)) rewrite(victim, others);
    else rewrite(victim, { ...value, [field]: `${JSON.stringify(old)}?` });
    return entries.length;
  },
  'a field is added to the record': (victim, pick) => {
    if (!victim.name.startsWith('FINDING#')) return undefined;
    const added = pick(2) === 0 ? { publicSummary: '後から' } : { confirmedBy: ulid() };
    rewrite(victim, { ...valueOf(victim), ...added });
    return victim.entries.length;
  },
  'the long texts of the record are damaged': ({ entries, text }, pick) => {
    if (!text) return undefined;
    if (pick(2) === 0) text['text'] = 'text';
    else flipBit(text['text'] as Uint8Array, pick);
    return entries.length;
  },
  'the long texts of the record are deleted': ({ entries, text, state }) => {
    if (!text) return undefined;
    remove(state, text);
    return entries.length;
  },
  'the mark of the long texts is taken away': ({ entries, record, text }) => {
    if (!text) return undefined;
    delete (record['trail'] as Record<string, unknown>)['text'];
    return entries.length;
  },
  'long texts are put beside a record that has none': ({ entries, record, text, state }) => {
    if (text || !record.pk.startsWith('AUDIT#')) return undefined;
    state.push({ ...textKey(record), text: Uint8Array.of(3, 0) });
    return entries.length;
  },
  'the record is deleted': ({ entries, record, state }) => {
    remove(state, record);
    return entries.length;
  },
  'the head in the record is changed': ({ entries, record }, pick) => {
    const trail = record['trail'] as { head: Uint8Array; year: number };
    const changes = [
      { ...trail, head: Buffer.from(leafHash(Uint8Array.of(pick(256))), 'hex') },
      { ...trail, head: '' },
      { ...trail, year: trail.year + 1 },
      { ...trail, more: 1 },
    ];
    record['trail'] = at(changes, pick(changes.length));
    return entries.length;
  },
  'the version of the record is raised': ({ entries, record }, pick) => {
    record['version'] = entries.length + 1 + pick(5);
    return entries.length + 1;
  },
  'the version of the record is lowered': ({ entries, record }, pick) => {
    const version = pick(entries.length);
    record['version'] = version;
    return version + 1;
  },
  'an answer is edited': ({ entries, parts }, pick) => {
    if (parts.length === 0) return undefined;
    const row = at(parts, pick(parts.length));
    const changes = [{ selfResult: 'notApplicable' }, { comment: '?' }, { version: 99 }, { more: 1 }];
    Object.assign(row, at(changes, pick(changes.length)));
    return lastMention(entries.length, parts, row);
  },
  'an answer is deleted': ({ entries, parts, state }, pick) => {
    if (parts.length === 0) return undefined;
    const row = at(parts, pick(parts.length));
    remove(state, row);
    return lastMention(entries.length, parts, row);
  },
  'an answer is made up': ({ name, parts, state }) => {
    const [like] = parts;
    if (!like || !name.startsWith('ASSIGNMENT#')) return undefined;
    state.push({ ...like, sk: 'RESPONSE#item-0009' });
    return 1;
  },
} as const satisfies Record<string, Mutation>;

/** Answers of the chain set go round three items, one an entry, after an entry in bulk. */
const lastMention = (count: number, parts: readonly Row[], row: Row): number => {
  const item = Number(row.sk.slice(-1));
  const answers = count - 1;
  const round = Math.floor((answers - 1 - item) / parts.length);
  return 2 + item + round * parts.length;
};

/** A plane of its own to tamper with, and one chain in it. */
export const victimIn = (plane: PlaneRows, name: string): Victim => {
  const state = plane.state.map((row) => structuredClone(row));
  const ledger = plane.ledger.map((row) => structuredClone(row));
  const id = name.slice(name.indexOf('#') + 1);
  const found = recordsIn(state).find(({ ref }) => isRootKind(ref.kind) && chainOf(ref.kind, ref as never) === name);
  if (!found) throw new Error(`no record of ${name}`);
  const inOrder = (rows: Row[]) => rows.sort((a, b) => a.sk.localeCompare(b.sk));
  return {
    name,
    state,
    ledger,
    record: found.head,
    text: found.text,
    entries: inOrder(ledger.filter((row) => row.pk === name)),
    payloads: inOrder(state.filter((row) => row.pk === `PAYLOAD#${name}`)),
    parts: inOrder(state.filter((row) => row.pk === `WORK#${id}`)),
  };
};
