import { type Duty, dutyOf, isSectionRole, type Role } from '#shared/domain/access/roles.ts';
import { assignmentDuty } from '#shared/domain/assignment/assignment.ts';
import { auditDuty } from '#shared/domain/audit/lifecycle.ts';
import { stepDue } from '#shared/domain/audit/phases.ts';
import { deciderOf, decisionDue } from '#shared/domain/evidence/held.ts';
import { requestDuty } from '#shared/domain/evidence/request.ts';
import { type Finding, isLapsed, openFollowUp } from '#shared/domain/finding/finding.ts';
import { findingDuty } from '#shared/domain/finding/lifecycle.ts';
import { followUpDuty } from '#shared/domain/followup/followup.ts';
import { horizontalCheckDuty } from '#shared/domain/horizontal/horizontal-check.ts';
import { planDuty } from '#shared/domain/plan/plan.ts';
import { questionDuty } from '#shared/domain/question/question.ts';
import { remediationDuty } from '#shared/domain/remediation/remediation.ts';
import { disposalDuty } from '#shared/domain/retention/disposal.ts';
import { breachDue, breachDuty } from '#shared/domain/breach/breach.ts';
import { checkDue, outsourcingDuty } from '#shared/domain/register/outsourcing.ts';
import { confirmationDue, spiWorkDuty } from '#shared/domain/register/spi-work.ts';
import { fiscalYearOf } from '#shared/kernel/calendar.ts';
import type { Kind, RecordOf } from '#shared/app/records.ts';

const noDue = '9999-12-31';

const findingTurn = (value: Finding): Role | undefined => {
  // An accepted risk waits for its last day; when that has passed, for the CISO.
  if (value.status === 'risk_accepted') return 'system';
  if (isLapsed(value)) return 'ciso';
  const followUp = openFollowUp(value);
  if (followUp) return followUpDuty[followUp.status];
  const role = findingDuty[value.status];
  if (role !== 'remediation') return role;
  return value.remediation ? remediationDuty[value.remediation.status] : 'deptContact';
};

type Within = { auditId?: string; departmentId?: string };

const dutyWithin = (role: Role | undefined, { auditId, departmentId }: Within): Duty | undefined =>
  role && dutyOf(role, role === 'auditor' || role === 'leadAuditor' ? auditId : departmentId);

/** Whose turn it is with a record as it is now; `undefined` once nothing is left to do. */
const duties: { [K in Kind]?: (value: RecordOf<K>) => Duty | undefined } = {
  plan: (p) => dutyWithin(planDuty[p.status], {}),
  audit: (a) => dutyWithin(auditDuty[a.status], a),
  assignment: (a) => dutyWithin(assignmentDuty[a.status], a),
  carriedFinding: (c) => (c.active ? dutyOf('auditor', c.auditId) : undefined),
  horizontalCheck: (h) => dutyWithin(horizontalCheckDuty[h.status], h),
  question: (q) => dutyWithin(questionDuty(q), q),
  request: (r) => dutyWithin(requestDuty[r.status], r),
  finding: (f) => dutyWithin(findingTurn(f), f),
  extensionTask: (t) => t.waitsFor,
  disposal: (d) => dutyWithin(disposalDuty[d.status], {}),
  evidence: (e) => deciderOf(e),
  breach: (b) => dutyWithin(breachDuty[b.status], b),
  outsourcing: (o) => dutyWithin(outsourcingDuty[o.status], o),
  spiWork: (w) => dutyWithin(spiWorkDuty[w.status], w),
};

export const presentDuty = <K extends Kind>(kind: K, value: RecordOf<K>): Duty | undefined => duties[kind]?.(value);

/** The section whose side a duty is found from; `undefined` for duties of the city and of teams. */
export const sectionOf = (duty: Duty): string | undefined => {
  const [role, departmentId] = duty.split('@');
  return isSectionRole(role as Role) ? departmentId : undefined;
};

type IndexKeys = Partial<
  Record<'department' | 'departmentSort' | 'duty' | 'dutySort' | 'yearKind' | 'yearSort', string>
>;

// Rows of one sort key stand side by side: what tells them apart is the key of the record itself.
/** Work that waits for a section is found by the section (`by-department`): only the rest needs a row of its own. */
const byDuty = (duty: Duty | undefined, due: string): IndexKeys =>
  duty === undefined || sectionOf(duty) !== undefined ? {} : { duty, dutySort: due };

const byDepartment = (departmentId: string, duty: Duty | undefined, kind: Kind): IndexKeys => ({
  department: departmentId,
  departmentSort: `${duty === undefined ? 'done' : 'open'}#${kind}`,
});

/** What a section need not find again once it has done its part. */
const whileInSection = (duty: Duty | undefined, kind: Kind): IndexKeys => {
  const section = duty && sectionOf(duty);
  return section ? byDepartment(section, duty, kind) : {};
};

const byYear = (kind: Kind, fiscalYear: number, due: string, id: string): IndexKeys => ({
  yearKind: `${kind}#${fiscalYear}`,
  yearSort: `${due}#${id}`,
});

/** Under which key the requests of an audit are found, over all its sections. */
export const requestsIn = (auditId: string): string => `request#${auditId}`;

/** Under which duty the places of a person in teams are found, and the role in each of these rows. */
export const personDuty = (personId: string): Duty => `person:${personId}`;
export const teamRoleIn = ({ dutySort }: Readonly<Record<string, unknown>>): 'lead' | 'member' =>
  dutySort === 'lead' ? 'lead' : 'member';

type Indexed<K extends Kind> = (value: RecordOf<K>, duty: Duty | undefined) => IndexKeys;

/** How each kind is found through the indexes; kinds without a row are reached by key only. */
const indexes: { [K in Kind]?: Indexed<K> } = {
  plan: (p, duty) => ({ ...byYear('plan', p.fiscalYear, noDue, p.planId), ...byDuty(duty, noDue) }),
  audit: (a, duty) => ({
    ...byYear('audit', a.fiscalYear, a.endsOn, a.auditId),
    ...byDuty(duty, stepDue(a)),
  }),
  assignment: (a, duty) => ({ ...byDepartment(a.departmentId, duty, 'assignment'), ...byDuty(duty, a.dueDate) }),
  carriedFinding: (c, duty) => byDuty(duty, c.dueDate ?? noDue),
  horizontalCheck: (h, duty) => ({
    ...byDepartment(h.departmentId, duty && sectionOf(duty) ? duty : undefined, 'horizontalCheck'),
    ...byDuty(duty, h.dueDate),
  }),
  question: (q, duty) => ({ ...whileInSection(duty, 'question'), ...byDuty(duty, noDue) }),
  request: (r, duty) => ({
    ...whileInSection(duty, 'request'),
    ...byDuty(duty, r.dueDate),
    yearKind: requestsIn(r.auditId),
    yearSort: r.dueDate,
  }),
  // A section finds a file by its bytes; a held one is work of the city's officer.
  evidence: (e, duty) => ({
    department: e.departmentId,
    departmentSort: `done#evidence#${e.sha256}`,
    ...byDuty(duty, decisionDue(e)),
  }),
  reconciliation: (r) => byYear('reconciliation', r.fiscalYear, r.startedAt, r.runId),
  finding: (f, duty) => ({
    ...byDepartment(f.departmentId, duty, 'finding'),
    ...byYear('finding', f.fiscalYear, f.dueDate ?? noDue, f.findingId),
    ...byDuty(duty, openFollowUp(f)?.plannedOn ?? f.dueDate ?? noDue),
  }),
  disposal: (_, duty) => byDuty(duty, noDue),
  extensionTask: (t, duty) => ({ ...whileInSection(duty, 'extensionTask'), ...byDuty(duty, t.dueDate) }),
  logAnalysis: (a) => byYear('logAnalysis', fiscalYearOf(a.doneOn), a.doneOn, a.analysisId),
  breach: (b, duty) => ({
    ...byDepartment(b.departmentId, undefined, 'breach'),
    ...byYear('breach', b.fiscalYear, b.knownAt, b.breachId),
    ...byDuty(duty, breachDue(b) ?? noDue),
  }),
  outsourcing: (o, duty) => ({ ...whileInSection(duty, 'outsourcing'), ...byDuty(duty, checkDue(o) ?? noDue) }),
  spiWork: (w, duty) => ({ ...whileInSection(duty, 'spiWork'), ...byDuty(duty, confirmationDue(w) ?? noDue) }),
  checklist: (c) => ({ yearKind: 'checklist', yearSort: `${c.checklistId}#${c.checklistVersion}` }),
  member: (m) => (m.active ? { duty: personDuty(m.personId), dutySort: m.role } : {}),
  person: (p) => ({ yearKind: 'person', yearSort: p.name }),
};

export const indexKeys = <K extends Kind>(kind: K, value: RecordOf<K>): IndexKeys =>
  indexes[kind]?.(value, presentDuty(kind, value)) ?? {};

/** What is in a stored row for the indexes alone. */
export const indexColumns = [
  'department',
  'departmentSort',
  'duty',
  'dutySort',
  'yearKind',
  'yearSort',
] as const satisfies (keyof IndexKeys)[];

/** The due date in a row of `by-year`. */
export const dueIn = ({ yearSort }: Readonly<Record<string, unknown>>): string | undefined => {
  const due = String(yearSort).split('#')[0];
  return due === noDue ? undefined : due;
};
