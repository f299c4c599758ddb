import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableNamesOf } from '#local/names.ts';
import createDispatcher from '#functions/workers/dispatch-outbox.ts';
import createRunner from '#functions/workers/run-job.ts';
import { orderAudit, type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { plant } from '#test/support/cities-seeds.ts';
import { standing } from '#test/support/cities-standing.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  world = await foundCity(await openStore());
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

let queued: string[] = [];
let letters: string[] = [];
const workers = () => {
  const environment = {
    PLANE: 'general',
    CITY: 'city.example',
    STATE_TABLE: tableNamesOf('general').state,
    LEDGER_TABLE: tableNamesOf('general').ledger,
    DIRECTORY_TABLE: tableNamesOf('directory').state,
    MALWARE_SCANNER: 'none',
    QUARANTINE_BUCKET: 'quarantine',
    VAULT_BUCKET: 'vault',
    CURSOR_KEY: 'k'.repeat(64),
    MAIL_FROM: 'kansa@city.example',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: world.endpoint,
  };
  const host = {
    log: { info: () => {}, error: () => {} },
    clock: () => world.tick(),
    jobs: async (job: object) => void queued.push(JSON.stringify(job)),
    mailer: async ({ to, subject, text }: { to: { email: string }; subject: string; text: string }) =>
      void letters.push(`${to.email} ${subject} ${text}`),
  };
  return { dispatch: createDispatcher(environment, host), run: createRunner(environment, host) };
};

/** What waits in the outbox about these audits, as the stream tells of it. */
const recordsOf = async (auditIds: readonly string[]): Promise<DynamoDBRecord[]> =>
  (await world.rows()).state
    .filter((row) => row['record'] === 'message' && auditIds.some((id) => JSON.stringify(row).includes(id)))
    .map((row) => ({
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: row.pk + row.sk, NewImage: marshall(row, { removeUndefinedValues: true }) as never },
    }));
const sqs = (body: string, n: number) => ({ messageId: `message-${n}`, body }) as SQSRecord;
const time = { getRemainingTimeInMillis: () => 600_000 };

/** One audit that is to be distributed, and one whose report is to be frozen and its findings numbered. */
const beginWork = async () => {
  const notified = await orderAudit(world, checklist, { sections: ['市民課', '保険年金課'] });
  await notified.until('approved');
  await world.as('渡辺')('audit.notify', { ...notified.at, dueDate: '2026-08-31', noticeNo: '監査第1号' });
  const finding = { state: 3, section: 'D210', severity: 'MINOR_NC', improvement: 0 } as const;
  const reported = await plant(world, checklist, {
    audit: 'reporting',
    conflicted: false,
    requests: [],
    assignments: ['accepted', 'accepted'],
    findings: [finding, { ...finding, section: 'D310' }],
  });
  await world.as('渡辺')('audit.finalizeReport', { auditId: reported, summary: 'おおむね規程に沿う。' });
  return [notified.auditId, reported] as const;
};

/** How everything stands in the end, without what differs from one audit to the next. */
const ending = async (auditIds: readonly [string, string]) => {
  const audits = await Promise.all(
    auditIds.map(async (auditId) => {
      const { audit, assignments, findings } = await standing(world, auditId);
      const [report] = await world.store.load({ kind: 'report', auditId });
      return {
        audit: `${audit.status} ${audit.version}`,
        assignments: assignments.map((a) => `${a.departmentId} ${a.status} ${a.version}`).toSorted(),
        findings: findings
          .map((f) => `${f.departmentId} ${f.status} ${f.version} ${f.number !== undefined}`)
          .toSorted(),
        numbers: new Set(findings.map((f) => f.number)).size,
        report: [report?.hash !== undefined, report?.version],
      };
    }),
  );
  return { audits, letters: letters.map((letter) => letter.replaceAll(/[0-9A-Z]{26}|R8-\d\d/g, '…')).toSorted() };
};

type Delivery = { picks: readonly number[]; batch: number; again: number };
/** Everything that is there, some of it again, in some order. */
const shuffled = <T>(all: readonly T[], { picks, again }: Delivery): T[] => {
  const more = all.length === 0 ? [] : picks.slice(0, again).flatMap((n) => all[n % all.length] ?? []);
  return [...all, ...more]
    .map((one, n) => ({ one, place: picks[n % picks.length] ?? 0 }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one);
};
const inBatches = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** Delivers until nothing is left; what came before comes again with what came later. */
const deliver = async (auditIds: readonly [string, string], delivery: Delivery) => {
  queued = [];
  letters = [];
  const { dispatch, run } = workers();
  const records = new Map<string, DynamoDBRecord>();
  const jobs: string[] = [];
  for (let open = await recordsOf(auditIds); open.length > 0; open = await recordsOf(auditIds)) {
    for (const record of open) records.set(record.dynamodb?.SequenceNumber ?? '', record);
    for (const Records of inBatches(shuffled([...records.values()], delivery), delivery.batch))
      expect(await dispatch({ Records }, time)).toEqual({ batchItemFailures: [] });
    jobs.push(...queued.splice(0));
    for (const batch of inBatches(shuffled(jobs, delivery), delivery.batch))
      expect(await run({ Records: batch.map(sqs) })).toEqual({ batchItemFailures: [] });
  }
  return ending(auditIds);
};

test('R5: whatever the order, and however often it comes, everything ends in one state', {
  timeout: 120_000,
}, async () => {
  const inOrder = await deliver(await beginWork(), { picks: [0], batch: 10, again: 0 });
  expect(inOrder.audits).toMatchObject([
    { assignments: ['D210 sent 1', 'D220 sent 1'] },
    { audit: expect.stringMatching(/^reported /) as string, numbers: 2, report: [true, expect.any(Number)] },
  ]);
  expect(inOrder.letters.length).toBeGreaterThan(3);
  const delivery = fc.record({
    picks: fc.array(fc.nat(9999), { minLength: 30, maxLength: 30 }),
    batch: fc.integer({ min: 1, max: 6 }),
    again: fc.integer({ min: 0, max: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(delivery, async (one) => {
      expect(await deliver(await beginWork(), one)).toEqual(inOrder);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

test('R6: a poison job fails alone: its neighbours are carried out, however often it comes', async () => {
  const audit = await orderAudit(world, checklist, { sections: ['市民課'] });
  await audit.until('approved');
  await world.as('渡辺')('audit.notify', { ...audit.at, dueDate: '2026-08-31', noticeNo: '監査第1号' });
  const good = JSON.stringify({ type: 'job', job: 'distribute', auditId: audit.auditId });
  const poison = ['{', 'null', '{"type":"job","job":"noSuchJob"}', '{"type":"job","job":"distribute","auditId":7}'];
  const bodies = [poison[0], good, ...poison.slice(1), '{"type":"job","job":"expireRisks"}'];
  const Records = bodies.map((body = '', n) => sqs(body, n));
  for (let n = 0; n < 3; n += 1) {
    const { batchItemFailures } = await workers().run({ Records });
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
      [0, 2, 3, 4].map((at) => `message-${at}`),
    );
  }
  const { items } = await world.store.list.entriesOf(`ASSIGNMENT#${audit.auditId}#D210`, { limit: 10 });
  expect(items.map(({ act }) => act)).toEqual(['assignment.send']);
});
