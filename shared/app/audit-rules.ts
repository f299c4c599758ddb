import { eraYear } from '#shared/kernel/calendar.ts';
import { missing } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { auditInputs } from '#shared/domain/audit/commands.ts';
import { type Finding, findingNumber, needsPlan } from '#shared/domain/finding/finding.ts';
import type { FindingStatus } from '#shared/domain/finding/lifecycle.ts';
import type { Mail } from '#shared/domain/notification/message.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { checkTeam, memberParts } from './audit-team.ts';
import type { Facts, Rule, Rules } from './commands.ts';

type Inputs = { [C in Exclude<keyof typeof auditInputs, 'edit'>]: Output<(typeof auditInputs)[C]> };
type AuditFacts = Facts<'audit', undefined, unknown>;

const findingsIn = async ({ before, ports }: AuditFacts, ...states: FindingStatus[]): Promise<Finding[]> =>
  (await ports.store.list.findingsOf(before.auditId)).filter((f) => states.includes(f.status));

const remember: Rule<'audit', undefined, { comment?: string | undefined }> = {
  apply: (audit, { input }) => ({ ...audit, remark: input.comment }),
};

const tell = (template: Mail['template'], to: string[], { auditId }: Audit): Mail => ({
  type: 'mail',
  template,
  to,
  about: { auditId },
});
const teamOf = ({ team }: Audit): string[] => team.map((m) => `person:${m.personId}`);

/** The team, and the sections once they know of the audit: a letter holds up to 600 addressees. */
const tellAll = (template: Mail['template'], audit: Audit): Mail[] => {
  const sections = audit.notifiedAt === undefined ? [] : audit.sections.map((s) => `deptIsManager@${s.departmentId}`);
  return [tell(template, teamOf(audit), audit), ...(sections.length > 0 ? [tell(template, sections, audit)] : [])];
};

const endTeam = { parts: ({ auditId, team }: Audit) => memberParts(auditId, team, []) };

/** What each step of an audit demands and brings about (DOMAIN.md 1.4 B, guard / effect). */
export const auditRules: Rules<'audit', undefined, Inputs> = {
  override: {
    guard: ({ before, input }) => {
      if (!before.sections.some((s) => s.departmentId === input.departmentId))
        missing('この監査の対象所属', 'a section of this audit');
    },
    apply: (audit, { input, call }) => ({
      ...audit,
      overrides: [...audit.overrides, { ...input, by: call.actor.personId }],
    }),
  },
  submitPlan: {
    guard: async ({ before, ports, call }) => {
      if (!before.team.some((m) => m.role === 'lead')) missing('主任監査人', 'a lead auditor');
      await checkTeam(ports, before, call.actor.today);
    },
    apply: (audit, { call }) => ({ ...audit, submittedBy: call.actor.personId }),
  },
  approve: {
    guard: ({ before, ports, call }) => checkTeam(ports, before, call.actor.today),
    apply: (audit, { call, input }) => ({ ...audit, approvedBy: call.actor.personId, remark: input.comment }),
  },
  return: { apply: (audit, { input }) => ({ ...audit, remark: input.comment }) },
  notify: {
    guard: async ({ before, input, ports, call }) => {
      if (input.dueDate <= call.actor.today) missing('明日以降の回答期限', 'a due date after today');
      await checkTeam(ports, before, call.actor.today);
    },
    apply: (audit, { input, at }) => ({ ...audit, dueDate: input.dueDate, noticeNo: input.noticeNo, notifiedAt: at }),
    notify: ({ auditId }) => [{ type: 'job', job: 'distribute', auditId }],
  },
  startPreliminary: {},
  startFieldwork: {
    guard: async ({ before, input, ports }) => {
      const assignments = await ports.store.list.assignmentsOf(before.auditId);
      const accepted = new Set(assignments.filter((a) => a.status === 'accepted').map((a) => a.departmentId));
      const excused = new Set(input.proceedWithout.map((p) => p.departmentId));
      const waiting = before.sections.filter((s) => !accepted.has(s.departmentId) && !excused.has(s.departmentId));
      if (waiting.length > 0)
        missing(
          `受理していない所属: ${waiting.map((s) => s.name).join('、')}`,
          `not accepted yet: ${waiting.map((s) => s.departmentId).join(', ')}`,
        );
    },
    apply: (audit, { input }) => ({ ...audit, proceededWithout: input.proceedWithout }),
  },
  endFieldwork: {
    guard: async ({ before, input, ports }) => {
      const excused = new Set(input.unconfirmed.map((p) => p.departmentId));
      const assignments = await ports.store.list.assignmentsOf(before.auditId);
      const judged = new Set(assignments.filter((a) => a.judged === a.total).map((a) => a.departmentId));
      const open = before.sections.filter((s) => !judged.has(s.departmentId) && !excused.has(s.departmentId));
      if (open.length > 0)
        missing(
          `判定していない項目がある所属: ${open.map((s) => s.name).join('、')}`,
          `not fully judged: ${open.map((s) => s.departmentId).join(', ')}`,
        );
    },
    apply: (audit, { input }) => ({ ...audit, unconfirmed: input.unconfirmed }),
  },
  openExchange: {
    guard: async (facts) => {
      const drafts = await findingsIn(facts, 'draft');
      if (drafts.length > 0)
        missing(`相互確認が済んでいない指摘事項 ${drafts.length}件`, `${drafts.length} findings without peer review`);
    },
  },
  closeExchange: {
    guard: async (facts) => {
      const open = await findingsIn(facts, 'draft', 'reviewed', 'presented');
      if (open.length > 0)
        missing(
          `事実確認が済んでいない指摘事項 ${open.length}件`,
          `${open.length} findings whose facts are not settled`,
        );
      const held = new Set(facts.input.meetings.map((m) => m.departmentId));
      const without = facts.before.sections.filter((s) => !held.has(s.departmentId));
      if (without.length > 0)
        missing(
          `意見交換会の記録: ${without.map((s) => s.name).join('、')}`,
          `records of the exchange: ${without.map((s) => s.departmentId).join(', ')}`,
        );
    },
    apply: (audit, { input }) => ({ ...audit, meetings: input.meetings }),
  },
  finalizeReport: {
    guard: async (facts) => {
      const open = await findingsIn(facts, 'draft', 'reviewed', 'presented', 'disputed');
      if (open.length > 0) missing(`確定していない指摘事項 ${open.length}件`, `${open.length} findings not confirmed`);
    },
    // Numbers are given here, once; the findings follow by the outbox, one commit each.
    apply: async (audit, facts) => {
      const confirmed = await findingsIn(facts, 'fact_confirmed');
      const findings = confirmed
        .toSorted((a, b) => (a.findingId < b.findingId ? -1 : 1))
        .map((f, n) => ({
          findingId: f.findingId,
          number: findingNumber(eraYear(audit.fiscalYear), audit.number, n + 1),
        }));
      const { summary } = facts.input;
      const hash = facts.ports.digest({ audit: facts.before, findings: confirmed, numbers: findings, summary });
      return { ...audit, report: { finalizedAt: facts.at, by: facts.call.actor.personId, summary, findings, hash } };
    },
    notify: ({ auditId }) => [
      { type: 'job', job: 'finalizeFindings', auditId },
      { type: 'mail', template: 'yourTurn', to: ['ciso'], about: { auditId } },
    ],
  },
  acknowledgeReport: {
    ...remember,
    guard: async (facts) => {
      const open = await findingsIn(facts, 'fact_confirmed');
      if (open.length > 0)
        missing(
          `番号を付けている途中の指摘事項 ${open.length}件。少し待ってからやり直してください`,
          `${open.length} findings are being numbered: try again in a moment`,
        );
    },
  },
  issueInstructions: {
    ...remember,
    guard: async (facts) => {
      const open = (await findingsIn(facts, 'finalized')).filter((f) => needsPlan(f.severity));
      if (open.length > 0)
        missing(`改善指示のない不適合 ${open.length}件`, `${open.length} nonconformities without an instruction`);
    },
  },
  startFollowUp: {
    guard: async (facts) => {
      const open = await findingsIn(facts, 'instructed');
      if (open.length > 0)
        missing(
          `改善計画が承認されていない指摘事項 ${open.length}件`,
          `${open.length} findings without an approved plan`,
        );
    },
  },
  close: {
    ...remember,
    ...endTeam,
    guard: async (facts) => {
      const findings = await facts.ports.store.list.findingsOf(facts.before.auditId);
      const done: FindingStatus[] = ['closed', 'risk_accepted', 'withdrawn'];
      const open = findings.filter((f) => !done.includes(f.status) && f.carriedOverTo === undefined);
      if (open.length > 0) missing(`完了していない指摘事項 ${open.length}件`, `${open.length} findings still open`);
    },
  },
  changeTeam: {
    guard: ({ before, input, ports, call }) => {
      if (!input.team.some((m) => m.role === 'lead')) missing('主任監査人', 'a lead auditor');
      return checkTeam(ports, { ...before, team: input.team }, call.actor.today);
    },
    apply: (audit, { input }) => ({ ...audit, team: input.team, remark: input.reason }),
    parts: ({ auditId, team }, { before }) => memberParts(auditId, before.team, team),
    notify: (audit) => [tell('yourTurn', teamOf(audit), audit)],
  },
  suspend: {
    apply: (audit, { before, input }) => ({ ...audit, suspendedFrom: before.status, remark: input.reason }),
    notify: (audit) => tellAll('auditSuspended', audit),
  },
  resume: {
    apply: (audit, { input }) => ({ ...audit, suspendedFrom: undefined, remark: input.comment }),
    notify: (audit) => tellAll('auditResumed', audit),
  },
  cancel: {
    ...endTeam,
    apply: (audit, { input }) => ({ ...audit, remark: input.reason }),
    notify: (audit) => tellAll('auditCancelled', audit),
  },
  // The words of an urgent report stay in the trail's payload; the notice itself carries no content.
  reportUrgent: {
    apply: (audit, { input }) => ({ ...audit, remark: input.summary }),
    notify: ({ auditId }) => [
      { type: 'mail', template: 'urgentFinding', to: ['ciso', 'chiefIsOfficer', 'csirtLead'], about: { auditId } },
    ],
  },
};
