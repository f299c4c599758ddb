import type { AccessHead } from '#shared/domain/activity/activity.ts';
import type { Assignment } from '#shared/domain/assignment/assignment.ts';
import type { ChapterCounts } from '#shared/domain/assignment/chapter-counts.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { Checklist, ChecklistChunk } from '#shared/domain/checklist/checklist.ts';
import type { MappingProfile } from '#shared/domain/checklist/mapping-profile.ts';
import type { Evidence } from '#shared/domain/evidence/evidence.ts';
import type { Reconciliation } from '#shared/domain/evidence/reconciliation.ts';
import type { EvidenceRequest } from '#shared/domain/evidence/request.ts';
import type { ExtensionTask } from '#shared/domain/extension/extension.ts';
import type { CarriedFinding, Finding } from '#shared/domain/finding/finding.ts';
import type { Department, Person, Post, PostHolding } from '#shared/domain/organisation/organisation.ts';
import type { Meeting } from '#shared/domain/audit/meeting.ts';
import type { Report, ReportRow } from '#shared/domain/report/report.ts';
import type { HorizontalCheck } from '#shared/domain/horizontal/horizontal-check.ts';
import type { Plan } from '#shared/domain/plan/plan.ts';
import type { Question } from '#shared/domain/question/question.ts';
import type { Transfer } from '#shared/domain/transfer/transfer.ts';
import type { Response } from '#shared/domain/response/response.ts';
import type { Disposal } from '#shared/domain/retention/disposal.ts';
import type { Breach, BreachReport } from '#shared/domain/breach/breach.ts';
import type { LogAnalysis, OnsiteViewing } from '#shared/domain/evidence/unfiled.ts';
import type { Outsourcing } from '#shared/domain/register/outsourcing.ts';
import type { SpiWork } from '#shared/domain/register/spi-work.ts';
import type { Visit } from '#shared/domain/seal/visit.ts';
import type { SectionNote } from '#shared/domain/section-note/section-note.ts';
import type { Workpaper, WorkpaperNote } from '#shared/domain/workpaper/workpaper.ts';

/** Records with a version, a chain in the ledger, and an ETag. */
export type Roots = {
  plan: Plan;
  audit: Audit;
  assignment: Assignment;
  evidence: Evidence;
  reconciliation: Reconciliation;
  finding: Finding;
  meeting: Meeting;
  horizontalCheck: HorizontalCheck;
  report: Report;
  checklist: Checklist;
  mappingProfile: MappingProfile;
  department: Department;
  post: Post;
  person: Person;
  transfer: Transfer;
  access: AccessHead;
  sectionNote: SectionNote;
  workpaper: Workpaper;
  workpaperNote: WorkpaperNote;
  visit: Visit;
  disposal: Disposal;
  spiWork: SpiWork;
  outsourcing: Outsourcing;
  breach: Breach;
  logAnalysis: LogAnalysis;
  onsiteViewing: OnsiteViewing;
};

/** Rows that live under the chain of a root. */
export type Parts = {
  response: Response;
  chapterCounts: ChapterCounts;
  request: EvidenceRequest;
  reportRow: ReportRow;
  breachReport: BreachReport;
  question: Question;
  carriedFinding: CarriedFinding;
  checklistChunk: ChecklistChunk;
  /** One person's place in the team of an audit, so that a person finds the audits. */
  member: { auditId: string; personId: string; role: 'lead' | 'member'; active: boolean };
  /** A request for more time, as work of the duty that decides on it; without `waitsFor` once it is settled. */
  extensionTask: ExtensionTask;
  /** The last number given out under a name, such as `audit-2026`. */
  sequence: { name: string; version: number };
  holding: PostHolding;
  /** From a token's subject to the person: written once with the person. */
  subject: { subject: string; personId: string };
};

/** Where a section stands, without its texts: what boards and guards look at. */
export type AssignmentHead = Omit<
  Assignment,
  'delegations' | 'remarks' | 'extensions' | 'comment' | 'extensionRefusal'
>;

export type RootKind = keyof Roots;
export type Records = Roots & Parts;
export type Kind = keyof Records;
export type RecordOf<K extends Kind> = Records[K];

/** What names a record of each kind. */
export type Keys = {
  plan: { planId: string };
  audit: { auditId: string };
  assignment: { auditId: string; departmentId: string };
  evidence: { auditId: string; departmentId: string; evidenceId: string };
  reconciliation: { runId: string };
  finding: { auditId: string; findingId: string };
  horizontalCheck: { auditId: string; checkId: string };
  meeting: { auditId: string; departmentId: string };
  report: { auditId: string };
  checklist: { checklistId: string; checklistVersion: number };
  mappingProfile: { profileId: string };
  department: { departmentId: string };
  post: { postId: string };
  person: { personId: string };
  transfer: { transferId: string };
  access: { personId: string; day: string };
  visit: { auditId: string; personId: string };
  disposal: { disposalId: string };
  spiWork: { departmentId: string; workId: string };
  outsourcing: { departmentId: string; outsourcingId: string };
  breach: { breachId: string };
  logAnalysis: { auditId: string; departmentId: string; analysisId: string };
  onsiteViewing: { auditId: string; departmentId: string; viewingId: string };
  breachReport: { breachId: string; no: number };
  sectionNote: { auditId: string; departmentId: string; itemKey: string };
  workpaper: { auditId: string; departmentId: string; workpaperId: string };
  workpaperNote: { auditId: string; departmentId: string; workpaperId: string };
  response: { auditId: string; departmentId: string; itemKey: string };
  chapterCounts: { auditId: string; departmentId: string };
  question: { auditId: string; departmentId: string; questionId: string };
  request: { auditId: string; departmentId: string; requestId: string };
  carriedFinding: { auditId: string; findingId: string };
  reportRow: { auditId: string; departmentId: string; place: string };
  checklistChunk: { checklistId: string; checklistVersion: number; chunk: number };
  member: { auditId: string; personId: string };
  extensionTask: { auditId: string; subject: ExtensionTask['subject']; id: string };
  sequence: { name: string };
  holding: { personId: string; postId: string; from: string };
  subject: { subject: string };
};

export type Ref = { [K in Kind]: { kind: K } & Keys[K] }[Kind];
