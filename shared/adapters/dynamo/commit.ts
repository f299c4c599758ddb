import { randomBytes } from 'node:crypto';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { DomainError, type ProblemCode } from '#shared/kernel/errors.ts';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Message } from '#shared/domain/notification/message.ts';
import type { Change, Commit, Ground, Part } from '#shared/app/ports.ts';
import type { Keys, RootKind } from '#shared/app/records.ts';
import { canonical, commitment, entryBytes, genesis, leafHash } from '#shared/adapters/ledger/chain.ts';
import { difference, partEntry } from '#shared/adapters/ledger/payload.ts';
import type { Doc } from './client.ts';
import { toRows } from './codec.ts';
import { chainOf, keyOf, outboxKey, payloadKey, receiptKey, subjectOf, termsKey } from './keys.ts';
import { formOfKind } from './upgrades.ts';
import { isStored } from './own-entry.ts';
import { cancellationReasons, versionIn } from './retry.ts';
import { transact, type Write } from './transact.ts';
import { entryActor, putEntry, still, unwritten } from './writes.ts';

export type Tables = { state: string; ledger: string };

export type StoreOptions = {
  doc: Doc;
  tables: Tables;
  /** Name of the plane's log, such as `kansa.city.example/log/general`; the fiscal year is added to it. */
  log: string;
  newId: () => string;
};

/** One write of the transaction, and what its caller is told when its condition fails. */
type Slot = { write: Write; refusal?: ProblemCode };

/** DynamoDB takes at most this many writes in one transaction. */
const transactionLimit = 100;

/** How long a first answer can be asked for again under its Idempotency-Key, in seconds. */
const receiptLife = 24 * 60 * 60;

const refusalFor = (seen: number): ProblemCode => (seen === 0 ? 'already_exists' : 'stale_version');

const partSlot = (table: string, { kind, value, seen }: Part): Slot => ({
  write: { Put: { TableName: table, Item: toRows(kind, value).head, ...(seen === undefined ? {} : still(seen)) } },
  ...(seen === undefined ? {} : { refusal: refusalFor(seen) }),
});

const groundSlot = (table: string, { ref, version }: Ground): Slot => ({
  write: { ConditionCheck: { TableName: table, Key: keyOf(ref), ...still(version) } },
  refusal: 'stale_version',
});

/** The one write path. Record, ledger entry, payload, what follows and the receipt succeed together or not at all. */
export const commitWith = (options: StoreOptions) => {
  const { doc, tables, log, newId } = options;

  const changeSlots = (change: Change, { call }: Commit): { slots: Slot[]; entry: LedgerEntry } => {
    const { before, after, kind, act, warrant, parts = [], bare } = change;
    const at = call.request.at;
    const year = before?.trail.year ?? fiscalYearOf(dayOf(at));
    const seq = (before?.version ?? 0) + 1;
    const chain = chainOf(kind, after as unknown as Keys[RootKind] as never);
    const chainLog = `${log}/${year}`;

    // A payload speaks the form of its time. Across a change of form it says the whole record, and needs none before it.
    const isRenewed = before?.trail.form !== undefined;
    const schema = `${kind}.v${formOfKind(kind)}`;
    const payload = canonical({
      ...difference(isRenewed ? undefined : before, after),
      ...(isRenewed ? { whole: true } : {}),
      ...(parts.length > 0 ? { parts: parts.map((p) => partEntry(p.kind, p.value)) } : {}),
    });
    const salt = randomBytes(32);
    const entry: LedgerEntry = {
      act,
      actor: entryActor(call.actor, warrant),
      at: at.toISOString(),
      chain,
      ...(bare ? {} : { data: { c: commitment(salt, payload), s: schema } }),
      id: newId(),
      log: chainLog,
      obj: { id: subjectOf(chain), rev: seq, type: kind },
      prev: before ? before.trail.head : genesis(chainLog, chain),
      req: call.request.id,
      res: 'ok',
      seq,
      v: 1,
    };
    const bytes = entryBytes(entry);
    const saved = { ...after, version: seq, trail: { head: leafHash(bytes), year, text: before?.trail.text } };
    const { head, text } = toRows(kind, saved as never, before as never);
    const slots: Slot[] = [
      {
        refusal: refusalFor(seq - 1),
        write: {
          Put: {
            TableName: tables.state,
            Item: head,
            ...still(seq - 1),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      },
      // The condition of the head guards them.
      ...(text ? [{ write: { Put: { TableName: tables.state, Item: text } } }] : []),
      ...parts.map((part) => partSlot(tables.state, part)),
      // A new record whose chain is there already was disposed of once: its key is not used again.
      { refusal: refusalFor(seq - 1), write: putEntry(tables.ledger, entry, bytes) },
    ];
    if (!bare) {
      slots.push({
        write: {
          Put: { TableName: tables.state, Item: { ...payloadKey(chain, seq), salt, schema, payload } },
        },
      });
    }
    return { slots, entry };
  };

  /** Tells whoever remembers where a person's terms stand that there may be more of them (decision 031). */
  const termsSlots = (changes: readonly Change[]): Slot[] => {
    const holdings = changes.flatMap(({ parts = [] }) => parts).filter((part) => part.kind === 'holding');
    const mark = newId();
    return [...new Set(holdings.map(({ value }) => value.personId))].map((personId) => ({
      write: { Put: { TableName: tables.state, Item: { ...termsKey(personId), mark } } },
    }));
  };

  const messageSlots = (messages: readonly Message[]): Slot[] => {
    const id = newId();
    return messages.map((body, n) => ({
      write: { Put: { TableName: tables.state, Item: { ...outboxKey(id, n), record: 'message', body } } },
    }));
  };

  const receiptSlots = ({ call, changes, receipt }: Commit): Slot[] => {
    const { idempotency, at } = call.request;
    if (!idempotency || !receipt) return [];
    const version = (changes[0]?.before?.version ?? 0) + 1;
    const expires = Math.floor(at.getTime() / 1000) + receiptLife;
    const item = {
      ...receiptKey(call.actor.personId, idempotency.key),
      hash: idempotency.hash,
      version,
      expires,
      ...receipt,
    };
    return [
      { refusal: 'idempotency_in_progress', write: { Put: { TableName: tables.state, Item: item, ...unwritten } } },
    ];
  };

  return async (commit: Commit): Promise<void> => {
    const changes = commit.changes.map((change) => changeSlots(change, commit));
    const slots = [
      ...changes.flatMap((c) => c.slots),
      ...(commit.grounds ?? []).map((ground) => groundSlot(tables.state, ground)),
      ...termsSlots(commit.changes),
      ...messageSlots(commit.notify ?? []),
      ...receiptSlots(commit),
    ];
    if (slots.length > transactionLimit)
      throw new Error(`a commit of ${slots.length} writes: fan it out through the outbox`);

    try {
      await transact(
        doc,
        slots.map((s) => s.write),
      );
    } catch (error) {
      const reasons = cancellationReasons(error);
      const failed = slots.filter((_, n) => reasons[n]?.Code === 'ConditionalCheckFailed');
      const [first] = changes;
      if (failed.length === 0 || !first) throw error;
      if (await isStored(doc, tables.ledger, first.entry)) return;
      // A receipt in the way says most: whatever else failed, failed because the first call with the key succeeded.
      const refusals = failed.map((slot) => slot.refusal);
      const code = refusals.find((r) => r === 'idempotency_in_progress') ?? refusals[0] ?? 'stale_version';
      // The first change is the record that the caller named: only its version is one to come back with.
      const currentVersion = code === 'stale_version' ? versionIn(reasons[0]) : undefined;
      throw new DomainError(code, currentVersion === undefined ? {} : { currentVersion });
    }
  };
};
