import { type Action, grants } from '#shared/domain/access/grants.ts';
import type { Role } from '#shared/domain/access/roles.ts';
import { groupOf } from './groups.ts';
import { type LifecycleName, lifecycleOf, lifecycles } from './lifecycles.ts';

/** The moment an example answer shows: what has come to be by then, and what its fields therefore hold. */
export type Scene = { values: Readonly<Record<string, unknown>>; shows: (path: string) => boolean };

/** Where the records of a group stand when they are read and nothing has just happened to them. */
const resting: Readonly<Record<LifecycleName, string>> = {
  plan: 'approved',
  audit: 'fieldwork',
  assignment: 'in_progress',
  request: 'sent',
  evidence: 'available',
  finding: 'presented',
  remediation: 'in_progress',
  followUp: 'planned',
  checklist: 'published',
};

/** States beside the main path look like the one they leave. */
const like: Readonly<Record<string, string>> = {
  suspended: 'notified',
  cancelled: 'notified',
  withdrawn: 'draft',
  risk_accepted: 'remediating',
  not_effective: 'verifying',
};

/** Optional fields, and the state from which a record has them. */
const appears: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plan: { submittedBy: 'submitted', approvedBy: 'approved', committeeDate: 'approved', approvedAt: 'approved' },
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
  },
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
  checklist: { publishedBy: 'published' },
};

/** Shown wherever they can be. */
const always: readonly string[] = [
  ...['upload', 'items.due', 'items.auditId', 'items.departmentId', 'next', 'rows.reason', 'rows.reasonText'],
  ...['warnings.column', 'warnings.label', 'holderId', 'since', 'holderName', 'parentId', 'data'],
  ...['items.selfResult', 'items.comment', 'items.answeredBy', 'items.answeredAt', 'items.data'],
];
const judged: readonly string[] = ['auditResult', 'auditComment', 'judgedBy', 'judgedAt'].map((f) => `items.${f}`);

/** Where the record stands after an operation, by its lifecycle. */
const standing = (group: LifecycleName, operation: string): string => {
  const { statuses, steps } = lifecycleOf(group) ?? { statuses: [], steps: {} };
  const step = steps[operation.split('.')[1] ?? ''];
  if (operation.endsWith('.create') || operation.endsWith('.import')) return statuses[0] ?? '';
  if (step === undefined) return resting[group];
  if (step.to === 'resume') return resting[group];
  if (step.to !== 'same') return step.to;
  return step.from.includes(resting[group]) ? resting[group] : (step.from[0] ?? '');
};

const viewers: Readonly<Partial<Record<LifecycleName, Role>>> = {
  plan: 'chiefAuditor',
  audit: 'leadAuditor',
  assignment: 'deptIsManager',
  request: 'auditor',
  evidence: 'deptContact',
  finding: 'leadAuditor',
  checklist: 'auditOffice',
};

const mayOf = (group: LifecycleName, status: string): string[] => {
  const viewer = viewers[group];
  const possible = Object.entries(lifecycles[group].steps).filter(([, step]: [string, { from: readonly string[] }]) =>
    step.from.includes(status),
  );
  const actions = possible.map(([command]) => `${group}.${command}` as Action);
  return actions.filter((action) => viewer !== undefined && viewer in grants[action]);
};

const reached = (group: LifecycleName, status: string, wanted: string): boolean => {
  const order: readonly string[] = lifecycles[group].statuses;
  return status === wanted || order.indexOf(like[status] ?? status) >= order.indexOf(wanted);
};

/** Improvements and follow-ups are parts of a finding, which stands where they have brought it. */
const findingAround = (group: LifecycleName, status: string): string => {
  if (group === 'followUp') return 'verified';
  if (!reached('remediation', status, 'approved')) return 'instructed';
  return reached('remediation', status, 'verified') ? 'verified' : 'remediating';
};

const improvementIn: Readonly<Record<string, string>> = {
  instructed: 'requested',
  remediating: 'in_progress',
  risk_accepted: 'in_progress',
  verified: 'verified',
  closed: 'closed',
};

export const sceneOf = (operation: string): Scene => {
  const group = groupOf(operation);
  const own = always.concat(operation.includes('judge') ? judged : []);
  if (!(group in lifecycles)) return { values: {}, shows: (path) => own.includes(path) };
  const name = group as LifecycleName;
  const status = standing(name, operation);
  const inFinding = name === 'remediation' || name === 'followUp';
  const record = inFinding ? 'finding' : name;
  const outer = inFinding ? findingAround(name, status) : status;
  const improvement = name === 'remediation' ? status : (improvementIn[outer] ?? 'requested');
  const followUp = name === 'followUp' ? status : 'planned';
  const states = { [record]: outer, remediation: improvement, followUp } as Record<LifecycleName, string>;
  const values = {
    status: outer,
    'items.status': outer,
    'evidence.status': outer,
    'remediation.status': improvement,
    'followUps.status': followUp,
    may: mayOf(record, outer),
    'items.may': mayOf(record, outer),
    'evidence.may': mayOf(record, outer),
  };
  const shows = (path: string): boolean =>
    own.includes(path) ||
    Object.entries(states).some(([part, state]) => {
      const wanted = appears[part]?.[path.replace(/^(items|evidence)\./, '')];
      return wanted !== undefined && reached(part as LifecycleName, state, wanted);
    });
  return { values, shows };
};
