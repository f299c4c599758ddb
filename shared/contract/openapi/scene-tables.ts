import type { Role } from '#shared/domain/access/roles.ts';
import type { LifecycleName } from './lifecycles.ts';

/** Where the records of a group stand when they are read and nothing has just happened to them. */
export const resting: Readonly<Record<LifecycleName, string>> = {
  plan: 'approved',
  audit: 'fieldwork',
  assignment: 'in_progress',
  request: 'sent',
  question: 'asked',
  horizontalCheck: 'requested',
  evidence: 'available',
  workpaper: 'reviewed',
  finding: 'presented',
  remediation: 'in_progress',
  followUp: 'planned',
  checklist: 'published',
  disposal: 'proposed',
  spiWork: 'in_force',
  breach: 'preliminary_sent',
  outsourcing: 'in_force',
  logAnalysis: 'recorded',
  onsiteViewing: 'recorded',
};

/** Operations that are in no lifecycle and have their moment all the same. */
export const moments: Readonly<Record<string, string>> = { 'plan.edit': 'draft', 'audit.override': 'planned' };

/** Steps that leave the main path early: the record has no more than it had there. */
export const shortcuts: Readonly<Record<string, string>> = { 'finding.closeWithoutAction': 'finalized' };

/** States beside the main path look like the one they leave. */
export const like: Readonly<Record<string, string>> = {
  suspended: 'notified',
  cancelled: 'notified',
  withdrawn: 'draft',
  risk_accepted: 'remediating',
  not_effective: 'verifying',
};

/** Optional fields, and the state from which a record has them. */
export const appears: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plan: {
    submittedBy: 'submitted',
    approvedBy: 'approved',
    committeeDate: 'approved',
    approvedAt: 'approved',
    endedOn: 'superseded',
  },
  audit: {
    planId: 'planned',
    submittedBy: 'plan_review',
    approvedBy: 'approved',
    dueDate: 'notified',
    noticeNo: 'notified',
    notifiedAt: 'notified',
    report: 'reported',
  },
  assignment: { requestedBy: 'dept_review', submittedBy: 'submitted', submittedAt: 'submitted' },
  request: { detail: 'draft' },
  evidence: {
    label: 'upload_issued',
    requestId: 'upload_issued',
    receivedAt: 'quarantine',
    inspectedAt: 'available',
    malware: 'available',
    numberScreening: 'available',
    declaration: 'held_spi_suspected',
    purge: 'purging',
    purgedAt: 'purged',
  },
  workpaper: { reviewedBy: 'reviewed', reviewedAt: 'reviewed' },
  finding: {
    reviewedBy: 'reviewed',
    presentedAt: 'presented',
    confirmedBy: 'fact_confirmed',
    number: 'finalized',
    instruction: 'instructed',
    dueDate: 'instructed',
    remediation: 'instructed',
    riskAcceptance: 'risk_accepted',
  },
  remediation: {
    'remediation.plan': 'dept_review',
    'remediation.requestedBy': 'dept_review',
    'remediation.submittedBy': 'submitted',
    'remediation.approvedBy': 'approved',
    'remediation.progress': 'in_progress',
    'remediation.completion': 'completion_reported',
    'remediation.reportedBy': 'completion_reported',
    'remediation.verification': 'verified',
  },
  followUp: {
    'followUps.result': 'concluded',
    'followUps.summary': 'concluded',
    'followUps.concludedBy': 'concluded',
    'followUps.reportedAt': 'reported',
  },
  checklist: { publishedBy: 'published', publishedAt: 'published' },
  logAnalysis: { measure: 'recorded', nextOn: 'recorded', withdrawal: 'withdrawn' },
  onsiteViewing: { requestId: 'recorded', withdrawal: 'withdrawn' },
  outsourcing: { selection: 'in_force', ending: 'ended', dueDate: 'in_force', yearToCheck: 'in_force' },
  breach: { persons: 'reported', occurredOn: 'reported', decision: 'reporting', closing: 'closed' },
  spiWork: { enteredBy: 'in_force', enteredAt: 'in_force', pia: 'draft', ending: 'ended' },
};

/** Shown wherever they can be. */
export const always: readonly string[] = [
  'upload',
  'items.due',
  'items.auditId',
  'items.departmentId',
  'next',
  'rows.reason',
  'rows.reasonText',
  'warnings.column',
  'warnings.label',
  'holderId',
  'since',
  'holderName',
  'parentId',
  'items.data',
  'items.selfResult',
  'items.comment',
  'items.answeredBy',
  'items.answeredAt',
  'itemKey',
  'items.itemKey',
  'items.file',
  'items.online',
  'items.answer',
  'items.answer.comment',
  'items.answer.auditResult',
  'items.findings.number',
  'items.carriedFrom',
  'selfResult',
  'answeredBy',
  'answeredAt',
];
export const judged: readonly string[] = ['auditResult', 'auditComment', 'judgedBy', 'judgedAt'].map(
  (f) => `items.${f}`,
);

/** In whose eyes `may` is filled. */
export const viewers: Readonly<Partial<Record<LifecycleName, Role>>> = {
  plan: 'chiefAuditor',
  audit: 'leadAuditor',
  assignment: 'deptIsManager',
  request: 'auditor',
  question: 'deptContact',
  horizontalCheck: 'deptIsManager',
  evidence: 'deptContact',
  workpaper: 'auditor',
  finding: 'leadAuditor',
  checklist: 'auditOffice',
  disposal: 'chiefAuditor',
  spiWork: 'spiProtectionOfficer',
  breach: 'spiGeneralOfficer',
  outsourcing: 'spiProtectionOfficer',
  logAnalysis: 'spiHandler',
  onsiteViewing: 'auditor',
};

/** Where the improvement stands inside a finding that nothing has just happened to. */
export const improvementIn: Readonly<Record<string, string>> = {
  instructed: 'requested',
  remediating: 'in_progress',
  risk_accepted: 'in_progress',
  verified: 'verified',
  closed: 'closed',
};
