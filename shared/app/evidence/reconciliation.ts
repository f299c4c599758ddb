import { fiscalYearOf, dayOf } from '#shared/kernel/calendar.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import { advance } from '#shared/kernel/lifecycle.ts';
import type { Warrant } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type Evidence, fileLifecycle } from '#shared/domain/evidence/evidence.ts';
import {
  type DiscrepancyRow,
  isAbandoned,
  isInQuarantine,
  isInVault,
  mostRows,
  orphans,
  type Place,
  type Reconciliation,
  remains,
  stoppedJob,
  wrongWith,
} from '#shared/domain/evidence/reconciliation.ts';
import type { Job } from '#shared/domain/notification/message.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Call, Change, Store, Vault } from '#shared/app/ports.ts';
import { saved } from '#shared/app/use-case.ts';
import { toErase } from './evidence-work.ts';

/** Audits one step looks at: some hundred files, well within a worker's time. */
const auditsPerStep = 5;
/** The first fiscal year anything can be of. */
const firstYear = 2015;
/** Files handed to the worker again by one step; the rest waits for the next run. */
const restartsPerStep = 50;

const system: Warrant = { role: 'system', departmentId: '' };
const refOf = (runId: string) => ({ kind: 'reconciliation', runId }) as const;
const stepOf = ({ runId, step }: Reconciliation): Job => ({ type: 'job', job: 'reconcileEvidence', runId, step });

/** Begins a run: its record, and the first step as a job. */
export const startReconciliation = async (
  store: Store,
  runId: string,
  call: Call,
  warrant: Warrant = system,
): Promise<Reconciliation> => {
  const { actor, request } = call;
  const after: Reconciliation = {
    ...unborn,
    runId,
    fiscalYear: fiscalYearOf(dayOf(request.at)),
    status: 'running',
    startedAt: request.at.toISOString(),
    startedBy: actor.personId,
    audits: 0,
    files: 0,
    counts: { objectMissing: 0, objectDiffers: 0, recordMissing: 0, uploadsEnded: 0, restarted: 0 },
    rows: [],
    step: 0,
    next: { fiscalYear: firstYear },
  };
  const change: Change = { kind: 'reconciliation', before: undefined, after, act: 'reconciliation.start', warrant };
  const receipt = { status: 201, ref: refOf(after.runId) };
  await store.commit({ call, changes: [change], notify: [stepOf(after)], receipt });
  return saved(undefined, after);
};

/** What one audit, or one folder without an audit, adds to the report. */
type Found = { files: number; uploadsEnded: number; rows: DiscrepancyRow[]; restarts: Job[] };

/** The job that compares records with bytes, a few audits at a step; each step hands over to the next in its commit. */
export const reconciliationJobs = (store: Store, vault: Vault, callAt: (at: Date) => Call) => {
  /** An upload nobody completed ends; one that arrives at this very moment goes on. */
  const end = async (before: Evidence, at: Date): Promise<void> => {
    const after = { ...advance(fileLifecycle, before, 'expire'), endedAt: at.toISOString() };
    try {
      const change: Change = { kind: 'evidence', before, after, act: 'evidence.expire', warrant: system };
      await store.commit({ call: callAt(at), changes: [change] });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'stale_version')) throw error;
    }
  };

  const filesOf = async ({ auditId, sections }: Audit, at: Date): Promise<Evidence[]> => {
    const all: Evidence[] = [];
    for (const { departmentId } of sections) {
      const files = await store.list.evidenceOf(auditId, departmentId);
      const abandoned = files.filter((file) => isAbandoned(file, at));
      for (const file of abandoned) await end(file, at);
      all.push(...(abandoned.length > 0 ? await store.list.evidenceOf(auditId, departmentId) : files));
    }
    return all;
  };

  /** Bytes against records: what no record knows, and what should be gone. */
  const strays = async (place: Place, auditId: string, files: ReadonlyMap<string, Evidence>, at: Date) => {
    const objects = await vault.versionsOf(place, auditId);
    const rows = orphans(place, objects, files, at).map(
      ({ evidenceId }): DiscrepancyRow => ({ discrepancy: 'recordMissing', place, auditId, evidenceId }),
    );
    return { rows, restarts: remains(objects, files).flatMap(toErase) };
  };

  /** Records against bytes. */
  const losses = async (file: Evidence): Promise<DiscrepancyRow[]> => {
    const { auditId, evidenceId, vaultVersion, quarantineVersion } = file;
    const [place, version]: [Place, string | undefined] = isInVault(file)
      ? ['vault', vaultVersion]
      : ['quarantine', isInQuarantine(file) ? quarantineVersion : undefined];
    if (version === undefined) return [];
    const discrepancy = wrongWith(file, await vault.bytesOf(place, file, version));
    return discrepancy ? [{ discrepancy, place, auditId, evidenceId }] : [];
  };

  const look = async (audit: Audit, startedAt: string, at: Date): Promise<Found> => {
    const files = await filesOf(audit, at);
    const rows: DiscrepancyRow[] = [];
    for (const file of files) rows.push(...(await losses(file)));
    const known = new Map(files.map((file) => [file.evidenceId, file]));
    const restarts = files.flatMap((file): Job[] => {
      const { auditId, departmentId, evidenceId } = file;
      const job = stoppedJob(file, at);
      return job ? [{ type: 'job', job, auditId, departmentId, evidenceId }] : [];
    });
    for (const place of ['quarantine', 'vault'] as const) {
      const found = await strays(place, audit.auditId, known, at);
      rows.push(...found.rows);
      restarts.push(...found.restarts);
    }
    const uploadsEnded = files.filter((f) => f.endedAt !== undefined && f.endedAt >= startedAt).length;
    return { files: files.length, uploadsEnded, rows, restarts };
  };

  /** Folders of audits that do not exist. */
  const lookBeyond = async (at: Date): Promise<Found> => {
    const rows: DiscrepancyRow[] = [];
    for (const place of ['quarantine', 'vault'] as const) {
      const ids = await vault.auditsIn(place);
      const audits = await store.load(...ids.map((auditId) => ({ kind: 'audit' as const, auditId })));
      for (const [n, auditId] of ids.entries())
        if (audits[n] === undefined) rows.push(...(await strays(place, auditId, new Map(), at)).rows);
    }
    return { files: 0, uploadsEnded: 0, rows, restarts: [] };
  };

  /** The next few audits, and where to go on; years without any are passed over. */
  const nextAudits = async (from: NonNullable<Reconciliation['next']>, lastYear: number) => {
    let { fiscalYear, after } = from;
    for (; fiscalYear <= lastYear; fiscalYear += 1, after = undefined) {
      const page = await store.list.auditsOf(fiscalYear, { limit: auditsPerStep, after });
      if (page.next) return { audits: page.items, next: { fiscalYear, after: page.next } };
      if (page.items.length > 0) return { audits: page.items, next: { fiscalYear: fiscalYear + 1 } };
    }
    return { audits: [], next: undefined };
  };

  /** Once a day: a second message of the same day finds the first one's run. */
  const startOfDay = async (_: Job, at: Date): Promise<void> => {
    const [run] = await store.load(refOf(dayOf(at)));
    if (run === undefined) await startReconciliation(store, dayOf(at), callAt(at));
  };

  const reconcileEvidence = async ({ runId, step }: Job & { job: 'reconcileEvidence' }, at: Date): Promise<void> => {
    const [run] = await store.load(refOf(runId));
    // A step that comes a second time finds its own result.
    if (run?.step !== step || run.next === undefined) return;
    const { audits, next } = await nextAudits(run.next, run.fiscalYear + 1);
    const found: Found[] = [];
    for (const audit of audits) found.push(await look(audit, run.startedAt, at));
    if (next === undefined) found.push(await lookBeyond(at));

    const rows = found.flatMap((f) => f.rows);
    const restarts = found.flatMap((f) => f.restarts).slice(0, restartsPerStep);
    const counted = (name: DiscrepancyRow['discrepancy']) =>
      run.counts[name] + rows.filter((row) => row.discrepancy === name).length;
    const after: Reconciliation = {
      ...run,
      audits: run.audits + audits.length,
      files: run.files + found.reduce((sum, f) => sum + f.files, 0),
      counts: {
        objectMissing: counted('objectMissing'),
        objectDiffers: counted('objectDiffers'),
        recordMissing: counted('recordMissing'),
        uploadsEnded: run.counts.uploadsEnded + found.reduce((sum, f) => sum + f.uploadsEnded, 0),
        restarted: run.counts.restarted + restarts.length,
      },
      rows: [...run.rows, ...rows].slice(0, mostRows),
      step: step + 1,
      next,
      ...(next ? {} : { status: 'finished', finishedAt: at.toISOString() }),
    };
    const change: Change = { kind: 'reconciliation', before: run, after, act: 'reconciliation.step', warrant: system };
    await store.commit({
      call: callAt(at),
      changes: [change],
      notify: [...restarts, ...(next ? [stepOf(after)] : [])],
    });
  };

  return { startReconciliation: startOfDay, reconcileEvidence };
};
