import { DomainError, missing } from '#shared/kernel/errors.ts';
import { dutiesOf } from '#shared/domain/access/actor.ts';
import type { decisionInputs } from '#shared/domain/evidence/decisions.ts';
import type { Evidence } from '#shared/domain/evidence/evidence.ts';
import { isBeingKept } from '#shared/domain/evidence/held.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Facts, Rule, Rules } from '#shared/app/commands.ts';
import type { Vault } from '#shared/app/ports.ts';
import type { EvidenceContext } from './evidence-view.ts';
import { toErase, toKeep } from './evidence-work.ts';

type Inputs = { [C in keyof typeof decisionInputs]: Output<(typeof decisionInputs)[C]> };
type AnyFacts = Facts<'evidence', EvidenceContext, unknown>;
export type Attest = Rule<'evidence', EvidenceContext, { comment?: string | undefined }>;

const mail = (to: string, { auditId, departmentId, evidenceId }: Evidence): Mail[] => [
  { type: 'mail', template: 'yourTurn', to: [to], about: { auditId, departmentId, evidenceId } },
];

const by = ({ call, at }: AnyFacts) => ({ by: call.actor.personId, at });

/** Bytes on their way into the vault would outlive their purge, and a second decision the first. */
const refuseBeingKept = ({ before }: AnyFacts): void => {
  if (isBeingKept(before)) throw new DomainError('invalid_transition', { params: { status: before.status } });
};

/** Held bytes lie in quarantine alone, which empties itself. */
export const refuseMissing = async (vault: Vault, { before }: AnyFacts): Promise<void> => {
  if (before.reusedFrom === undefined && !(await vault.arrived(before)))
    missing(
      'ファイル(保管期限が過ぎました。もう一度提出してください)',
      'the file: it was kept too long, send it again',
    );
};

const proposalOf = ({ before }: AnyFacts): NonNullable<Evidence['purgeProposal']> => {
  if (before.purgeProposal) return before.purgeProposal;
  throw new DomainError('invalid_transition', { params: { status: before.status } });
};

/** What the SPI audit officer decides about held files, and two people about accepted ones; the uploader never does. */
export const heldRules = (vault: Vault, attest: Attest): Rules<'evidence', EvidenceContext, Inputs> => ({
  attestAsOfficer: attest,
  release: {
    guard: async (facts) => {
      refuseBeingKept(facts);
      await refuseMissing(vault, facts);
    },
    apply: (evidence, facts) => ({ ...evidence, release: { ...by(facts), ...facts.input } }),
    notify: toKeep,
  },
  purge: {
    guard: refuseBeingKept,
    apply: (evidence, facts) => ({ ...evidence, purge: { ...by(facts), ...facts.input } }),
    notify: toErase,
  },
  proposePurge: {
    guard: ({ before }) => {
      if (before.purgeProposal) throw new DomainError('already_exists');
    },
    // Who proposes does not decide as well: an officer's proposal goes to the head of the auditors.
    apply: (evidence, facts) => {
      const isOfficer = dutiesOf(facts.call.actor).includes('spiAuditOfficer');
      const waitsFor = isOfficer ? 'chiefAuditor' : 'spiAuditOfficer';
      return { ...evidence, purgeRefusal: undefined, purgeProposal: { ...by(facts), ...facts.input, waitsFor } };
    },
    notify: (evidence) => mail(evidence.purgeProposal?.waitsFor ?? 'spiAuditOfficer', evidence),
  },
  approvePurge: {
    guard: (facts) => void proposalOf(facts),
    apply: ({ purgeProposal: _, ...evidence }, facts) => {
      const { waitsFor: _waitsFor, by: proposer, at, ...why } = proposalOf(facts);
      return { ...evidence, purge: { ...by(facts), ...why, proposed: { by: proposer, at } } };
    },
    notify: toErase,
  },
  refusePurge: {
    guard: (facts) => void proposalOf(facts),
    apply: ({ purgeProposal: _, ...evidence }, facts) => ({
      ...evidence,
      purgeRefusal: { ...by(facts), reason: facts.input.reason },
    }),
    notify: (evidence, { before }) => (before.purgeProposal ? mail(`person:${before.purgeProposal.by}`, evidence) : []),
  },
});
