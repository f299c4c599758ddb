import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';
import { isHalted, isReported, stepDue } from '#shared/domain/audit/phases.ts';
import { decisionDue } from '#shared/domain/evidence/held.ts';
import { isLapsed, openFollowUp } from '#shared/domain/finding/finding.ts';
import type { FindingStatus } from '#shared/domain/finding/lifecycle.ts';
import { breachDue } from '#shared/domain/breach/breach.ts';
import { checkDue, isCheckWaiting } from '#shared/domain/register/outsourcing.ts';
import { confirmationDue, isWaitingOn } from '#shared/domain/register/spi-work.ts';
import type { Kind, RecordOf, Ref } from '#shared/app/records.ts';
import { stages } from '#shared/app/finding/finding-stages.ts';
import { nextStep, type Step } from './next-steps.ts';
import {
  assignmentTarget,
  auditTarget,
  evidenceTarget,
  findingTarget,
  planTarget,
  requestTarget,
  sectionTarget,
  workTarget,
} from '#shared/app/targets.ts';

/** One piece of open work, whoever does it. */
export type Work = {
  kind: string;
  /** The kind in words. */
  what: Step;
  auditId?: string;
  departmentId?: string;
  id: string;
  title: string;
  auditTitle?: string;
  departmentName?: string;
  status: string;
  due?: string | undefined;
  next: Step;
};

type Told = Omit<Work, 'what' | 'next'>;

/** How records of one kind become work. */
type TaskKind<K extends Kind> = {
  what: Step;
  /** A duty does not outlive the right to read: an auditor who lost independence sees no title of that section. */
  readable: (actor: Actor, record: RecordOf<K>, audit: Audit | undefined) => boolean;
  /** `undefined` when there is nothing to do any more, or for the time being. */
  told: (record: RecordOf<K>, audit: Audit | undefined) => Told | undefined;
  /** Whose words say what is next; the kind's own unless said otherwise. */
  words?: (record: RecordOf<K>) => Parameters<typeof nextStep>[0];
};

/** Nothing that belongs to a reported, suspended or cancelled audit is done before it (DOMAIN.md 1.4 B, C). */
const isClosedToSections = (audit: Audit | undefined): boolean =>
  audit === undefined || isReported(audit.status) || isHalted(audit.status);

const sectionOf = (audit: Audit | undefined, id: string): Pick<Work, 'departmentName'> => {
  const name = audit?.sections.find(({ departmentId }) => departmentId === id)?.name;
  return name === undefined ? {} : { departmentName: name };
};
/** For work whose title says neither. What a section is asked about a finding elsewhere (横展開) never says where. */
const placeOf = (audit: Audit, id: string): Pick<Work, 'auditTitle' | 'departmentName'> => ({
  auditTitle: audit.title,
  ...sectionOf(audit, id),
});

type InRemediation = Pick<RecordOf<'finding'>, 'status' | 'remediation'>;
const isInRemediation = ({ status, remediation }: InRemediation): boolean =>
  ['instructed', 'remediating'].includes(status) && remediation !== undefined;

/** What waits for the audit first: until it has come there, the work is the audit's. A report finalises by itself. */
const comesWith: { [S in FindingStatus]?: readonly AuditStatus[] } = {
  reviewed: stages.present,
  fact_confirmed: [],
  finalized: stages.instruct,
};

/** Every kind of record that can be somebody's open work: a new kind is a new row, and a row of `nextSteps`. */
const taskKinds = {
  plan: {
    what: { ja: '監査計画', en: 'Audit plan' },
    readable: (actor, plan) => can(actor, 'plan.read', planTarget(plan)),
    told: ({ planId, title, status }) => ({ kind: 'plan', id: planId, title, status }),
  },
  audit: {
    what: { ja: '監査の進行', en: 'Audit' },
    readable: (actor, audit) => can(actor, 'audit.read', auditTarget(audit, 'read')),
    told: (audit) => {
      const { auditId, title, status } = audit;
      return { kind: 'audit', auditId, id: auditId, title, status, due: stepDue(audit) };
    },
  },
  assignment: {
    what: { ja: '点検票', en: 'Checklist' },
    readable: (actor, assignment, audit) =>
      audit !== undefined && can(actor, 'assignment.read', assignmentTarget(assignment, audit)),
    told: ({ auditId, departmentId, status, dueDate: due }, audit) =>
      isClosedToSections(audit)
        ? undefined
        : {
            kind: 'assignment',
            auditId,
            departmentId,
            id: departmentId,
            title: `${audit?.title} 点検票`,
            ...sectionOf(audit, departmentId),
            status,
            due,
          },
  },
  request: {
    what: { ja: '資料依頼', en: 'Evidence request' },
    readable: (actor, request, audit) =>
      audit !== undefined && can(actor, 'assignment.read', requestTarget(request, audit)),
    told: ({ auditId, departmentId, requestId: id, title, status, dueDate: due }, audit) =>
      audit === undefined || isClosedToSections(audit)
        ? undefined
        : { kind: 'request', auditId, departmentId, id, title, ...placeOf(audit, departmentId), status, due },
  },
  question: {
    what: { ja: '質問', en: 'Question' },
    readable: (actor, asked, audit) => audit !== undefined && can(actor, 'assignment.read', workTarget(asked, audit)),
    told: ({ auditId, departmentId, questionId: id, status }, audit) =>
      isClosedToSections(audit)
        ? undefined
        : {
            kind: 'question',
            auditId,
            departmentId,
            id,
            title: `${audit?.title} 質問`,
            ...sectionOf(audit, departmentId),
            status,
          },
  },
  evidence: {
    what: { ja: '保留中のファイル', en: 'Held file' },
    readable: (actor, file, audit) => audit !== undefined && can(actor, 'evidence.read', evidenceTarget(file, audit)),
    // Whatever has become of the audit: what may not be kept is not kept.
    told: (file) => {
      const { auditId, departmentId, evidenceId: id, fileName: title, status } = file;
      return { kind: 'evidence', auditId, departmentId, id, title, status, due: decisionDue(file) };
    },
    words: ({ purgeProposal }) => (purgeProposal ? 'purgeProposal' : 'evidence'),
  },
  finding: {
    what: { ja: '指摘事項', en: 'Finding' },
    readable: (actor, finding, audit) =>
      audit !== undefined && can(actor, 'finding.read', findingTarget(finding, audit)),
    told: (finding, audit) => {
      if (audit === undefined || isHalted(audit.status)) return undefined;
      const { auditId, departmentId, findingId: id, title, remediation } = finding;
      const followUp = openFollowUp(finding);
      if (comesWith[finding.status]?.includes(audit.status) === false) return undefined;
      const own = isInRemediation(finding) && remediation ? remediation.status : finding.status;
      const [status, due] = followUp ? [followUp.status, followUp.plannedOn] : [own, finding.dueDate];
      return { kind: 'finding', auditId, departmentId, id, title, ...placeOf(audit, departmentId), status, due };
    },
    words: (finding) => {
      if (isLapsed(finding)) return 'lapsedRisk';
      if (openFollowUp(finding)) return 'followUp';
      return isInRemediation(finding) ? 'remediation' : 'finding';
    },
  },
  horizontalCheck: {
    what: { ja: '横展開の確認', en: 'Horizontal check' },
    readable: (actor, check, audit) =>
      audit !== undefined && can(actor, 'horizontalCheck.read', sectionTarget(audit, check)),
    told: ({ auditId, departmentId, checkId: id, title, status, dueDate: due }) => ({
      kind: 'horizontalCheck',
      auditId,
      departmentId,
      id,
      title,
      status,
      due,
    }),
  },
  carriedFinding: {
    what: { ja: '引き継いだ指摘事項', en: 'Finding of an earlier audit' },
    readable: (actor, carried, audit) =>
      audit !== undefined && can(actor, 'finding.read', sectionTarget(audit, carried)),
    told: ({ fromAuditId, departmentId, findingId, title, active, dueDate: due }, audit) =>
      !active || audit === undefined || isHalted(audit.status)
        ? undefined
        : {
            kind: 'carriedFinding',
            auditId: fromAuditId,
            departmentId,
            id: findingId,
            title,
            ...placeOf(audit, departmentId),
            status: 'carriedOver',
            due,
          },
  },
  breach: {
    what: { ja: '漏えい等の報告', en: 'Report of a breach' },
    readable: (actor, breach) => can(actor, 'breach.read', { sections: [breach] }),
    told: (breach) => ({
      kind: 'breach',
      departmentId: breach.departmentId,
      id: breach.breachId,
      title: breach.title,
      status: breach.status,
      due: breachDue(breach),
    }),
  },
  outsourcing: {
    what: { ja: '委託先の監督', en: 'Supervision of a contractor' },
    readable: (actor, record) =>
      can(actor, 'outsourcing.read', { sections: [record] }) && isCheckWaiting(record, actor.today),
    told: (record) => ({
      kind: 'outsourcing',
      departmentId: record.departmentId,
      id: record.outsourcingId,
      title: record.contractor,
      status: record.status,
      due: checkDue(record),
    }),
  },
  spiWork: {
    what: { ja: '個人番号利用事務等の台帳', en: 'Register of number-using work' },
    // The confirmation of a year is nobody's work before the year has begun.
    readable: (actor, work) => can(actor, 'spiWork.read', { sections: [work] }) && isWaitingOn(work, actor.today),
    told: (work) => ({
      kind: 'spiWork',
      departmentId: work.departmentId,
      id: work.workId,
      title: work.name,
      status: work.status,
      due: confirmationDue(work),
    }),
  },
  extensionTask: {
    what: { ja: '期限延長の申請', en: 'Request for more time' },
    readable: (actor, _, audit) => audit !== undefined && can(actor, 'audit.read', auditTarget(audit, 'read')),
    told: ({ auditId, departmentId, subject, id, waitsFor, dueDate: due }, audit) =>
      waitsFor === undefined || (subject !== 'finding' && isClosedToSections(audit))
        ? undefined
        : {
            kind: `${subject}Extension`,
            auditId,
            departmentId,
            id,
            title: `${audit?.title} 期限延長の申請`,
            ...sectionOf(audit, departmentId),
            status: 'requested',
            due,
          },
  },
} as const satisfies { [K in Kind]?: TaskKind<K> };

export type TaskRef = Ref & { kind: keyof typeof taskKinds };
export const isTaskRef = (ref: Ref): ref is TaskRef => Object.hasOwn(taskKinds, ref.kind);

/** The work a record is to whoever's turn it is, or `undefined` when there is nothing to do. */
export const workOf = ({ kind }: TaskRef, record: unknown, audit: Audit | undefined): Work | undefined => {
  const { what, told, words } = taskKinds[kind] as unknown as TaskKind<Kind>;
  const work = told(record as never, audit);
  const next = work && nextStep(words?.(record as never) ?? kind, work.status);
  return work && next && { ...work, what, next };
};

export const mayReadWork = (actor: Actor, { kind }: TaskRef, record: unknown, audit: Audit | undefined): boolean =>
  (taskKinds[kind] as unknown as TaskKind<Kind>).readable(actor, record as never, audit);
