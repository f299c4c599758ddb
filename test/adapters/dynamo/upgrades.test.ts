import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import { keyOf } from '#shared/adapters/dynamo/keys.ts';
import { type Upgrade, upgrades } from '#shared/adapters/dynamo/upgrades.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Response } from '#shared/domain/response/response.ts';
import { callBy, newAssignment, newFinding, newResponse, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';
import { findingsOn } from '#test/support/stored-findings.ts';

// The table is one for the whole program: each test adds its rows, as a release would, and takes them away.
let stand: StoreStand;
beforeAll(async () => {
  stand = await openStore();
});
afterEach(() => {
  delete upgrades.finding;
  delete upgrades.response;
});
afterAll(() => stand.close());

/** An old form had no urgency; the next one calls that normal. A later one sets a mark in front of the cause. */
const urgencyAdded: Upgrade = (fields) => ({ urgency: 'normal', ...fields });
const causeMarked: Upgrade = (fields) =>
  'cause' in fields ? { ...fields, cause: `原因: ${String(fields['cause'])}` } : fields;

const { refOf, load, commit } = findingsOn(() => stand);
const created = async (fields: Partial<Finding> = {}): Promise<Finding> => {
  const finding = newFinding(fields);
  await commit(undefined, finding);
  return finding;
};
const rowOf = async (finding: Finding) => {
  const { pk, sk } = keyOf(refOf(finding));
  const { state } = await stand.rows();
  const row = state.find((r) => r.pk === pk && r.sk === sk);
  if (!row) throw new Error('no such row');
  return row;
};
const breaches = async () => verifyPlane(await stand.rows()).breaches;

/** A finding as the first form stored it: without the field that came later, in its row, payload and trail. */
const old = async (fields: Partial<Finding> = {}): Promise<Finding> => {
  const { urgency: _, ...older } = newFinding({ cause: '引継ぎの不足', ...fields });
  await commit(undefined, older as Finding);
  return older as Finding;
};

describe('a record of an older form', () => {
  test('cannot be read before the upgrade is there: it would not pass its schema', async () => {
    await expect(load(await old())).rejects.toThrow();
  });

  test('is read in the form of today, changed, and stored in it; the trail holds before and after', async () => {
    const finding = await old();
    upgrades.finding = [urgencyAdded];
    const before = await load(finding);
    expect(before).toMatchObject({ urgency: 'normal', cause: '引継ぎの不足', version: 1 });
    // Reading writes nothing back.
    expect(await rowOf(finding)).not.toHaveProperty('form');
    expect(await breaches()).toEqual([]);

    await commit(before, { ...before, remark: '確認しました。' });
    expect(await rowOf(finding)).toMatchObject({ form: 2, list: { urgency: 'normal' }, version: 2 });
    const after = await load(finding);
    expect(after).toMatchObject({ remark: '確認しました。', cause: '引継ぎの不足', version: 2 });
    expect(after.trail).not.toHaveProperty('form');
    expect(await breaches()).toEqual([]);

    await commit(after, { ...after, cause: '手順の不備' });
    expect(await breaches()).toEqual([]);
  });

  test('passes through every upgrade since, long texts included', async () => {
    const finding = await old();
    upgrades.finding = [urgencyAdded, causeMarked];
    const before = await load(finding);
    expect(before.cause).toBe('原因: 引継ぎの不足');
    await commit(before, { ...before, remark: 'はい' });
    expect((await load(finding)).cause).toBe('原因: 引継ぎの不足');
    expect(await rowOf(finding)).toMatchObject({ form: 3 });
    expect(await breaches()).toEqual([]);
  });

  test('and one of today stand in the same lists', async () => {
    const finding = await old({ fiscalYear: 2030 });
    upgrades.finding = [urgencyAdded];
    const other = await created({ auditId: finding.auditId, fiscalYear: 2030 });
    const found = await stand.store.list.findingsOf(finding.auditId);
    expect(new Set(found.map((f) => f.findingId))).toEqual(new Set([finding.findingId, other.findingId]));
    expect(found.map((f) => f.urgency)).toEqual(['normal', 'normal']);
    const { items } = await stand.store.list.findingsOfYear(finding.fiscalYear, { limit: 200 });
    const rows = items.filter((row) => row.auditId === finding.auditId);
    expect(rows.map((row) => row.urgency)).toEqual(['normal', 'normal']);
  });

  test('whose row was edited by hand is found by the verification, before and after it was saved anew', async () => {
    const finding = await old();
    upgrades.finding = [urgencyAdded];
    const edit = async (fields: object) =>
      stand.doc.send(
        new PutCommand({ TableName: tableNamesOf('general').state, Item: { ...(await rowOf(finding)), ...fields } }),
      );
    const found = async () => (await breaches()).map(({ chain, code }) => [chain, code]);
    const chain = `FINDING#${finding.findingId}`;

    await edit({ severity: 'OBSERVATION' });
    expect(await found()).toEqual([[chain, 'value']]);
    await edit({ severity: finding.severity });
    const before = await load(finding);
    await commit(before, { ...before, remark: 'はい' });
    await edit({ urgency: 'immediate' });
    expect(await found()).toEqual([[chain, 'value']]);
    await edit({ urgency: 'normal', form: 1 });
    expect(await found()).toEqual([[chain, 'form']]);
    await edit({ form: 2 });
    expect(await found()).toEqual([]);
  });
});

test('rows under a chain are upgraded, too, and held against what was recorded in their own form', async () => {
  const assignment = newAssignment();
  const ref = { kind: 'assignment', auditId: assignment.auditId, departmentId: assignment.departmentId } as const;
  const answer = async (before: Assignment | undefined, after: Assignment, value: Response) =>
    stand.store.commit({
      call: callBy(staff()),
      changes: [
        {
          kind: 'assignment',
          before,
          after,
          act: 'response.answer',
          warrant,
          parts: [{ kind: 'response', value, seen: value.version - 1 }],
        },
      ],
    });
  const { auditId, departmentId } = assignment;
  const first = newResponse({ auditId, departmentId });
  await answer(undefined, assignment, first);

  upgrades.response = [(fields) => ({ ...fields, comment: '(なし)' })];
  const [read] = await stand.store.list.responsesOf(auditId, departmentId);
  expect(read).toMatchObject({ comment: '(なし)' });
  expect(await breaches()).toEqual([]);
  const [before] = await stand.store.load(ref);
  if (!read || !before) throw new Error('not stored');
  await answer(before, { ...before, answered: 1 }, { ...read, version: 2 });
  expect((await stand.rows()).state).toContainEqual(
    expect.objectContaining({ form: 2, comment: '(なし)', version: 2 }),
  );
  expect(await breaches()).toEqual([]);
});

test('a record of a newer form is refused in words, in a list as by itself, and the verification still reads it', async () => {
  upgrades.finding = [urgencyAdded];
  const finding = await created({ fiscalYear: 2031 });
  delete upgrades.finding;
  const refusal = { code: 'newer_version' };
  await expect(load(finding)).rejects.toMatchObject(refusal);
  await expect(stand.store.list.findingsOf(finding.auditId)).rejects.toMatchObject(refusal);
  await expect(stand.store.list.findingsOfYear(finding.fiscalYear, { limit: 200 })).rejects.toMatchObject(refusal);
  expect(await breaches()).toEqual([]);
});
