import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerEntry } from '#shared/domain/activity/activity.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Item } from '#shared/adapters/dynamo/codec.ts';
import { callBy, newAssignment, newFinding, newResponse, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
beforeAll(async () => {
  stand = await openStore();
});
afterAll(() => stand.close());

const sha256 = (...parts: (string | Uint8Array)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};
const bytesOf = (row: Item | undefined): Uint8Array => row?.['bytes'] as Uint8Array;
const entryOf = (row: Item | undefined) => JSON.parse(Buffer.from(bytesOf(row)).toString('utf8')) as LedgerEntry;

const create = async (finding = newFinding(), at?: Date) => {
  const call = callBy(staff(), at ? { at } : {});
  const change = { kind: 'finding', before: undefined, after: finding, act: 'finding.create', warrant } as const;
  await stand.store.commit({ call, changes: [change] });
  return load(finding);
};
const load = async ({ auditId, findingId }: Finding): Promise<Finding> => {
  const [finding] = await stand.store.load({ kind: 'finding', auditId, findingId });
  if (!finding) throw new Error('no such finding');
  return finding;
};
const edit = (before: Finding, fields: Partial<Finding>, call = callBy(staff())) =>
  stand.store.commit({
    call,
    changes: [{ kind: 'finding', before, after: { ...before, ...fields }, act: 'finding.edit', warrant }],
  });
const chainRows = async (findingId: string) => {
  const { state, ledger } = await stand.rows();
  const inOrder = (rows: Item[], pk: string) =>
    rows.filter((row) => row.pk === pk).sort((a, b) => a.sk.localeCompare(b.sk));
  return {
    entries: inOrder(ledger, `FINDING#${findingId}`),
    payloads: inOrder(state, `PAYLOAD#FINDING#${findingId}`),
  };
};

test('a commit writes record, entry, payload, messages and receipt together', async () => {
  const actor = staff();
  const after = newFinding();
  const ref = { kind: 'finding', auditId: after.auditId, findingId: after.findingId } as const;
  await stand.store.commit({
    call: callBy(actor, { key: 'key-1' }),
    changes: [{ kind: 'finding', before: undefined, after, act: 'finding.create', warrant }],
    notify: [{ type: 'mail', template: 'yourTurn', to: ['auditOffice'], about: { findingId: after.findingId } }],
    receipt: { status: 201, ref },
  });
  expect(await load(after)).toMatchObject({ ...after, version: 1, trail: { year: 2026 } });
  const { entries, payloads } = await chainRows(after.findingId);
  expect([entries.length, payloads.length]).toEqual([1, 1]);
  const { state } = await stand.rows();
  expect(state.filter((row) => JSON.stringify(row['body'] ?? '').includes(after.findingId))).toHaveLength(1);
  expect(await stand.store.receiptOf(actor.personId, 'key-1')).toMatchObject({
    status: 201,
    ref,
    version: 1,
    hash: 'a'.repeat(64),
  });
});

test('L6: when one write of a commit is refused, nothing of it is stored', async () => {
  const finding = await create();
  const assignment = newAssignment();
  const before = await stand.rows();
  const commit = stand.store.commit({
    call: callBy(staff(), { key: 'key-2' }),
    changes: [
      { kind: 'assignment', before: undefined, after: assignment, act: 'assignment.send', warrant },
      { kind: 'finding', before: { ...finding, version: 7 }, after: finding, act: 'finding.edit', warrant },
    ],
    notify: [{ type: 'job', job: 'distribute', auditId: assignment.auditId }],
  });
  await expect(commit).rejects.toMatchObject({ code: 'stale_version' });
  expect(await stand.rows()).toEqual(before);
});

test('R2: of two edits of one version the second is refused and told the version that is stored', async () => {
  const seen = await create();
  await edit(seen, { title: '一人目' });
  await edit(await load(seen), { title: '一人目、二度目' });
  await expect(edit(seen, { title: '二人目' })).rejects.toMatchObject({
    code: 'stale_version',
    details: { currentVersion: 3 },
  });
  expect((await load(seen)).title).toBe('一人目、二度目');
});

test('what exists already cannot be created again', async () => {
  const finding = await create();
  await expect(create({ ...finding, version: 0 })).rejects.toMatchObject({ code: 'already_exists' });
  expect((await chainRows(finding.findingId)).entries).toHaveLength(1);
});

test('R1: a second commit under the same Idempotency-Key is refused, and the receipt stays the first one', async () => {
  const actor = staff();
  const commit = (after: Finding) =>
    stand.store.commit({
      call: callBy(actor, { key: 'twice' }),
      changes: [{ kind: 'finding', before: undefined, after, act: 'finding.create', warrant }],
      receipt: { status: 201, ref: { kind: 'finding', auditId: after.auditId, findingId: after.findingId } },
    });
  const [first, second] = [newFinding(), newFinding()];
  await commit(first);
  await expect(commit(second)).rejects.toMatchObject({ code: 'idempotency_in_progress' });
  expect(await stand.store.receiptOf(actor.personId, 'twice')).toMatchObject({ ref: { findingId: first.findingId } });
  expect(await stand.store.receiptOf(staff().personId, 'twice')).toBeUndefined();
  expect((await chainRows(second.findingId)).entries).toHaveLength(0);
});

test('R1: ten calls at once under one Idempotency-Key have one effect', async () => {
  const actor = staff();
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => {
      const after = newFinding();
      return stand.store.commit({
        call: callBy(actor, { key: 'parallel' }),
        changes: [{ kind: 'finding', before: undefined, after, act: 'finding.create', warrant }],
        receipt: { status: 201, ref: { kind: 'finding', auditId: after.auditId, findingId: after.findingId } },
      });
    }),
  );
  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  expect(new Set(results.flatMap((r) => (r.status === 'rejected' ? [r.reason.code] : [])))).toEqual(
    new Set(['idempotency_in_progress']),
  );
});

test('rows under a record change only from the version they were seen at', async () => {
  const after = newAssignment();
  const call = callBy(staff());
  await stand.store.commit({
    call,
    changes: [{ kind: 'assignment', before: undefined, after, act: 'assignment.send', warrant }],
  });
  const { auditId, departmentId } = after;
  const answerFrom = async (seen: number) => {
    const [before] = await stand.store.load({ kind: 'assignment', auditId, departmentId });
    if (!before) throw new Error('no assignment');
    const value = newResponse({ auditId, departmentId, version: seen + 1 });
    const change = { kind: 'assignment', before, after: before, act: 'response.answer', warrant } as const;
    await stand.store.commit({ call, changes: [{ ...change, parts: [{ kind: 'response', value, seen }] }] });
  };
  await answerFrom(0);
  await expect(answerFrom(0)).rejects.toMatchObject({ code: 'already_exists' });
  await answerFrom(1);
  await expect(answerFrom(1)).rejects.toMatchObject({ code: 'stale_version', details: {} });
  const [response] = await stand.store.list.responsesOf(auditId, departmentId);
  expect(response?.version).toBe(2);
  const [assignment] = await stand.store.load({ kind: 'assignment', auditId, departmentId });
  expect(assignment?.version).toBe(3);
});

test('L7: a chain is written exactly as SECURITY.md section 3 says', async () => {
  const at = new Date('2026-06-01T01:02:03.456Z');
  const first = await create(newFinding(), at);
  await edit(first, { title: '直した題', cause: '周知不足' });
  const head = await load(first);
  const { entries, payloads } = await chainRows(first.findingId);
  const [one, two] = entries.map(entryOf);
  const chain = `FINDING#${first.findingId}`;

  expect(entries.map((row) => row.sk)).toEqual(['0000000001', '0000000002']);
  expect(one?.prev).toBe(sha256(Uint8Array.of(0x10), 'kansa.city.example/log/general/2026', '\n', chain));
  expect(two?.prev).toBe(sha256(Uint8Array.of(0x00), bytesOf(entries[0])));
  expect(head.trail).toMatchObject({ head: sha256(Uint8Array.of(0x00), bytesOf(entries[1])), year: 2026 });
  for (const row of entries) {
    expect(Buffer.from(bytesOf(row)).toString('utf8')).toBe(canonicalize(entryOf(row)));
  }
  expect(two).toMatchObject({
    act: 'finding.edit',
    actor: { dept: 'D001', kind: 'user', role: 'auditor' },
    at: at.toISOString(),
    chain,
    log: 'kansa.city.example/log/general/2026',
    obj: { id: first.findingId, rev: 2, type: 'finding' },
    res: 'ok',
    seq: 2,
    v: 1,
  });
  const { salt, payload } = payloads[1] as unknown as { salt: Uint8Array; payload: string };
  expect(JSON.parse(payload)).toEqual({ set: { title: '直した題', cause: '周知不足' }, unset: [] });
  expect(payload).toBe(canonicalize(JSON.parse(payload)));
  expect(two?.data?.c).toBe(sha256(Uint8Array.of(0x11), salt, payload));
  expect(salt.length).toBe(32);
});

test('no name and nothing a person typed is in an entry', async () => {
  const finding = await create(newFinding({ title: '極秘の題名', fact: '極秘の事実' }));
  const { entries } = await chainRows(finding.findingId);
  const text = Buffer.from(bytesOf(entries[0])).toString('utf8');
  expect(text).not.toMatch(/極秘|佐藤/);
});

test('R9: a chain stays in the log of the fiscal year it began in, by the calendar of Japan', async () => {
  // 23:59:59.999 on 31 March and midnight on 1 April in Japan.
  const [march, april] = [new Date('2026-03-31T14:59:59.999Z'), new Date('2026-03-31T15:00:00.000Z')];
  const old = await create(newFinding(), march);
  await edit(old, { title: '年度をまたぐ' }, callBy(staff(), { at: april }));
  const { entries } = await chainRows(old.findingId);
  expect(entries.map((row) => entryOf(row).log)).toEqual(Array(2).fill('kansa.city.example/log/general/2025'));
  expect((await load(old)).trail.year).toBe(2025);

  const young = await create(newFinding(), april);
  expect(entryOf((await chainRows(young.findingId)).entries[0]).log).toBe('kansa.city.example/log/general/2026');
});

test('R9: hosts whose clocks differ by ten minutes write one chain in the order of what happened', async () => {
  const noon = Date.parse('2026-06-01T03:00:00.000Z');
  let finding = await create(newFinding(), new Date(noon));
  for (const [n, minutes] of [10, -10, 9, -9, 0].entries()) {
    const at = new Date(noon + n * 1000 + minutes * 60_000);
    await edit(finding, { title: `${n + 1}回目` }, callBy(staff(), { at }));
    finding = await load(finding);
  }
  const { items } = await stand.store.list.entriesOf(`FINDING#${finding.findingId}`, { limit: 10 });
  expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(items.map(({ at }) => at)).not.toEqual(items.map(({ at }) => at).toSorted());
  expect(finding).toMatchObject({ version: 6, title: '5回目' });
});

test('a change written in bulk has an entry and no payload', async () => {
  const after = newAssignment();
  await stand.store.commit({
    call: callBy(staff()),
    changes: [{ kind: 'assignment', before: undefined, after, act: 'assignment.send', warrant, bare: true }],
  });
  const { state, ledger } = await stand.rows();
  const chain = `ASSIGNMENT#${after.auditId}#${after.departmentId}`;
  const [entry, ...others] = ledger.filter((row) => row.pk === chain).map(entryOf);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ obj: { id: `${after.auditId}#${after.departmentId}`, rev: 1 } });
  expect(entry?.data).toBeUndefined();
  expect(state.filter((row) => row.pk === `PAYLOAD#${chain}`)).toEqual([]);
});
