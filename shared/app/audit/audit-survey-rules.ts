import type { auditInputs } from '#shared/domain/audit/commands.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { missing } from '#shared/kernel/errors.ts';
import { findingsIn } from './audit-findings.ts';
import { checkStanding } from './audit-team.ts';
import type { Facts, Rules } from '#shared/app/commands.ts';

type Command =
  | 'startPreliminary'
  | 'startFieldwork'
  | 'endFieldwork'
  | 'openExchange'
  | 'closeExchange'
  | 'reportUrgent';
type Inputs = { [C in Command]: Output<(typeof auditInputs)[C]> };

const standing = ({ before, ports, call }: Facts<'audit', undefined, unknown>): Promise<void> =>
  checkStanding(ports, before, call.actor.today);

/** From the preliminary survey to the end of the exchange of opinions (DOMAIN.md 1.4 B, guard / effect). */
export const surveyRules: Rules<'audit', undefined, Inputs> = {
  startPreliminary: { guard: standing },
  startFieldwork: {
    guard: async (facts) => {
      const { before, input, ports } = facts;
      const [assignments] = await Promise.all([ports.store.list.assignmentsOf(before.auditId), standing(facts)]);
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
    guard: async (facts) => {
      const { before, input, ports } = facts;
      const excused = new Set(input.unconfirmed.map((p) => p.departmentId));
      const [assignments] = await Promise.all([ports.store.list.assignmentsOf(before.auditId), standing(facts)]);
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
      const [drafts] = await Promise.all([findingsIn(facts, 'draft'), standing(facts)]);
      if (drafts.length > 0)
        missing(`相互確認が済んでいない指摘事項 ${drafts.length}件`, `${drafts.length} findings without peer review`);
    },
  },
  closeExchange: {
    guard: async (facts) => {
      const [open, meetings] = await Promise.all([
        findingsIn(facts, 'draft', 'reviewed', 'presented'),
        facts.ports.store.list.meetingsOf(facts.before.auditId),
        standing(facts),
      ]);
      if (open.length > 0)
        missing(
          `事実確認が済んでいない指摘事項 ${open.length}件`,
          `${open.length} findings whose facts are not settled`,
        );
      const held = new Set(meetings.map((m) => m.departmentId));
      const without = facts.before.sections.filter((s) => !held.has(s.departmentId));
      if (without.length > 0)
        missing(
          `意見交換会の記録: ${without.map((s) => s.name).join('、')}`,
          `records of the exchange: ${without.map((s) => s.departmentId).join(', ')}`,
        );
    },
  },
  // The words of an urgent report stay in the trail's payload; the notice itself carries no content.
  reportUrgent: {
    apply: (audit, { input }) => ({ ...audit, remark: input.summary }),
    notify: ({ auditId }) => [
      { type: 'mail', template: 'urgentFinding', to: ['ciso', 'chiefIsOfficer', 'csirtLead'], about: { auditId } },
    ],
  },
};
