import type { Actor } from '#shared/domain/access/actor.ts';
import type { Action } from '#shared/domain/access/actions.ts';
import { can, type Target } from '#shared/domain/access/policy.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { isExchanged } from '#shared/domain/audit/phases.ts';
import { assignmentAggregate } from '#shared/app/assignment/assignment-view.ts';
import { auditAggregate } from '#shared/app/audit/audit-view.ts';
import { loadEvidence } from '#shared/app/evidence/evidence-view.ts';
import { findingAggregate } from '#shared/app/finding/finding-view.ts';
import { isOutside } from '#shared/app/outside-view.ts';
import type { ChainChecker, Ports } from '#shared/app/ports.ts';
import { assignmentTarget, auditTarget, evidenceTarget, findingTarget } from '#shared/app/targets.ts';
import { trail } from './trail.ts';
import { verification } from './verification.ts';
import type { ActNames } from './trail-words.ts';

type InAudit = { auditId: string };
type InSection = InAudit & { departmentId: string };

/** What auditors do with a finding before its section hears of it. */
const amongAuditors: readonly Action[] = [
  'finding.create',
  'finding.edit',
  'finding.linkRepeat',
  'finding.unlinkRepeat',
  'finding.passReview',
  'finding.returnReview',
];
/** What points to other sections, or to other audits. */
const elsewhere: readonly Action[] = ['finding.orderHorizontalChecks'];
const ofOtherAudits: readonly Action[] = ['finding.linkRepeat', 'finding.unlinkRepeat', 'finding.carryOver'];
/** Work on answers that were not handed in yet. */
const workInProgress: readonly Action[] = ['response.answer', 'response.carryOver', 'package.apply'];

const hiddenOfFinding = (actor: Actor, target: Target): readonly string[] => {
  if (!can(actor, 'audit.readWhole', target)) return [...amongAuditors, ...elsewhere];
  return isOutside(actor) ? [...ofOtherAudits, ...elsewhere] : [];
};

/** As with the answers, judgements and requests themselves. */
const hiddenOfAssignment = (actor: Actor, target: Target, assignment: Assignment, audit: Audit): readonly string[] => {
  const isOwn = can(actor, 'response.answer', target);
  return [
    ...(isOwn || assignment.submittedAt !== undefined ? [] : workInProgress),
    ...(!isOwn || isExchanged(audit.status) ? [] : ['response.judge']),
    ...(can(actor, 'request.create', target) ? [] : ['request.create']),
  ];
};

// One for each function that tells it: none of them carries the others' records along.

export const auditTrail = (ports: Ports, actNames: ActNames, checkChain: ChainChecker) => {
  const rights = ['audit.readTrail', 'audit.read'] as const;
  const load = async ({ auditId }: InAudit) => {
    const { record } = await auditAggregate.load(ports, { auditId });
    return { version: record.version, subjectFor: () => ({ target: auditTarget(record, 'read') }) };
  };
  const chain = ({ auditId }: InAudit) => `AUDIT#${auditId}`;
  return {
    'audit.activity': trail<InAudit>(ports, actNames, chain, rights, async (where) => (await load(where)).subjectFor),
    'audit.verify': verification<InAudit>(checkChain, ({ auditId }) => ({ kind: 'audit', auditId }), rights, load),
  };
};

export const findingTrail = (ports: Ports, actNames: ActNames, checkChain: ChainChecker) => {
  type Where = InAudit & { findingId: string };
  const rights = ['finding.read', 'finding.read'] as const;
  const load = async ({ auditId, findingId }: Where) => {
    const { record, context } = await findingAggregate.load(ports, { auditId, findingId });
    const target = findingTarget(record, context);
    const subjectFor = (actor: Actor) => ({
      target,
      section: record.departmentId,
      hidden: hiddenOfFinding(actor, target),
    });
    return { version: record.version, subjectFor };
  };
  const chain = ({ findingId }: Where) => `FINDING#${findingId}`;
  const refOf = ({ auditId, findingId }: Where) => ({ kind: 'finding', auditId, findingId }) as const;
  return {
    'finding.activity': trail<Where>(ports, actNames, chain, rights, async (where) => (await load(where)).subjectFor),
    'finding.verify': verification<Where>(checkChain, refOf, rights, load),
  };
};

export const assignmentTrail = (ports: Ports, actNames: ActNames, checkChain: ChainChecker) => {
  const rights = ['assignment.read', 'assignment.read'] as const;
  const load = async ({ auditId, departmentId }: InSection) => {
    const { record, context } = await assignmentAggregate.load(ports, { auditId, departmentId });
    const target = assignmentTarget(record, context);
    const subjectFor = (actor: Actor) => ({
      target,
      section: departmentId,
      hidden: hiddenOfAssignment(actor, target, record, context),
    });
    return { version: record.version, subjectFor };
  };
  const chain = ({ auditId, departmentId }: InSection) => `ASSIGNMENT#${auditId}#${departmentId}`;
  const refOf = ({ auditId, departmentId }: InSection) => ({ kind: 'assignment', auditId, departmentId }) as const;
  return {
    'assignment.activity': trail<InSection>(
      ports,
      actNames,
      chain,
      rights,
      async (where) => (await load(where)).subjectFor,
    ),
    'assignment.verify': verification<InSection>(checkChain, refOf, rights, load),
  };
};

export const evidenceTrail = (ports: Ports, actNames: ActNames) => ({
  'evidence.activity': trail<InSection & { evidenceId: string }>(
    ports,
    actNames,
    ({ evidenceId }) => `EVIDENCE#${evidenceId}`,
    ['evidence.read', 'evidence.read'],
    async ({ auditId, departmentId, evidenceId }) => {
      const { record, context } = await loadEvidence(ports, { auditId, departmentId, evidenceId });
      const target = evidenceTarget(record, context.audit);
      return () => ({ target, section: departmentId });
    },
  ),
});
