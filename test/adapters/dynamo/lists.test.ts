import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '#shared/app/ports.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { callBy, newAssignment, newFinding, newPlan, newResponse, staff, warrant } from '#test/support/records.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
beforeAll(async () => {
  stand = await openStore();
});
afterAll(() => stand.close());

const commit = (...changes: Change[]) => stand.store.commit({ call: callBy(staff()), changes });
const createAll = async (findings: Finding[]) => {
  for (let n = 0; n < findings.length; n += 25) {
    const some = findings.slice(n, n + 25);
    await commit(
      ...some.map(
        (after) => ({ kind: 'finding', before: undefined, after, act: 'finding.create', warrant, bare: true }) as const,
      ),
    );
  }
};
const ids = (findings: readonly { findingId: string }[]) => findings.map((f) => f.findingId).sort();

test('more records than one request takes are loaded in the order asked for, with gaps where none is', async () => {
  const auditId = ulid();
  const findings = Array.from({ length: 230 }, () => newFinding({ auditId }));
  await createAll(findings);
  const refs = findings.map(({ findingId }) => ({ kind: 'finding', auditId, findingId }) as const);
  const loaded = await stand.store.load(
    ...refs,
    { kind: 'finding', auditId, findingId: ulid() },
    refs[0] ?? { kind: 'audit', auditId },
  );
  expect(loaded.slice(0, 230).map((f) => f && 'findingId' in f && f.findingId)).toEqual(
    findings.map((f) => f.findingId),
  );
  expect(loaded[230]).toBeUndefined();
  expect(loaded[231]).toEqual(loaded[0]);
  expect(await stand.store.load()).toEqual([]);
});

test('findings are listed by audit, and by year page by page in the order they are due', async () => {
  const auditId = ulid();
  const findings = Array.from({ length: 5 }, (_, n) =>
    newFinding({ auditId, fiscalYear: 2031, dueDate: `2031-0${9 - n}-01` }),
  );
  await createAll([...findings, newFinding({ fiscalYear: 2032 })]);
  expect(ids(await stand.store.list.findingsOf(auditId))).toEqual(ids(findings));

  const seen: (string | undefined)[] = [];
  let after: string | undefined;
  do {
    const page = await stand.store.list.findingsOfYear(2031, { limit: 2, after });
    seen.push(...page.items.map((f) => f.dueDate));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual(findings.map((f) => f.dueDate).toReversed());
});

test('rows of one section are not rows of another', async () => {
  const auditId = ulid();
  const [own, other] = [
    newAssignment({ auditId, departmentId: 'D101' }),
    newAssignment({ auditId, departmentId: 'D1011' }),
  ];
  for (const after of [own, other]) {
    const { departmentId } = after;
    const part = { kind: 'response', value: newResponse({ auditId, departmentId }), seen: 0 } as const;
    await commit({ kind: 'assignment', before: undefined, after, act: 'assignment.send', warrant, parts: [part] });
  }
  expect((await stand.store.list.assignmentsOf(auditId)).map((a) => a.departmentId)).toEqual(['D101', 'D1011']);
  expect(await stand.store.list.refsOfSection('D101', 'assignment')).toEqual([
    { kind: 'assignment', auditId, departmentId: 'D101' },
  ]);
  expect((await stand.store.list.responsesOf(auditId, 'D101')).map((r) => r.departmentId)).toEqual(['D101']);
  expect(await stand.store.list.requestsOf(auditId, 'D101')).toEqual([]);
});

test('every edition of a plan is found by its year', async () => {
  for (const [planId, edition] of [
    ['annual-2033-1', 1],
    ['annual-2033-12', 12],
    ['midTerm-2033-1', 1],
  ] as const) {
    const after = newPlan({
      planId,
      edition,
      fiscalYear: 2033,
      kind: planId.startsWith('annual') ? 'annual' : 'midTerm',
    });
    await commit({ kind: 'plan', before: undefined, after, act: 'plan.create', warrant });
  }
  const plans = await stand.store.list.plansOf(2033);
  expect(plans.map((p) => p.planId).sort()).toEqual(['annual-2033-1', 'annual-2033-12', 'midTerm-2033-1']);
});

test('R10: a finding handed from duty to duty waits for exactly one of them at a time', async () => {
  const created = newFinding();
  await commit({ kind: 'finding', before: undefined, after: created, act: 'finding.create', warrant });
  const { auditId, findingId } = created;
  const load = async (): Promise<Finding> => {
    const [finding] = await stand.store.load({ kind: 'finding', auditId, findingId });
    if (!finding) throw new Error('no finding');
    return finding;
  };
  const remediation = { dueDate: '2026-12-01', extensions: [], comments: [] };
  const steps: [Partial<Finding>, string | undefined][] = [
    [{ status: 'draft' }, `auditor@${auditId}`],
    [{ status: 'reviewed' }, `leadAuditor@${auditId}`],
    [{ status: 'presented' }, 'deptIsManager@D012'],
    [{ status: 'instructed', remediation: { ...remediation, status: 'requested' } }, 'deptContact@D012'],
    [{ status: 'remediating', remediation: { ...remediation, status: 'submitted' } }, 'chiefIsOfficer'],
    [{ status: 'remediating', remediation: { ...remediation, status: 'verifying' } }, `auditor@${auditId}`],
    [{ status: 'closed' }, undefined],
  ];
  const everybody = [
    ...new Set(steps.flatMap(([, duty]) => (duty === undefined ? [] : [duty]))),
    `deptContact@D999`,
    'ciso',
    'chiefAuditor',
  ];
  for (const [fields, duty] of steps) {
    const before = await load();
    await commit({ kind: 'finding', before, after: { ...before, ...fields }, act: 'finding.step', warrant });
    const waiting = await Promise.all(
      everybody.map(async (d) =>
        (await stand.store.list.waitingFor(d)).some((w) => JSON.stringify(w).includes(findingId)) ? [d] : [],
      ),
    );
    expect(waiting.flat()).toEqual(duty === undefined ? [] : [duty]);
  }
});

test('entries of a chain are read oldest first, page by page', async () => {
  const created = newFinding();
  await commit({ kind: 'finding', before: undefined, after: created, act: 'finding.create', warrant });
  const { auditId, findingId } = created;
  for (let n = 0; n < 4; n += 1) {
    const [before] = await stand.store.load({ kind: 'finding', auditId, findingId });
    if (before)
      await commit({ kind: 'finding', before, after: { ...before, cause: `${n}` }, act: 'finding.edit', warrant });
  }
  const first = await stand.store.list.entriesOf(`FINDING#${findingId}`, { limit: 3 });
  const second = await stand.store.list.entriesOf(`FINDING#${findingId}`, { limit: 3, after: first.next });
  expect([...first.items, ...second.items].map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
});
