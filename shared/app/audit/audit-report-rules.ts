import type { auditInputs } from '#shared/domain/audit/commands.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { eraYear } from '#shared/kernel/calendar.ts';
import { missing } from '#shared/kernel/errors.ts';
import { findingNumber, needsPlan } from '#shared/domain/finding/finding.ts';
import { isOpen } from '#shared/domain/finding/row.ts';
import { findingsIn } from './audit-findings.ts';
import { checkStanding, memberParts } from './audit-team.ts';
import type { Rule, Rules } from '#shared/app/commands.ts';

type Command = 'finalizeReport' | 'acknowledgeReport' | 'issueInstructions' | 'startFollowUp' | 'close';
type Inputs = { [C in Command]: Output<(typeof auditInputs)[C]> };

const remember: Rule<'audit', undefined, { comment?: string | undefined }> = {
  apply: (audit, { input }) => ({ ...audit, remark: input.comment }),
};

/** From the report to the end of an audit (DOMAIN.md 1.4 B, guard / effect). */
export const reportRules: Rules<'audit', undefined, Inputs> = {
  finalizeReport: {
    // Numbers are given here, once; the findings follow by the outbox, one commit each.
    apply: async (audit, facts) => {
      const [all] = await Promise.all([
        facts.ports.store.list.findingsOf(audit.auditId),
        checkStanding(facts.ports, facts.before, facts.call.actor.today),
      ]);
      const open = all.filter((f) => ['draft', 'reviewed', 'presented', 'disputed'].includes(f.status));
      if (open.length > 0) missing(`確定していない指摘事項 ${open.length}件`, `${open.length} findings not confirmed`);
      const confirmed = all.filter((f) => f.status === 'fact_confirmed');
      const findings = confirmed
        .toSorted((a, b) => (a.findingId < b.findingId ? -1 : 1))
        .map((f, n) => ({
          findingId: f.findingId,
          number: findingNumber(eraYear(audit.fiscalYear), audit.number, n + 1),
        }));
      const { summary } = facts.input;
      return { ...audit, report: { finalizedAt: facts.at, by: facts.call.actor.personId, summary, findings } };
    },
    notify: ({ auditId }) => [
      { type: 'job', job: 'finalizeFindings', auditId },
      { type: 'mail', template: 'yourTurn', to: ['ciso'], about: { auditId } },
      // 総括責任者 in sealed audits: the report goes to that officer too, who revises the rules (DOMAIN.md 4.2).
      { type: 'mail', template: 'reportIssued', to: ['chiefIsOfficer'], about: { auditId } },
    ],
  },
  acknowledgeReport: {
    // What the CISO receives is the frozen report, by its hash.
    apply: async (audit, facts) => {
      const [open, [frozen]] = await Promise.all([
        findingsIn(facts, 'fact_confirmed'),
        facts.ports.store.load({ kind: 'report', auditId: audit.auditId }),
      ]);
      if (open.length > 0)
        missing(
          `番号を付けている途中の指摘事項 ${open.length}件。少し待ってからやり直してください`,
          `${open.length} findings are being numbered: try again in a moment`,
        );
      if (frozen?.hash === undefined || !audit.report)
        missing('確定中の監査報告書。少し待ってからやり直してください', 'the report, which is being frozen: try again');
      return { ...audit, report: { ...audit.report, hash: frozen.hash }, remark: facts.input.comment };
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
    apply: (audit, { input, call }) => ({ ...audit, endedOn: call.actor.today, remark: input.comment }),
    parts: ({ auditId, team }) => memberParts(auditId, team, []),
    guard: async (facts) => {
      const { list } = facts.ports.store;
      const [findings, carried] = await Promise.all([
        list.findingsOf(facts.before.auditId),
        list.carriedTo(facts.before.auditId),
      ]);
      const open = findings.filter((f) => isOpen(f) && f.carriedOverTo === undefined);
      if (open.length > 0) missing(`完了していない指摘事項 ${open.length}件`, `${open.length} findings still open`);
      const left = carried.filter((c) => c.active);
      if (left.length > 0)
        missing(`前の監査から引き継いだ指摘事項 ${left.length}件`, `${left.length} findings left by earlier audits`);
    },
  },
};
