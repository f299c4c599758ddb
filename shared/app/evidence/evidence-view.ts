import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type Evidence, evidenceInputs, fileLifecycle, isKept } from '#shared/domain/evidence/evidence.ts';
import { inspectionReasons } from '#shared/domain/evidence/inspection-reasons.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { evidenceTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

export type EvidenceContext = { audit: Audit; assignment: Assignment };
export type EvidenceView = Evidence & { may: string[]; reasonText?: { ja: string; en: string } };

/** Steps that have a route. A file under suspicion is decided upon in the special track. */
const offered = Object.fromEntries(
  Object.entries(fileLifecycle).filter(([command]) => command in evidenceInputs),
) as Pick<typeof fileLifecycle, keyof typeof evidenceInputs>;

/** The uploader declares before the head confirms. */
const isInOrder = ({ declaration }: Evidence, action: string): boolean =>
  action !== 'evidence.attest' || declaration !== undefined;

export const evidenceView = (
  evidence: Evidence,
  { audit, assignment }: EvidenceContext,
  actor: Actor,
): EvidenceView => {
  const target = evidenceTarget(evidence, assignment, audit);
  const download = isKept(evidence) && can(actor, 'evidence.download', target) ? ['evidence.download'] : [];
  const why = inspectionReasons[evidence.reason as keyof typeof inspectionReasons];
  const steps = possible(actor, 'evidence', offered, evidence, target).filter((action) => isInOrder(evidence, action));
  return { ...evidence, may: [...steps, ...download], ...(why ? { reasonText: { ja: why.ja, en: why.en } } : {}) };
};

export const evidenceAggregate: Aggregate<'evidence', EvidenceContext, EvidenceView> = {
  kind: 'evidence',
  keys: ['auditId', 'departmentId', 'evidenceId'],
  readAction: 'evidence.read',
  load: async ({ store }, { auditId = '', departmentId = '', evidenceId = '' }) => {
    const [audit, assignment, evidence] = await store.load(
      { kind: 'audit', auditId },
      { kind: 'assignment', auditId, departmentId },
      { kind: 'evidence', auditId, departmentId, evidenceId },
    );
    return { record: found(evidence), context: { audit: found(audit), assignment: found(assignment) } };
  },
  ref: ({ auditId, departmentId, evidenceId }) => ({ kind: 'evidence', auditId, departmentId, evidenceId }),
  target: (evidence, { audit, assignment }) => evidenceTarget(evidence, assignment, audit),
  view: evidenceView,
};
