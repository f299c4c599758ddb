import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { takesFiles } from '#shared/domain/audit/phases.ts';
import type { Evidence, evidenceInputs } from '#shared/domain/evidence/evidence.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Facts, Rules } from '#shared/app/commands.ts';
import type { EvidenceContext } from './evidence-view.ts';
import { toInspect, toKeep } from './evidence-work.ts';
import { type Attest, heldRules, refuseMissing } from './held-rules.ts';
import { itemKeyChecker } from '#shared/app/checklist/item-keys.ts';
import type { Store, Vault } from '#shared/app/ports.ts';

type Inputs = { [C in keyof typeof evidenceInputs]: Output<(typeof evidenceInputs)[C]> };
type AnyFacts = Facts<'evidence', EvidenceContext, unknown>;
type Where = { auditId: string; departmentId: string };

export const refuseEnded = ({ status }: Audit): void => {
  if (!takesFiles(status)) throw new DomainError('invalid_transition', { params: { status } });
};

/** A file can answer only a request that was sent to this very section. */
export const checkRequest = async (store: Store, where: Where, requestId: string | undefined): Promise<void> => {
  if (requestId === undefined) return;
  const [request] = await store.load({ kind: 'request', ...where, requestId });
  if (!request || request.status === 'draft') missing('資料の依頼', 'the evidence request');
};

/** What was accepted stays as it was: the answers with their files, or the request that a file answered. */
const refuseAccepted = async ({ before, context, ports }: AnyFacts): Promise<void> => {
  const { auditId, departmentId, requestId, issuedAt } = before;
  const { audit, assignment } = context;
  refuseEnded(audit);
  const [request] = requestId ? await ports.store.load({ kind: 'request', auditId, departmentId, requestId }) : [];
  const { status } = request ?? assignment;
  // A file that came after the answers were handed in is no part of them.
  const isPart = request !== undefined || issuedAt <= (assignment.submittedAt ?? '');
  if (status === 'accepted' && isPart) throw new DomainError('invalid_transition', { params: { status } });
};

const grounds = ({ evidenceIds, disputes, remediation }: Finding): string[] => [
  ...evidenceIds,
  ...disputes.flatMap((d) => d.evidenceIds),
  ...(remediation?.completion?.evidenceIds ?? []),
];

/** Only findings that the section knows of: refusing because of a draft would tell that there is one. */
const refuseCited = async ({ before, ports }: AnyFacts): Promise<void> => {
  const findings = await ports.store.list.findingsOf(before.auditId);
  const known = findings.filter((f) => f.presentedAt !== undefined && f.status !== 'withdrawn');
  if (!known.some((finding) => grounds(finding).includes(before.evidenceId))) return;
  throw new DomainError('rule_refused', {
    fields: [
      {
        path: 'evidenceId',
        ja: '指摘事項または改善の報告の根拠になっています',
        en: 'a finding, or a report of improvement, rests on it',
      },
    ],
  });
};

/** Who vouches for what nobody could look into differs by track: each has one of the two commands. */
const attestation = (vault: Vault, isOfTrack: boolean): Attest => ({
  guard: async (facts) => {
    const { before, context } = facts;
    refuseEnded(context.audit);
    if (!isOfTrack) throw new DomainError('rule_refused');
    if (!before.declaration) missing('提出した人の申告', 'the declaration of whoever handed it in');
    await refuseMissing(vault, facts);
  },
  apply: (evidence, { input, call, at }) => ({
    ...evidence,
    attestation: { by: call.actor.personId, at, ...(input.comment ? { comment: input.comment } : {}) },
  }),
  notify: toKeep,
});

/** Who acts next on what its uploader declares. */
const checkerOf = ({ status, departmentId }: Evidence, track: 'general' | 'spi'): string =>
  track === 'spi' || status === 'held_spi_suspected' ? 'spiAuditOfficer' : `deptIsManager@${departmentId}`;

/** Commands a person gives about one file. */
export const evidenceRules = (vault: Vault, track: 'general' | 'spi'): Rules<'evidence', EvidenceContext, Inputs> => ({
  complete: {
    apply: async (evidence, { at }) => {
      const arrived = await vault.arrived(evidence);
      if (!arrived) missing('ファイルの送信が終わっていません', 'the file has not arrived');
      return { ...evidence, quarantineVersion: arrived.version, receivedAt: at };
    },
    notify: toInspect,
  },
  edit: {
    guard: async (facts) => {
      const { before, context, input, ports } = facts;
      await refuseAccepted(facts);
      await checkRequest(ports.store, before, input.requestId);
      await itemKeyChecker(ports.store)(context.assignment, input.itemKeys);
    },
    apply: (evidence, { input }) => {
      const { label, setName, itemKeys, requestId, effectiveFrom, effectiveTo } = input;
      return { ...evidence, label, setName, itemKeys, requestId, effectiveFrom, effectiveTo };
    },
  },
  withdraw: {
    guard: async (facts) => {
      await refuseAccepted(facts);
      await refuseCited(facts);
    },
    apply: (evidence, { input, call, at }) => ({
      ...evidence,
      withdrawal: { by: call.actor.personId, at, reason: input.reason },
    }),
  },
  declare: {
    guard: ({ context }) => refuseEnded(context.audit),
    apply: (evidence, { input, call, at }) => ({
      ...evidence,
      declaration: { by: call.actor.personId, at, statement: input.statement },
    }),
    notify: (evidence) => {
      const { auditId, departmentId, evidenceId } = evidence;
      const about = { auditId, departmentId, evidenceId };
      return [{ type: 'mail', template: 'yourTurn', to: [checkerOf(evidence, track)], about }];
    },
  },
  attest: attestation(vault, track === 'general'),
  ...heldRules(vault, attestation(vault, track === 'spi')),
});
