import type { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { ulid } from 'ulid';
import { recordAccessWith } from '#shared/adapters/dynamo/access.ts';
import type { Doc } from '#shared/adapters/dynamo/client.ts';
import { fromRows } from '#shared/adapters/dynamo/codec.ts';
import { commitWith } from '#shared/adapters/dynamo/commit.ts';
import { keyOf, textKey } from '#shared/adapters/dynamo/keys.ts';
import type { PlaneRows, Row } from '#shared/adapters/ledger/verify.ts';
import type { Change } from '#shared/app/ports.ts';
import type { RecordOf, Ref } from '#shared/app/records.ts';
import { callBy, newAssignment, newFinding, newPlan, newResponse, staff, warrant } from '#test/support/records.ts';

type Table = Map<string, Row>;
const placeOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk}\n${sk}`;

/** Takes the rows that the store's own code writes, and keeps them in memory. */
const memory = () => {
  const tables: Record<'state' | 'ledger', Table> = { state: new Map(), ledger: new Map() };
  const send = async ({ input }: TransactWriteItemsCommand) => {
    for (const { Put } of input.TransactItems ?? []) {
      const row = unmarshall(Put?.Item ?? {}) as Row;
      tables[Put?.TableName as 'state' | 'ledger'].set(placeOf(row), row);
    }
    return {};
  };
  return { tables, doc: { plain: { send } } as unknown as Doc };
};

/** A plane with chains of every kind: long and short, written in bulk, with answers, with payloads deleted since. */
export const chainSet = async (): Promise<PlaneRows> => {
  const { tables, doc } = memory();
  const options = { doc, tables: { state: 'state', ledger: 'ledger' }, log: 'kansa.test/log/general', newId: ulid };
  const commitChanges = commitWith(options);
  const commit = (...changes: Change[]) => commitChanges({ call: callBy(staff()), changes });
  const stored = <const R extends Ref>(ref: R) => {
    const row = tables.state.get(placeOf(keyOf(ref)));
    if (!row) throw new Error('not stored');
    return fromRows(ref.kind, row, tables.state.get(placeOf(textKey(row)))) as RecordOf<R['kind']>;
  };

  for (const edits of [0, 1, 4, 7]) {
    const after = newFinding();
    const { auditId, findingId } = after;
    await commit({ kind: 'finding', before: undefined, after, act: 'finding.create', warrant });
    for (let n = 0; n < edits; n += 1) {
      const before = stored({ kind: 'finding', auditId, findingId });
      const changed = { ...before, cause: `原因 ${n}`, remark: n % 2 === 0 ? `${n}` : undefined };
      await commit({ kind: 'finding', before, after: changed, act: 'finding.edit', warrant });
    }
  }

  for (const answers of [0, 3, 5]) {
    const after = newAssignment();
    const { auditId, departmentId } = after;
    await commit({ kind: 'assignment', before: undefined, after, act: 'assignment.send', warrant, bare: true });
    for (let n = 0; n < answers; n += 1) {
      const before = stored({ kind: 'assignment', auditId, departmentId });
      const value = newResponse({ auditId, departmentId, itemKey: `item-000${n % 3}`, version: 1 + Math.floor(n / 3) });
      const part = { kind: 'response', value, seen: value.version - 1 } as const;
      const answered = { ...before, answered: before.answered + 1 };
      await commit({ kind: 'assignment', before, after: answered, act: 'response.answer', warrant, parts: [part] });
    }
  }

  const plan = newPlan();
  await commit({ kind: 'plan', before: undefined, after: plan, act: 'plan.create', warrant });
  for (const status of ['submitted', 'approved'] as const) {
    const before = stored({ kind: 'plan', planId: plan.planId });
    await commit({ kind: 'plan', before, after: { ...before, status }, act: `plan.${status}`, warrant });
  }
  // Retention has deleted what was submitted.
  tables.state.delete(placeOf({ pk: `PAYLOAD#PLAN#${plan.planId}`, sk: '0000000002' }));

  const record = recordAccessWith(options);
  const reader = staff();
  const day = '2026-06-01';
  for (let n = 0; n < 5; n += 1) {
    const { actor, request } = callBy(reader);
    const head = n === 0 ? undefined : stored({ kind: 'access', personId: reader.personId, day });
    const subject = { type: 'finding', id: ulid(), version: n };
    await record({ actor, request, act: 'finding.read', subject, result: 'denied' }, head, day);
  }
  return { state: [...tables.state.values()], ledger: [...tables.ledger.values()] };
};
