import * as z from 'zod';
import { dutyOf, type Role } from '#shared/domain/access/roles.ts';
import { accessHead } from '#shared/domain/activity/activity.ts';
import { assignment, assignmentDuty } from '#shared/domain/assignment/assignment.ts';
import { audit } from '#shared/domain/audit/audit.ts';
import { auditDuty } from '#shared/domain/audit/lifecycle.ts';
import { checklist, checklistChunk } from '#shared/domain/checklist/checklist.ts';
import { evidence } from '#shared/domain/evidence/evidence.ts';
import { evidenceRequest, requestDuty } from '#shared/domain/evidence/request.ts';
import { extensionTask } from '#shared/domain/extension/extension.ts';
import { carriedFinding, type Finding, finding, isLapsed } from '#shared/domain/finding/finding.ts';
import { findingDuty } from '#shared/domain/finding/lifecycle.ts';
import { department, holding, person, post } from '#shared/domain/organisation/organisation.ts';
import { meeting } from '#shared/domain/audit/meeting.ts';
import { report, reportRow } from '#shared/domain/report/report.ts';
import { plan, planDuty } from '#shared/domain/plan/plan.ts';
import { question, questionDuty } from '#shared/domain/question/question.ts';
import { remediationDuty } from '#shared/domain/remediation/remediation.ts';
import { response } from '#shared/domain/response/response.ts';
import { sectionNote } from '#shared/domain/section-note/section-note.ts';
import type { Kind, RecordOf } from '#shared/app/records.ts';
import { departmentIndex, dutyIndex, type IndexKeys, keyOf, refOf, yearIndex } from './keys.ts';

const schemas: { [K in Kind]: z.ZodType<RecordOf<K>> } = {
  plan,
  audit,
  assignment,
  evidence,
  finding,
  meeting,
  report,
  checklist,
  department,
  post,
  person,
  access: accessHead,
  sectionNote,
  response,
  request: evidenceRequest,
  reportRow,
  question,
  carriedFinding,
  checklistChunk,
  member: z.strictObject({
    auditId: z.string(),
    personId: z.string(),
    role: z.enum(['lead', 'member']),
    active: z.boolean(),
  }),
  extensionTask,
  sequence: z.strictObject({ name: z.string(), version: z.int() }),
  holding,
  subject: z.strictObject({ subject: z.string(), personId: z.string() }),
};

const noDue = '9999-12-31';

const findingTurn = (value: Finding): Role | undefined => {
  // An accepted risk waits for its last day; when that has passed, for the CISO.
  if (value.status === 'risk_accepted') return 'system';
  if (isLapsed(value)) return 'ciso';
  const role = findingDuty[value.status];
  if (role !== 'remediation') return role;
  return value.remediation ? remediationDuty[value.remediation.status] : 'deptContact';
};

const duty = (role: Role | undefined, auditId: string, departmentId?: string) =>
  role && dutyOf(role, role === 'auditor' || role === 'leadAuditor' ? auditId : departmentId);

/** How each kind is found through the indexes; kinds without a row are reached by key only. */
const indexes: { [K in Kind]?: (value: RecordOf<K>) => IndexKeys } = {
  plan: (p) => ({
    ...yearIndex('plan', p.fiscalYear, noDue, p.planId),
    ...dutyIndex(planDuty[p.status], noDue, p.planId),
  }),
  audit: (a) => ({
    ...yearIndex('audit', a.fiscalYear, a.endsOn, a.auditId),
    ...dutyIndex(duty(auditDuty[a.status], a.auditId), a.dueDate ?? a.endsOn, a.auditId),
  }),
  assignment: (a) => ({
    ...departmentIndex(a.departmentId, 'assignment', a.auditId),
    ...dutyIndex(
      duty(assignmentDuty[a.status], a.auditId, a.departmentId),
      a.dueDate,
      `${a.auditId}#${a.departmentId}`,
    ),
  }),
  question: (q) => dutyIndex(duty(questionDuty(q), q.auditId, q.departmentId), noDue, q.questionId),
  request: (r) => dutyIndex(duty(requestDuty[r.status], r.auditId, r.departmentId), r.dueDate, r.requestId),
  finding: (f) => ({
    ...departmentIndex(f.departmentId, 'finding', f.findingId),
    ...yearIndex('finding', f.fiscalYear, f.dueDate ?? noDue, f.findingId),
    ...dutyIndex(duty(findingTurn(f), f.auditId, f.departmentId), f.dueDate ?? noDue, f.findingId),
  }),
  checklist: (c) => ({ yearKind: 'checklist', yearSort: `${c.checklistId}#${c.checklistVersion}` }),
  member: (m) => (m.active ? dutyIndex(`person:${m.personId}`, noDue, m.auditId) : {}),
  carriedFinding: (c) =>
    c.active ? dutyIndex(dutyOf('auditor', c.auditId), c.dueDate ?? noDue, `${c.auditId}#${c.findingId}`) : {},
  extensionTask: (t) => dutyIndex(t.waitsFor, t.dueDate, `${t.auditId}#${t.subject}#${t.id}`),
  person: (p) => ({ yearKind: 'person', yearSort: p.name }),
};

export type Item = Record<string, unknown> & { pk: string; sk: string };

const indexAttributes = ['department', 'departmentSort', 'duty', 'dutySort', 'yearKind', 'yearSort'] as const;

/** The stored row of a record: its keys, its kind, the attributes the indexes need, and its value. */
export const toItem = <K extends Kind>(kind: K, value: RecordOf<K>): Item => ({
  ...keyOf(refOf(kind, value)),
  ...indexes[kind]?.(value),
  record: kind,
  ...value,
});

/** The record's own fields in a stored row, as they are. */
export const fieldsOf = (item: Record<string, unknown>): Record<string, unknown> => {
  const { pk: _pk, sk: _sk, record: _record, expires: _expires, ...rest } = item;
  for (const name of indexAttributes) delete rest[name];
  return rest;
};

/** A record read back through its schema: what does not parse is a defect and stops the request. */
export const fromItem = <K extends Kind>(kind: K, item: Record<string, unknown>): RecordOf<K> => {
  if (item['record'] !== kind) throw new Error(`a ${kind} was expected where a ${String(item['record'])} is stored`);
  return schemas[kind].parse(fieldsOf(item));
};
