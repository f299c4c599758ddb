import { isDeepStrictEqual } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientConfigFor } from '#local/database/index.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import type { Item } from '#shared/adapters/dynamo/codec.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { callBy, newAssignment, newFinding, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';
import { findingsOn } from '#test/support/stored-findings.ts';

let stand: StoreStand;
beforeAll(async () => {
  stand = await openStore();
});
afterAll(() => stand.close());

const { refOf, load, commit } = findingsOn(() => stand);
const created = async (fields: Partial<Finding> = {}): Promise<Finding> => {
  const finding = newFinding(fields);
  await commit(undefined, finding);
  return load(finding);
};
const rowsOf = async (finding: Finding) => {
  const { state } = await stand.rows();
  const at = (sk: string) => state.find((row) => row.pk === `AUDIT#${finding.auditId}` && row.sk === sk);
  return { head: at(`FINDING#${finding.findingId}`), text: at(`TEXT#FINDING#${finding.findingId}`) };
};

/** A store whose next answer to an operation shows an older row in place of the one that is stored. */
const behind = (operation: string, old: Item) => {
  const doc = documentClient(clientConfigFor(stand.endpoint));
  let left = 1;
  // What is asked for by key is answered as the service has it.
  const shown = operation === 'BatchGetItem' ? marshall(old) : old;
  type Row = typeof shown;
  const isOld = (row: Row): boolean => isDeepStrictEqual([row['pk'], row['sk']], [shown['pk'], shown['sk']]);
  const older = (row: Row): Row => (isOld(row) ? shown : row);
  doc.middlewareStack.add(
    (next, context) => async (args) => {
      const reply = await next(args);
      if (context.commandName !== `${operation}Command` || left === 0) return reply;
      const output = reply.output as { Responses?: Record<string, Row[]>; Items?: Row[] };
      const rows = output.Items ?? Object.values(output.Responses ?? {}).flat();
      if (!rows.some(isOld)) return reply;
      left -= 1;
      if (output.Items) output.Items = output.Items.map(older);
      for (const [table, some] of Object.entries(output.Responses ?? {})) {
        output.Responses = { ...output.Responses, [table]: some.map(older) };
      }
      return reply;
    },
    { step: 'initialize', priority: 'high', name: 'behind' },
  );
  return { store: stand.storeOf('general', doc), isUsed: () => left === 0, close: () => doc.destroy() };
};

test('prose stands apart from the record, and comes back with it', async () => {
  const finding = await created({ fact: '極めて長い事実', evidenceIds: [] });
  const { head, text } = await rowsOf(finding);
  expect(JSON.stringify(head)).not.toContain('極めて長い事実');
  expect(text?.['text']).toBeInstanceOf(Uint8Array);
  expect(finding.fact).toBe('極めて長い事実');
});

test('texts are written when they have changed, and only then', async () => {
  const finding = await created();
  const first = await rowsOf(finding);
  await commit(finding, { ...finding, status: 'reviewed', remark: '了解' });
  const second = await rowsOf(finding);
  expect(second.text).toEqual(first.text);
  expect(second.head).not.toEqual(first.head);
  const reviewed = await load(finding);
  expect(reviewed).toMatchObject({ status: 'reviewed', fact: finding.fact, remark: '了解' });
  await commit(reviewed, { ...reviewed, cause: '周知不足' });
  expect((await rowsOf(finding)).text).not.toEqual(first.text);
  expect((await load(finding)).cause).toBe('周知不足');
});

test('a text taken back to what it was before is the one that is read', async () => {
  const finding = await created({ cause: '甲' });
  await commit(finding, { ...finding, cause: '乙' });
  const second = await load(finding);
  await commit(second, { ...second, cause: '甲' });
  expect((await load(finding)).cause).toBe('甲');
});

test('an assignment without any text has no row for it, and keeps one once it had some', async () => {
  const assignment = newAssignment();
  const { auditId, departmentId } = assignment;
  const put = (before: Assignment | undefined, after: Assignment) =>
    stand.store.commit({
      call: callBy(staff()),
      changes: [{ kind: 'assignment', before, after, act: 'assignment.step', warrant }],
    });
  const now = async () => (await stand.store.load({ kind: 'assignment', auditId, departmentId }))[0] as Assignment;
  const texts = async () =>
    (await stand.rows()).state.filter((row) => row.pk === `AUDIT#${auditId}` && row.sk.startsWith('TEXT#'));

  await put(undefined, assignment);
  expect(await texts()).toEqual([]);
  expect(await now()).toMatchObject({ delegations: [], remarks: [], extensions: [] });
  await put(await now(), { ...(await now()), comment: '承認をお願いします。' });
  expect(await texts()).toHaveLength(1);
  await put(await now(), { ...(await now()), comment: undefined });
  expect(await now()).not.toHaveProperty('comment');
  expect(JSON.stringify(await stand.store.list.assignmentsOf(auditId))).not.toContain('delegations');
});

test.each([
  ['the texts', 'text'],
  ['the head', 'head'],
] as const)('a read that finds %s of an older version is repeated', async (_, row) => {
  const finding = await created({ cause: '前' });
  const old = (await rowsOf(finding))[row] as Item;
  await commit(finding, { ...finding, cause: '後', status: 'reviewed' });

  const loading = behind('BatchGetItem', old);
  expect((await loading.store.load(refOf(finding)))[0]).toMatchObject({ cause: '後', status: 'reviewed', version: 2 });
  expect(loading.isUsed()).toBe(true);
  loading.close();

  const listing = behind('Query', old);
  expect(await listing.store.list.findingsOf(finding.auditId)).toMatchObject([{ cause: '後', status: 'reviewed' }]);
  expect(listing.isUsed()).toBe(true);
  listing.close();
});

test('a step that left the texts alone does not make older texts look torn', async () => {
  const finding = await created();
  const { text } = await rowsOf(finding);
  await commit(finding, { ...finding, status: 'reviewed' });
  const reading = behind('BatchGetItem', text as Item);
  expect((await reading.store.load(refOf(finding)))[0]).toMatchObject({ status: 'reviewed' });
  reading.close();
});

test('what was written by all this verifies', async () => {
  const { breaches } = verifyPlane(await stand.rows());
  expect(breaches).toEqual([]);
});
