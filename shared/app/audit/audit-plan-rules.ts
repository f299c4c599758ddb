import type { auditInputs } from '#shared/domain/audit/commands.ts';
import { plannedDue } from '#shared/domain/evidence/request.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { missing } from '#shared/kernel/errors.ts';
import { checkTeam } from './audit-team.ts';
import type { Rules } from '#shared/app/commands.ts';

type Command = 'override' | 'submitPlan' | 'approve' | 'return' | 'notify';
type Inputs = { [C in Command]: Output<(typeof auditInputs)[C]> };

/** From the plan of an audit to its notice (DOMAIN.md 1.4 B, guard / effect). */
export const planRules: Rules<'audit', undefined, Inputs> = {
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
    guard: ({ before, ports, call }) => checkTeam(ports, before, call.actor.today),
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
      const { today } = call.actor;
      const past = before.requests.filter((r) => plannedDue(r, today, input.dueDate) <= today).length;
      if (past > 0) missing(`明日以降の提出期限(資料依頼 ${past}件)`, `a due date after today for ${past} requests`);
      await checkTeam(ports, before, today);
    },
    apply: (audit, { input, at }) => ({ ...audit, dueDate: input.dueDate, noticeNo: input.noticeNo, notifiedAt: at }),
    notify: ({ auditId }) => [{ type: 'job', job: 'distribute', auditId }],
  },
};
