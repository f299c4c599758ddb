import { DomainError } from '#shared/kernel/errors.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Job, Mail } from '#shared/domain/notification/message.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import { unborn } from '#shared/domain/scalars.ts';
import { evidenceJobs } from '#shared/app/evidence/evidence-jobs.ts';
import type { Call, Change, Inspector, Ports, Vault } from '#shared/app/ports.ts';
import { reconciliationJobs } from '#shared/app/evidence/reconciliation.ts';
import { horizontalJob } from '#shared/app/finding/horizontal-job.ts';
import { riskJob } from '#shared/app/finding/risk-job.ts';
import { reportJob } from '#shared/app/audit/report-job.ts';

/** Sections distributed in one transaction: an assignment and its entry each. */
const sectionsPerCommit = 25;

const warrant = { role: 'system', departmentId: '' } as const;

/** Refusals that mean another run of the same job came first: the work is done. */
const alreadyDone = (error: unknown): boolean =>
  error instanceof DomainError && ['already_exists', 'stale_version', 'invalid_transition'].includes(error.code);

/** Work that follows from a change. Every job looks up what is still to do, so it may run twice, or stop anywhere. */
export const jobs = (ports: Ports, vault: Vault, inspect: Inspector) => {
  const { store, newId } = ports;
  const callAt = (at: Date): Call => ({ actor: systemActor(dayOf(at)), input: {}, request: { id: newId(), at } });

  const assignmentFor = (audit: Audit, departmentId: string, path: string[]): Assignment => ({
    ...unborn,
    auditId: audit.auditId,
    departmentId,
    path,
    fiscalYear: audit.fiscalYear,
    status: 'sent',
    dueDate: audit.dueDate ?? audit.endsOn,
    checklistId: audit.checklistId,
    checklistVersion: audit.checklistVersion,
    total: audit.items,
    answered: 0,
    judged: 0,
    delegations: [],
    remarks: [],
    extensions: [],
  });

  /**
   * One assignment for each section that has none yet. The letters follow with the last section: its assignment can be
   * made only once, so however often this runs or dies, they are sent once, and when everybody has theirs.
   */
  const distribute = async ({ auditId }: Job & { job: 'distribute' }, at: Date): Promise<void> => {
    const [[audit], existing] = await Promise.all([
      store.load({ kind: 'audit', auditId }),
      store.list.assignmentsOf(auditId),
    ]);
    if (!audit?.notifiedAt || audit.status === 'cancelled') return;
    const done = new Set(existing.map((a) => a.departmentId));
    const open = audit.sections.filter((s) => !done.has(s.departmentId));
    for (let n = 0; n < open.length; n += sectionsPerCommit) {
      const batch = open.slice(n, n + sectionsPerCommit);
      const changes = batch.map(
        ({ departmentId, path }): Change => ({
          kind: 'assignment',
          before: undefined,
          after: assignmentFor(audit, departmentId, path),
          act: 'assignment.send',
          warrant,
          bare: true,
        }),
      );
      const isLast = n + sectionsPerCommit >= open.length;
      await store.commit({ call: callAt(at), changes, notify: isLast ? [notice(audit)] : [] });
    }
  };

  const notice = ({ auditId }: Audit): Mail => ({
    type: 'mail',
    template: 'auditNotified',
    to: ['deptIsManager@*', 'deptContact@*'],
    about: { auditId },
  });

  const finalizeFindings = reportJob(ports, callAt);

  const run: { [J in Job['job']]: (job: never, at: Date) => Promise<void> } = {
    distribute,
    finalizeFindings,
    requestHorizontalChecks: horizontalJob(ports, callAt),
    expireRisks: riskJob(ports, callAt),
    ...evidenceJobs(store, vault, inspect, callAt),
    ...reconciliationJobs(store, vault, callAt),
  };

  return async (job: Job, at: Date): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run[job.job](job as never, at);
      } catch (error) {
        // Lost to a parallel run or to a person: look again at what is left, and give up only if it will not settle.
        if (!alreadyDone(error) || attempt >= 5) throw error;
      }
    }
  };
};
