import { advance } from '#shared/kernel/lifecycle.ts';
import { findingLifecycle } from '#shared/domain/finding/lifecycle.ts';
import { frozenData, type Report, type ReportRow } from '#shared/domain/report/report.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Call, Ports } from '#shared/app/ports.ts';
import { headOf, type ReportSources, rowsOf } from './report-data.ts';

const warrant = { role: 'system', departmentId: '' } as const;

/** What one commit of rows may hold: its payload repeats them, and a stored item ends at 400 KB. */
const batchBytes = 250_000;
const batchRows = 40;
/** Sections whose answers are read at the same time. */
const sectionsAtOnce = 10;

const bytesOf = (row: ReportRow): number => Buffer.byteLength(JSON.stringify(row));

/** Rows in order, in batches that one transaction takes. A row too large for a batch is a batch of its own. */
const batchesOf = (rows: readonly ReportRow[]): ReportRow[][] => {
  const batches: ReportRow[][] = [[]];
  let size = 0;
  for (const row of rows) {
    const last = batches.at(-1) ?? [];
    size += bytesOf(row);
    if (last.length === 0 || (last.length < batchRows && size <= batchBytes)) last.push(row);
    else {
      batches.push([row]);
      size = bytesOf(row);
    }
  }
  return batches;
};

/** What follows from a finalised report: it is frozen, and each finding takes the number the report gave it. */
export const reportJob = ({ store, directory, digest }: Ports, callAt: (at: Date) => Call) => {
  const sourcesOf = async (auditId: string, today: string): Promise<ReportSources | undefined> => {
    const [[audit], findings, assignments, meetings, posts, departments] = await Promise.all([
      store.load({ kind: 'audit', auditId }),
      store.list.findingsOf(auditId),
      store.list.assignmentsOf(auditId),
      store.list.meetingsOf(auditId),
      directory.posts(),
      directory.departments(),
    ]);
    if (!audit?.report) return undefined;
    const { checklistId, checklistVersion, report, team, overrides } = audit;
    const ids = new Set([report.by, ...team.map((m) => m.personId), ...overrides.flatMap((o) => [o.personId, o.by])]);
    const [[checklist], ...people] = await Promise.all([
      store.load({ kind: 'checklist', checklistId, checklistVersion }),
      ...[...ids].map((personId) => directory.actor(personId, today)),
    ]);
    const known = people.flatMap((actor) => (actor ? [[actor.personId, actor] as const] : []));
    return { audit, checklist, findings, assignments, meetings, posts, departments, people: new Map(known) };
  };

  const allRows = async (sources: ReportSources): Promise<ReportRow[]> => {
    const { auditId, sections } = sources.audit;
    const rows: ReportRow[] = [];
    const ordered = sections.map((s) => s.departmentId).toSorted();
    for (let n = 0; n < ordered.length; n += sectionsAtOnce) {
      const some = ordered.slice(n, n + sectionsAtOnce);
      const answers = await Promise.all(some.map((departmentId) => store.list.responsesOf(auditId, departmentId)));
      rows.push(...some.flatMap((departmentId, i) => rowsOf(sources, departmentId, answers[i] ?? [])));
    }
    return rows;
  };

  /** Writes head and rows, batch by batch, and the hash with the last one. Whatever a stopped run left is written over. */
  const freeze = async (sources: ReportSources, at: Date): Promise<void> => {
    const { auditId } = sources.audit;
    let [before] = await store.load({ kind: 'report', auditId });
    if (before?.hash !== undefined) return;
    const head = headOf(sources);
    const rows = await allRows(sources);
    const hash = digest(frozenData({ auditId, ...head }, rows));
    const batches = batchesOf(rows);
    for (const [n, batch] of batches.entries()) {
      const last = n === batches.length - 1;
      const base = { version: before?.version ?? 0, trail: before?.trail ?? unborn.trail };
      const after: Report = { ...base, auditId, ...head, ...(last ? { hash } : {}) };
      const parts = batch.map((value) => ({ kind: 'reportRow' as const, value }));
      await store.commit({
        call: callAt(at),
        changes: [{ kind: 'report', before, after, act: 'report.freeze', warrant, parts }],
      });
      [before] = await store.load({ kind: 'report', auditId });
    }
  };

  return async ({ auditId }: { auditId: string }, at: Date): Promise<void> => {
    const call = callAt(at);
    const sources = await sourcesOf(auditId, call.actor.today);
    if (!sources) return;
    await freeze(sources, at);
    for (const { findingId, number } of sources.audit.report?.findings ?? []) {
      const before = sources.findings.find((f) => f.findingId === findingId);
      if (before?.status !== 'fact_confirmed') continue;
      const after = { ...advance(findingLifecycle, before, 'finalize'), number };
      await store.commit({
        call: callAt(at),
        changes: [{ kind: 'finding', before, after, act: 'finding.finalize', warrant }],
      });
    }
  };
};
