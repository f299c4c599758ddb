import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientConfigFor } from '#local/database/index.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import type { Store } from '#shared/app/ports.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Fault } from '#test/support/faults.ts';
import { callBy, newFinding, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
beforeAll(async () => {
  stand = await openStore();
});
afterAll(() => stand.close());

const transactions = { only: 'TransactWriteItems' } as const;

const create = (store: Store, after: Finding) =>
  store.commit({
    call: callBy(staff(), { key: after.findingId }),
    changes: [{ kind: 'finding', before: undefined, after, act: 'finding.create', warrant }],
    notify: [{ type: 'mail', template: 'yourTurn', to: ['auditOffice'], about: { findingId: after.findingId } }],
    receipt: { status: 201, ref: { kind: 'finding', auditId: after.auditId, findingId: after.findingId } },
  });

/** How many rows of each sort name the finding: all of them or none may be there, and each once. */
const tracesOf = async ({ findingId }: Finding) => {
  const { state, ledger } = await stand.rows();
  const count = (rows: { pk: string }[], isOne: (row: { pk: string }) => boolean) => rows.filter(isOne).length;
  return {
    record: count(state, (row) => row.pk.startsWith('AUDIT#') && JSON.stringify(row).includes(findingId)),
    payload: count(state, (row) => row.pk === `PAYLOAD#FINDING#${findingId}`),
    message: count(state, (row) => row.pk.startsWith('OUTBOX#') && JSON.stringify(row).includes(findingId)),
    receipt: count(state, (row) => row.pk.startsWith('RECEIPT#') && JSON.stringify(row).includes(findingId)),
    entry: count(ledger, (row) => row.pk === `FINDING#${findingId}`),
  };
};
// The record is its head and its long texts.
const once = { record: 2, payload: 1, message: 1, receipt: 1, entry: 1 };
const never = { record: 0, payload: 0, message: 0, receipt: 0, entry: 0 };

test('R3: a reply lost after the commit is a success with exactly one entry', async () => {
  const finding = newFinding();
  const { store, attempts } = stand.withFault({ fault: 'lost', ...transactions });
  await create(store, finding);
  expect(attempts()).toBe(2);
  expect(await tracesOf(finding)).toEqual(once);
});

test('R3: a caller who hears nothing of a commit that succeeded finds its receipt and makes no second record', async () => {
  const finding = newFinding();
  const actor = staff();
  const commit = (store: Store, after: Finding) =>
    store.commit({
      call: callBy(actor, { key: 'again' }),
      changes: [{ kind: 'finding', before: undefined, after, act: 'finding.create', warrant }],
      receipt: { status: 201, ref: { kind: 'finding', auditId: after.auditId, findingId: after.findingId } },
    });
  const { store } = stand.withFault({ fault: 'lost', times: 1000, ...transactions });
  await expect(commit(store, finding)).rejects.toMatchObject({ code: 'busy' });
  await expect(commit(stand.store, newFinding())).rejects.toMatchObject({ code: 'idempotency_in_progress' });
  expect(await stand.store.receiptOf(actor.personId, 'again')).toMatchObject({
    ref: { findingId: finding.findingId },
  });
});

test.each<Fault>(['before', 'timeout', 'throttle', 'conflict', 'serverError'])(
  'R8: a commit that meets %s twice succeeds, once',
  async (fault) => {
    const finding = newFinding();
    const { store, attempts } = stand.withFault({ fault, times: 2, ...transactions });
    await create(store, finding);
    expect(attempts()).toBe(3);
    expect(await tracesOf(finding)).toEqual(once);
  },
);

test.each<Fault>(['before', 'timeout', 'throttle', 'conflict', 'serverError'])(
  'R8: a commit that always meets %s is refused as busy, leaves nothing, and gives up soon',
  async (fault) => {
    const finding = newFinding();
    const { store, attempts } = stand.withFault({ fault, times: 1000, ...transactions });
    await expect(create(store, finding)).rejects.toMatchObject({ code: 'busy' });
    expect(attempts()).toBeLessThanOrEqual(6);
    expect(await tracesOf(finding)).toEqual(never);
    await create(stand.store, finding);
    expect(await tracesOf(finding)).toEqual(once);
  },
);

const reads: [string, string, (store: Store) => Promise<unknown>][] = [
  ['load', 'BatchGetItem', (store) => store.load({ kind: 'audit', auditId: 'A' })],
  ['list', 'Query', (store) => store.list.responsesOf('A', 'D012')],
  ['receiptOf', 'GetItem', (store) => store.receiptOf('p', 'k')],
];
test.each(reads)('R8: %s outlasts a passing failure and is busy when it does not pass', async (_, only, read) => {
  for (const fault of ['before', 'timeout', 'throttle', 'serverError'] as const) {
    const passing = stand.withFault({ fault, times: 2, only });
    await expect(read(passing.store)).resolves.not.toBe('busy');
    expect(passing.attempts()).toBe(3);
  }
  const lasting = stand.withFault({ fault: 'serverError', times: 1000, only });
  await expect(read(lasting.store)).rejects.toMatchObject({ code: 'busy' });
});

test('R8: a server that accepts requests and never answers is busy, not a hanging request', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const requestHandler = { requestTimeout: 20, throwOnRequestTimeout: true };
  const doc = documentClient({ ...clientConfigFor(`http://127.0.0.1:${port}`), requestHandler });
  await expect(stand.storeOf('general', doc).load({ kind: 'audit', auditId: 'A' })).rejects.toMatchObject({
    code: 'busy',
  });
  silent.closeAllConnections();
  silent.close();
});

test('R8: what is wrong with the request itself is not repeated', async () => {
  const { store, attempts } = stand.withFault({ fault: 'before', at: 1000, ...transactions });
  const finding = newFinding({ publicSummary: 'あ'.repeat(200_000) });
  await expect(create(store, finding)).rejects.not.toMatchObject({ code: 'busy' });
  expect(attempts()).toBe(1);
  expect(await tracesOf(finding)).toEqual(never);
});
