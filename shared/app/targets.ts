import { dayOf } from '#shared/kernel/calendar.ts';
import type { Target } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import { isOversight } from '#shared/domain/audit/composition.ts';
import type { Evidence } from '#shared/domain/evidence/evidence.ts';
import { isBeforeOfficer } from '#shared/domain/evidence/held.ts';
import type { EvidenceRequest } from '#shared/domain/evidence/request.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { Plan } from '#shared/domain/plan/plan.ts';
import type { AssignmentHead } from './records.ts';

/** The facts about each kind of record that the policy decides by. */

export const planTarget = (plan: Plan): Target => ({ makers: { submitter: plan.submittedBy } });

const ofTeam = (audit: Audit): Pick<Target, 'team' | 'guests' | 'overrides' | 'oversight' | 'scope' | 'since'> => ({
  team: audit.team,
  guests: audit.guests,
  overrides: audit.overrides,
  oversight: isOversight(audit),
  scope: audit.sections,
  since: audit.notifiedAt && dayOf(new Date(audit.notifiedAt)),
});

/** Sections know of an audit from its notice on. Reading its head demands no independence; acting on it does. */
export const auditTarget = (audit: Audit, purpose: 'read' | 'act' = 'act'): Target => ({
  ...ofTeam(audit),
  sections: audit.notifiedAt === undefined ? [] : audit.sections,
  ...(purpose === 'act' ? { audited: audit.sections } : {}),
  makers: { submitter: audit.submittedBy },
});

type InSection = { departmentId: string; path: readonly string[] };

const ofSection = (audit: Audit, { departmentId, path }: InSection): Target => ({
  ...ofTeam(audit),
  sections: [{ departmentId, path }],
  audited: [{ departmentId, path }],
});

/** What belongs to one section of an audit: the section knows of it, and auditors have to be independent of it. */
export const sectionTarget = (audit: Audit, section: InSection): Target => ofSection(audit, section);

export const assignmentTarget = (assignment: AssignmentHead, audit: Audit): Target => ({
  ...ofSection(audit, assignment),
  makers: {
    submitter: assignment.submittedBy,
    requester: assignment.requestedBy,
    petitioner: assignment.extensionRequest?.by,
  },
});

/** What belongs to a section, without its assignment: the audit knows the section's place in the tree too. */
export const workTarget = ({ departmentId }: { departmentId: string }, audit: Audit): Target => {
  const section = audit.sections.find((s) => s.departmentId === departmentId);
  return ofSection(audit, { departmentId, path: section?.path ?? [] });
};

export const evidenceTarget = (evidence: Evidence, audit: Audit): Target => ({
  ...workTarget(evidence, audit),
  held: isBeforeOfficer(evidence),
  makers: { uploader: evidence.uploadedBy, author: evidence.uploadedBy, proposer: evidence.purgeProposal?.by },
});

export const requestTarget = (request: EvidenceRequest, audit: Audit): Target => ({
  ...workTarget(request, audit),
  makers: { petitioner: request.extensionRequest?.by },
});

/** Sections know of a finding from its presentation on. */
export const findingTarget = (finding: Finding, audit: Audit): Target => ({
  ...ofSection(audit, finding),
  ...(finding.presentedAt === undefined ? { sections: [] } : {}),
  makers: {
    author: finding.authorId,
    planner: finding.remediation?.requestedBy,
    requester: finding.remediation?.requestedBy,
    submitter: finding.remediation?.submittedBy,
    reporter: finding.remediation?.reportedBy,
    petitioner: finding.remediation?.extensionRequest?.by,
  },
});
