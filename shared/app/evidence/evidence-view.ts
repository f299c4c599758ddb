import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { type Evidence, evidenceInputs, fileLifecycle, isKept, isOpen } from '#shared/domain/evidence/evidence.ts';
import { isBeingKept } from '#shared/domain/evidence/held.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import type { Ports } from '#shared/app/ports.ts';
import { evidenceTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

export type Track = 'general' | 'spi';
export type EvidenceContext = { audit: Audit; assignment: Assignment };
export type EvidenceView = Evidence & {
  may: string[];
  reasonText?: { ja: string; en: string };
  /** How many faint signs of a number there are, for whoever reviews the file. */
  signCount?: number;
};

/** Steps that have a route. */
const offered = Object.fromEntries(
  Object.entries(fileLifecycle).filter(([command]) => command in evidenceInputs),
) as Pick<typeof fileLifecycle, keyof typeof evidenceInputs>;

const isDeclared = ({ declaration }: Evidence): boolean => declaration !== undefined;

/** What has to be there, or not, before a step is offered: the uploader declares before anybody confirms. */
const ready: Readonly<Record<string, (file: Evidence, track: Track) => boolean>> = {
  'evidence.attest': (file, track) => track === 'general' && isDeclared(file),
  'evidence.attestAsOfficer': (file, track) => track === 'spi' && isDeclared(file),
  'evidence.release': (file) => !isBeingKept(file),
  'evidence.purge': (file) => !isBeingKept(file),
  'evidence.proposePurge': ({ purgeProposal }) => purgeProposal === undefined,
  'evidence.approvePurge': ({ purgeProposal }) => purgeProposal !== undefined,
  'evidence.refusePurge': ({ purgeProposal }) => purgeProposal !== undefined,
};

/** Places are for the officer; of what was accepted, reviewers learn how many signs there are. */
const signsFor = ({ signs, ...file }: Evidence, actor: Actor, audit: Audit): Partial<EvidenceView> => {
  const target = evidenceTarget(file, audit);
  const count = signs?.reduce((sum, sign) => sum + sign.count, 0) ?? 0;
  return {
    ...(signs && can(actor, 'evidence.readSigns', target) ? { signs } : {}),
    ...(count > 0 && isKept(file) && can(actor, 'evidence.countSigns', target) ? { signCount: count } : {}),
  };
};

/** Why a file was not accepted: sentences that are loaded when there is one to say. */
const refusalOf = async ({ reason = '' }: Evidence): Promise<Pick<EvidenceView, 'reasonText'>> => {
  const { inspectionReasons } = await import('#shared/domain/evidence/inspection-reasons.ts');
  const said = inspectionReasons[reason as keyof typeof inspectionReasons];
  return said ? { reasonText: { ja: said.ja, en: said.en } } : {};
};

export const evidenceView =
  (track: Track) =>
  async (evidence: Evidence, { audit }: { audit: Audit }, actor: Actor): Promise<EvidenceView> => {
    const target = evidenceTarget(evidence, audit);
    const download = isOpen(evidence) && can(actor, 'evidence.download', target) ? ['evidence.download'] : [];
    const steps = possible(actor, 'evidence', offered, evidence, target).filter(
      (action) => ready[action]?.(evidence, track) ?? true,
    );
    const { signs: _, ...rest } = evidence;
    return {
      ...rest,
      ...signsFor(evidence, actor, audit),
      may: [...steps, ...download],
      ...(evidence.reason === undefined || isKept(evidence) ? {} : await refusalOf(evidence)),
    };
  };

export const loadEvidence = async (
  { store }: Pick<Ports, 'store'>,
  { auditId = '', departmentId = '', evidenceId = '' }: Record<string, string>,
): Promise<{ record: Evidence; context: EvidenceContext }> => {
  const [audit, assignment, evidence] = await store.load(
    { kind: 'audit', auditId },
    { kind: 'assignment', auditId, departmentId },
    { kind: 'evidence', auditId, departmentId, evidenceId },
  );
  return { record: found(evidence), context: { audit: found(audit), assignment: found(assignment) } };
};

export const evidenceRef = ({ auditId, departmentId, evidenceId }: Evidence) =>
  ({ kind: 'evidence', auditId, departmentId, evidenceId }) as const;

export const evidenceAggregate = (track: Track): Aggregate<'evidence', EvidenceContext, EvidenceView> => ({
  kind: 'evidence',
  keys: ['auditId', 'departmentId', 'evidenceId'],
  readAction: 'evidence.read',
  load: loadEvidence,
  ref: evidenceRef,
  target: (evidence, { audit }) => evidenceTarget(evidence, audit),
  view: evidenceView(track),
});
