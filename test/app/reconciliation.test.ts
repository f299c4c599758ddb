import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jobs } from '#shared/app/work/jobs.ts';
import type { Store } from '#shared/app/ports.ts';
import { startReconciliation } from '#shared/app/evidence/reconciliation.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import { type Evidence, uploadLinkSeconds } from '#shared/domain/evidence/evidence.ts';
import type { Reconciliation } from '#shared/domain/evidence/reconciliation.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { openBytes, sha256Of } from '#test/support/bytes.ts';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import type { FaultPlan } from '#test/support/faults.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

const hour = 3_600_000;
// Objects get the time of the machine, as signatures need it: here records and runs go ahead of it.
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);
const later = (hours: number): void => void (ahead += hours * hour);

let stand: StoreStand;
let world: World;
let audit: OrderedAudit;
let bytes: Awaited<ReturnType<typeof openBytes>>;
beforeAll(async () => {
  stand = await openStore();
  world = await foundCity(stand);
  audit = await orderAudit(world, await publishChecklist(world));
  await audit.until('notified');
  bytes = await openBytes();
});
afterAll(async () => {
  await bytes.close();
  await world.close();
});

const callAt = (at: Date) => ({ actor: systemActor(dayOf(at)), input: {}, request: { id: ulid(), at } });
const runner = (store: Store = stand.store) =>
  jobs({ ...world.ports, store }, bytes.vault, async () => ({ result: 'clean' }));

const fileOf = (content: string, fields: Partial<Evidence> = {}): Evidence => ({
  ...unborn,
  ...audit.place('市民課'),
  evidenceId: ulid(),
  status: 'upload_issued',
  fileName: '記録.txt',
  contentType: 'text/plain',
  size: Buffer.byteLength(content),
  sha256: sha256Of(Buffer.from(content)),
  itemKeys: [],
  uploadedBy: world.personId('田中'),
  issuedAt: clock().toISOString(),
  ...fields,
});

const plant = async (after: Evidence): Promise<Evidence> => {
  const warrant = { role: 'system', departmentId: '' } as const;
  const change = { kind: 'evidence', before: undefined, after, act: 'evidence.create', warrant } as const;
  await stand.store.commit({ call: callAt(clock()), changes: [change] });
  return after;
};
const stored = async ({ auditId, departmentId, evidenceId }: Evidence) =>
  (await stand.store.load({ kind: 'evidence', auditId, departmentId, evidenceId }))[0];

/** A file that lies in quarantine, completed. */
const sent = async (content: string): Promise<Evidence> => {
  const file = fileOf(content);
  const quarantineVersion = await bytes.send(file, Buffer.from(content));
  return plant({ ...file, status: 'quarantine', quarantineVersion, receivedAt: clock().toISOString() });
};
const inspect = ({ auditId, departmentId, evidenceId }: Evidence, store?: Store) =>
  runner(store)({ type: 'job', job: 'inspectEvidence', auditId, departmentId, evidenceId }, clock());

const runOf = async (runId: string): Promise<Reconciliation> => {
  const [run] = await stand.store.load({ kind: 'reconciliation', runId });
  if (!run) throw new Error('no such run');
  return run;
};
const stepOf = async (runId: string, store?: Store): Promise<void> => {
  const { step } = await runOf(runId);
  await runner(store)({ type: 'job', job: 'reconcileEvidence', runId, step }, clock());
};
const reconcile = async (): Promise<Reconciliation> => {
  const { runId } = await startReconciliation(stand.store, ulid(), callAt(clock()));
  while ((await runOf(runId)).status === 'running') await stepOf(runId);
  return runOf(runId);
};

const strays = async (): Promise<string[]> =>
  (await reconcile()).rows.filter((r) => r.discrepancy === 'recordMissing').map((r) => `${r.place} ${r.evidenceId}`);

const none = { objectMissing: 0, objectDiffers: 0, recordMissing: 0, uploadsEnded: 0, restarted: 0 };

test('R4: objects no record knows are named after a day, in both buckets, and are still there afterwards', async () => {
  const [inQuarantine, inVault] = [fileOf('忘れられた'), { ...fileOf('主のない'), auditId: ulid() }];
  await bytes.send(inQuarantine, Buffer.from('忘れられた'));
  const version = await bytes.vault.keep(inVault, Buffer.from('主のない'));
  later(23);
  const before = await strays();
  later(2);
  const after = await strays();
  expect(after.filter((row) => !before.includes(row)).toSorted()).toEqual(
    [`quarantine ${inQuarantine.evidenceId}`, `vault ${inVault.evidenceId}`].toSorted(),
  );
  expect(await bytes.vault.bytesOf('vault', inVault, version)).toBeDefined();
});

test('where all is well it says so, and changes nothing but its own report', async () => {
  await inspect(await sent('入退室記録'));
  later(48);
  const before = (await stand.rows()).ledger.length;
  const report = await reconcile();
  expect(report).toMatchObject({ status: 'finished', audits: 1, files: 1, counts: { ...none, recordMissing: 2 } });
  expect(report.rows).toHaveLength(2);
  expect((await stand.rows()).ledger).toHaveLength(before + report.version);
});

test('bytes that were lost or are others are named, and nothing of the file but its id', async () => {
  const lost = await sent('貸出簿');
  await inspect(lost);
  await bytes.lose(lost, (await stored(lost))?.vaultVersion ?? '');
  const other = fileOf('別の内容');
  const vaultVersion = await bytes.vault.keep(
    { ...other, sha256: sha256Of(Buffer.from('差替え')) },
    Buffer.from('差替え'),
  );
  await plant({ ...other, status: 'available', vaultVersion });
  const report = await reconcile();
  expect(report.counts).toMatchObject({ objectMissing: 1, objectDiffers: 1 });
  const named = report.rows.filter((r) => r.discrepancy !== 'recordMissing');
  expect(named.map((r) => `${r.discrepancy} ${r.evidenceId}`).toSorted()).toEqual([
    `objectDiffers ${other.evidenceId}`,
    `objectMissing ${lost.evidenceId}`,
  ]);
  expect(JSON.stringify(report)).not.toContain('記録.txt');
});

test('R4: an upload that never came ends within a day, once, and cannot be taken up again', async () => {
  const old = await plant(fileOf('来なかった'));
  later(2);
  const fresh = await plant(fileOf('まだ来る'));
  const report = await reconcile();
  expect(report.counts.uploadsEnded).toBe(1);
  expect([(await stored(old))?.status, (await stored(fresh))?.status]).toEqual(['expired', 'upload_issued']);
  expect((await reconcile()).counts.uploadsEnded).toBe(0);
});

test('R4: announced at any minute around a daily run, an upload ends at most a day after its link expired', async () => {
  const minute = 60_000;
  const issued = (minutes: number) => new Date(clock().getTime() - minutes * minute).toISOString();
  const [past, young] = [
    await plant(fileOf('前', { issuedAt: issued(16) })),
    await plant(fileOf('後', { issuedAt: issued(14) })),
  ];
  await reconcile();
  expect([(await stored(past))?.status, (await stored(young))?.status]).toEqual(['expired', 'upload_issued']);
  later(24 - 2 / 60);
  await reconcile();
  const ended = await stored(young);
  expect(ended?.status).toBe('expired');
  const linkEnded = Date.parse(young.issuedAt) + uploadLinkSeconds * 1000;
  expect(Date.parse(ended?.endedAt ?? '') - linkEnded).toBeLessThanOrEqual(24 * hour);
});

test('R4: S3 done, the database not: the work is taken up again, and no orphan is seen', async () => {
  const file = await sent('点検記録');
  const { store } = stand.withFault({ fault: 'before', at: 2, times: 1000, only: 'TransactWriteItems' });
  await expect(inspect(file, store)).rejects.toThrow();
  expect((await stored(file))?.status).toBe('scanning');
  const kept = (await bytes.vault.versionsOf('vault', file.auditId)).filter((v) => v.evidenceId === file.evidenceId);
  expect(kept).toHaveLength(1);
  later(30);
  const report = await reconcile();
  expect(report.counts).toMatchObject({ restarted: 1 });
  expect(report.rows.filter((r) => r.evidenceId === file.evidenceId)).toEqual([]);
  await inspect(file);
  expect(await stored(file)).toMatchObject({ status: 'available', vaultVersion: kept[0]?.version });
});

test('R4: the database done, S3 not: the file is not there for anybody until the next attempt', async () => {
  const file = await sent('巡回記録');
  const failing = { ...bytes.vault, keep: () => Promise.reject(new DomainError('busy')) };
  const { auditId, departmentId, evidenceId } = file;
  const run = jobs({ ...world.ports, store: stand.store }, failing, async () => ({ result: 'clean' }));
  const attempt = run({ type: 'job', job: 'inspectEvidence', auditId, departmentId, evidenceId }, clock());
  await expect(attempt).rejects.toMatchObject({ code: 'busy' });
  expect((await stored(file))?.status).toBe('scanning');
  expect((await stored(file))?.vaultVersion).toBeUndefined();
  await inspect(file);
  const kept = (await bytes.vault.versionsOf('vault', auditId)).filter((v) => v.evidenceId === evidenceId);
  expect(await stored(file)).toMatchObject({ status: 'available', vaultVersion: kept[0]?.version });
  expect(kept).toHaveLength(1);
});

test.each(['before', 'lost', 'throttle', 'serverError'] as const)(
  'R4: with %s at any write of a step, the report comes out the same',
  async (fault) => {
    for (const at of [1, 2]) {
      const upload = await plant(fileOf(`来なかった ${fault} ${at}`));
      later(2);
      const { runId } = await startReconciliation(stand.store, ulid(), callAt(clock()));
      const plan: FaultPlan = { fault, at, times: 1000, only: 'TransactWriteItems' };
      while ((await runOf(runId)).status === 'running') {
        const { step } = await runOf(runId);
        await stepOf(runId, stand.withFault(plan).store).catch(() => undefined);
        // The queue hands the very same step over again.
        await runner()({ type: 'job', job: 'reconcileEvidence', runId, step }, clock());
      }
      expect((await runOf(runId)).counts.uploadsEnded).toBe(1);
      expect((await stored(upload))?.status).toBe('expired');
    }
  },
);

test('the daily job begins one run a day', async () => {
  later(24);
  const daily = () => runner()({ type: 'job', job: 'startReconciliation' }, clock());
  const count = async () =>
    (await stand.store.list.reconciliationsOf(fiscalYearOf(dayOf(clock())), { limit: 100 })).items.length;
  const before = await count();
  await daily();
  await daily();
  expect(await count()).toBe(before + 1);
});
