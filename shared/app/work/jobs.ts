import { DomainError } from '#shared/kernel/errors.ts';
import { systemActor } from '#shared/domain/access/actor.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type EvidenceRequest, plannedDue } from '#shared/domain/evidence/request.ts';
import type { Job, Mail } from '#shared/domain/notification/message.ts';
import { dayOf } from '#shared/kernel/calendar.ts';
import { unborn } from '#shared/domain/scalars.ts';
import type { Call, Change, Inspector, Part, Ports, Vault } from '#shared/app/ports.ts';
import { requestParts } from '#shared/app/evidence/request-rules.ts';

/** Sections distributed in one transaction: an assignment and its entry each. */
const mostSections = 25;
/** Writes of one transaction that are left for sections: the letters' message is one more. */
const mostWrites = 96;

/** With requests, the requests themselves and the payload that says of them join the assignment and its entry. */
const sectionsPerCommit = ({ requests }: Audit): number =>
  requests.length === 0 ? mostSections : Math.min(mostSections, Math.floor(mostWrites / (3 + requests.length)));

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

  /** What the plan asks every section for, in the transaction of its assignment: neither is ever there alone. */
  const requestsFor = (audit: Audit, departmentId: string, at: string): Part[] =>
    audit.requests.flatMap(({ dueInDays, ...planned }) => {
      if (audit.submittedBy === undefined) throw new Error('an audit was notified that nobody had submitted');
      const request: EvidenceRequest = {
        auditId: audit.auditId,
        departmentId,
        requestId: newId(),
        version: 1,
        status: 'sent',
        ...planned,
        requestedBy: audit.submittedBy,
        dueDate: plannedDue({ dueInDays, ...planned }, dayOf(new Date(at)), audit.dueDate ?? audit.endsOn),
        extensions: [],
      };
      return requestParts(undefined, request);
    });

  /**
   * One assignment for each section that has none yet, and its requests with it. The letters follow with the last section: its assignment can be
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
    const perCommit = sectionsPerCommit(audit);
    for (let n = 0; n < open.length; n += perCommit) {
      const batch = open.slice(n, n + perCommit);
      const changes = batch.map(({ departmentId, path }): Change => {
        const parts = requestsFor(audit, departmentId, audit.notifiedAt ?? '');
        return {
          kind: 'assignment',
          before: undefined,
          after: assignmentFor(audit, departmentId, path),
          act: 'assignment.send',
          warrant,
          // Requests are not all said in the audit: they have ids and a state of their own.
          ...(parts.length > 0 ? { parts } : { bare: true as const }),
        };
      });
      const isLast = n + perCommit >= open.length;
      await store.commit({ call: callAt(at), changes, notify: isLast ? [notice(audit)] : [] });
    }
  };

  const notice = ({ auditId }: Audit): Mail => ({
    type: 'mail',
    template: 'auditNotified',
    to: ['deptIsManager@*', 'deptContact@*'],
    about: { auditId },
  });

  const evidenceJobs = async () =>
    (await import('#shared/app/evidence/evidence-jobs.ts')).evidenceJobs(store, vault, inspect, callAt);
  const heldJobs = async () => (await import('#shared/app/evidence/held-jobs.ts')).heldJobs(store, callAt);
  const reconciliationJobs = async () =>
    (await import('#shared/app/evidence/reconciliation.ts')).reconciliationJobs(store, vault, callAt);

  /** Loaded when one comes: a function that wakes up has one job to do. */
  const runs: { [J in Job['job']]: () => Promise<(job: Job & { job: J }, at: Date) => Promise<void>> } = {
    distribute: async () => distribute,
    finalizeFindings: async () => (await import('#shared/app/audit/report-job.ts')).reportJob(ports, callAt),
    requestHorizontalChecks: async () =>
      (await import('#shared/app/finding/horizontal-job.ts')).horizontalJob(ports, callAt),
    expireRisks: async () => (await import('#shared/app/finding/risk-job.ts')).riskJob(ports, callAt),
    inspectEvidence: async () => (await evidenceJobs()).inspectEvidence,
    keepEvidence: async () => (await evidenceJobs()).keepEvidence,
    eraseEvidence: async () => (await evidenceJobs()).eraseEvidence,
    purgeOverdue: async () => (await heldJobs()).purgeOverdue,
    startReconciliation: async () => (await reconciliationJobs()).startReconciliation,
    reconcileEvidence: async () => (await reconciliationJobs()).reconcileEvidence,
  };
  const runOf = async (job: Job) => (await runs[job.job]()) as (job: Job, at: Date) => Promise<void>;

  return async (job: Job, at: Date): Promise<void> => {
    const run = await runOf(job);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await run(job, at);
      } catch (error) {
        // Lost to a parallel run or to a person: look again at what is left, and give up only if it will not settle.
        if (!alreadyDone(error) || attempt >= 5) throw error;
      }
    }
  };
};
