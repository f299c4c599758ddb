import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startReconciliation } from '#shared/app/evidence/reconciliation.ts';
import { NotYet } from '#shared/app/not-yet.ts';
import type { Inspector, Store, Vault } from '#shared/app/ports.ts';
import { jobs } from '#shared/app/work/jobs.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import { type Evidence, isOpen } from '#shared/domain/evidence/evidence.ts';
import type { Reconciliation } from '#shared/domain/evidence/reconciliation.ts';
import type { Job } from '#shared/domain/notification/message.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { openBytes, sha256Of } from '#test/support/bytes.ts';
import { type OrderedAudit, orderAudit, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import type { FaultPlan } from '#test/support/faults.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

const day = 86_400_000;
let ahead = 0;
const clock = () => new Date(Date.now() + ahead);

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

type Verdict = Awaited<ReturnType<Inspector>>;
const suspected: Verdict = {
  result: 'held_spi_suspected',
  reason: 'suspectedNumber',
  screening: { verdict: 'suspected', hits: [{ tier: '1', where: '3行目', count: 1 }] },
};

const callAt = (at: Date) => ({ actor: systemActor(dayOf(at)), input: {}, request: { id: ulid(), at } });
type With = { store?: Store; vault?: Vault; verdict?: Verdict };
const run = (job: Job, { store = stand.store, vault = bytes.vault, verdict = suspected }: With = {}) =>
  jobs({ ...world.ports, store }, vault, async () => verdict)(job, clock());
const jobOf = (job: 'inspectEvidence' | 'eraseEvidence', { auditId, departmentId, evidenceId }: Evidence): Job => ({
  type: 'job',
  job,
  auditId,
  departmentId,
  evidenceId,
});

const stored = async ({ auditId, departmentId, evidenceId }: Evidence): Promise<Evidence> => {
  const [file] = await stand.store.load({ kind: 'evidence', auditId, departmentId, evidenceId });
  if (!file) throw new Error('no such file');
  return file;
};

/** A file that lies in quarantine, completed. */
const sent = async (content: string): Promise<Evidence> => {
  const file: Evidence = {
    ...unborn,
    ...audit.place('市民課'),
    evidenceId: ulid(),
    status: 'quarantine',
    fileName: '記録.txt',
    contentType: 'text/plain',
    size: Buffer.byteLength(content),
    sha256: sha256Of(Buffer.from(content)),
    itemKeys: [],
    uploadedBy: world.personId('田中'),
    issuedAt: clock().toISOString(),
    receivedAt: clock().toISOString(),
  };
  const after = { ...file, quarantineVersion: await bytes.send(file, Buffer.from(content)) };
  const warrant = { role: 'system', departmentId: '' } as const;
  const change = { kind: 'evidence', before: undefined, after, act: 'evidence.create', warrant } as const;
  await stand.store.commit({ call: callAt(clock()), changes: [change] });
  return after;
};

const versionsOf = async ({ auditId, evidenceId }: Evidence): Promise<number> => {
  const all = await Promise.all(
    (['quarantine', 'vault'] as const).map((place) => bytes.vault.versionsOf(place, auditId)),
  );
  return all.flat().filter((version) => version.evidenceId === evidenceId).length;
};

/** Held, overdue, and therefore to be purged. */
const purging = async (content: string): Promise<Evidence> => {
  const file = await sent(content);
  await run(jobOf('inspectEvidence', file));
  ahead += 14 * day;
  await run({ type: 'job', job: 'purgeOverdue' });
  expect((await stored(file)).status).toBe('purging');
  return file;
};

const reconcile = async (): Promise<Reconciliation> => {
  const { runId } = await startReconciliation(stand.store, ulid(), callAt(clock()));
  const now = async () => (await stand.store.load({ kind: 'reconciliation', runId }))[0] as Reconciliation;
  for (let at = await now(); at.status === 'running'; at = await now())
    await run({ type: 'job', job: 'reconcileEvidence', runId, step: at.step });
  return now();
};
const rowsFor = async ({ evidenceId }: Evidence) => (await reconcile()).rows.filter((r) => r.evidenceId === evidenceId);

describe('U10: a file stays closed until a clean verdict on its very version', () => {
  test.each<[Verdict['result'], Evidence['status']]>([
    ['rejected_malware', 'rejected_malware'],
    ['rejected_type', 'rejected_type'],
    ['rejected_unsafe', 'rejected_unsafe'],
    ['rejected_mismatch', 'rejected_mismatch'],
    ['held_unscannable', 'held_unscannable'],
    ['held_spi_suspected', 'held_spi_suspected'],
  ])('%s, whatever comes after it, late, twice or out of order', async (result, status) => {
    const file = await sent(`記録 ${result}`);
    expect(isOpen(await stored(file))).toBe(false);
    await run(jobOf('inspectEvidence', file), { verdict: { result, reason: 'unscannable' } as Verdict });
    const judged = await stored(file);
    for (const verdict of [{ result: 'clean' } as const, suspected, { result, reason: 'unscannable' } as Verdict])
      await run(jobOf('inspectEvidence', file), { verdict });
    expect(await stored(file)).toEqual(judged);
    expect([judged.status, isOpen(judged), judged.vaultVersion]).toEqual([status, false, undefined]);
  });

  const scanned = (file: Evidence) => {
    const job = jobOf('inspectEvidence', file);
    return run(job, { vault: bytes.scanned, verdict: { result: 'clean' } });
  };
  const status = 'GuardDutyMalwareScanStatus';

  test('while the malware scanner has not spoken of this very version, nothing looks into it', async () => {
    const file = await sent('記録 待つ');
    await expect(scanned(file)).rejects.toThrow(NotYet);
    expect(await stored(file)).toMatchObject({ status: 'scanning' });
    // Another version of the same key is found clean, and another tag says so: neither counts.
    const other = await bytes.send(file, Buffer.from('別の版'));
    await bytes.tag(file, other, { [status]: 'NO_THREATS_FOUND' });
    await bytes.tag(file, file.quarantineVersion ?? '', { ScanStatus: 'NO_THREATS_FOUND' });
    await expect(scanned(file)).rejects.toThrow(NotYet);
    await bytes.tag(file, file.quarantineVersion ?? '', { [status]: 'NO_THREATS_FOUND' });
    await scanned(file);
    expect(await stored(file)).toMatchObject({ status: 'available', malware: 'clean' });
  });

  test.each([
    ['THREATS_FOUND', 'rejected_malware', 'malwareFound', 'found'],
    ['UNSUPPORTED', 'rejected_unsafe', 'malwareNotScanned', 'failed'],
    ['ACCESS_DENIED', 'rejected_unsafe', 'malwareNotScanned', 'failed'],
    ['FAILED', 'rejected_unsafe', 'malwareNotScanned', 'failed'],
    ['no_threats_found', 'rejected_unsafe', 'malwareNotScanned', 'failed'],
    ['', 'rejected_unsafe', 'malwareNotScanned', 'failed'],
  ])('of the scanner’s words "%s" closes it: %s', async (word, state, reason, malware) => {
    const file = await sent(`記録 ${word}`);
    await bytes.tag(file, file.quarantineVersion ?? '', { [status]: word });
    await scanned(file);
    const judged = await stored(file);
    expect(judged).toMatchObject({ status: state, reason, malware });
    expect([isOpen(judged), judged.vaultVersion]).toEqual([false, undefined]);
  });

  test('a scanner that never speaks is somebody’s business after two hours, and its late word still counts', async () => {
    const file = await sent('記録 沈黙');
    ahead += 2 * 60 * 60 * 1000 + 1000;
    await expect(scanned(file)).rejects.toThrow('has not spoken in two hours');
    expect(await stored(file)).toMatchObject({ status: 'scanning' });
    await bytes.tag(file, file.quarantineVersion ?? '', { [status]: 'NO_THREATS_FOUND' });
    await scanned(file);
    expect(await stored(file)).toMatchObject({ status: 'available', malware: 'clean' });
  });

  test('a scanner that fails leaves it closed, and the next look decides', async () => {
    const file = await sent('記録 失敗');
    const failing = jobs({ ...world.ports, store: stand.store }, bytes.vault, () =>
      Promise.reject(new Error('scanner')),
    );
    await expect(failing(jobOf('inspectEvidence', file), clock())).rejects.toThrow('scanner');
    expect(await stored(file)).toMatchObject({ status: 'scanning' });
    await run(jobOf('inspectEvidence', file), { verdict: { result: 'clean' } });
    expect(isOpen(await stored(file))).toBe(true);
  });

  test('bytes that came later under the same key are not what was completed', async () => {
    const file = await sent('記録 初め');
    await bytes.send(file, Buffer.from('差し替えた内容'));
    const seen: string[] = [];
    const look: Inspector = async (_, content) => {
      seen.push(Buffer.from(content).toString());
      return { result: 'clean' };
    };
    await jobs({ ...world.ports, store: stand.store }, bytes.vault, look)(jobOf('inspectEvidence', file), clock());
    expect(seen).toEqual(['記録 初め']);
  });
});

describe('a purge that is cut off', () => {
  test('before the bytes went: they are nobody’s loss, and go with the next attempt', async () => {
    const file = await purging('消去 前');
    const broken = { ...bytes.vault, purge: () => Promise.reject(new DomainError('busy')) };
    await expect(run(jobOf('eraseEvidence', file), { vault: broken })).rejects.toMatchObject({ code: 'busy' });
    expect(await rowsFor(file)).toEqual([]);
    await run(jobOf('eraseEvidence', file));
    expect([(await stored(file)).status, await versionsOf(file)]).toEqual(['purged', 0]);
  });

  test.each(['before', 'lost', 'serverError'] as const)(
    'after the bytes went, with %s: the record follows',
    async (fault) => {
      const file = await purging(`消去 後 ${fault}`);
      const plan: FaultPlan = { fault, at: 1, times: 1000, only: 'TransactWriteItems' };
      await run(jobOf('eraseEvidence', file), { store: stand.withFault(plan).store }).catch(() => undefined);
      expect(await versionsOf(file)).toBe(0);
      expect(await rowsFor(file)).toEqual([]);
      await run(jobOf('eraseEvidence', file));
      await run(jobOf('eraseEvidence', file));
      expect(await stored(file)).toMatchObject({ status: 'purged', purge: { by: 'system' } });
      expect(await rowsFor(file)).toEqual([]);
    },
  );

  test('and stopped is taken up again by the daily comparison, as are bytes that came back', async () => {
    const file = await purging('消去 再開');
    const restarted = async () => (await reconcile()).counts.restarted;
    ahead += day;
    const waiting = await restarted();
    await run(jobOf('eraseEvidence', file));
    expect(await restarted()).toBe(waiting - 1);
    await bytes.send(file, Buffer.from('消去 再開'));
    expect(await restarted()).toBe(waiting);
    await run(jobOf('eraseEvidence', file));
    expect([await versionsOf(file), await restarted()]).toEqual([0, waiting - 1]);
  });
});

test('P8: every chain verifies, with the stones of what was purged', async () => {
  expect(verifyPlane(await stand.rows()).breaches).toEqual([]);
});
