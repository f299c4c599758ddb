import * as z from 'zod';
import { day, departmentId, id, line, prose, writtenProse } from '#shared/domain/scalars.ts';
import { plannedRequests } from '#shared/domain/evidence/request.ts';
import { auditDraft, teamList } from './audit.ts';
import { planId } from '#shared/domain/plan/plan.ts';
import type { AuditCommand } from './lifecycle.ts';

const reasons = z.array(z.strictObject({ departmentId, reason: writtenProse(1000) })).max(600);
const remark = z.strictObject({ comment: prose(2000).optional() });
const reason = z.strictObject({ reason: writtenProse(2000) });

/** What each command of the audit's lifecycle takes. */
export const auditInputs = {
  edit: z.strictObject({
    ...auditDraft.shape,
    requests: plannedRequests.default([]),
    sections: z.array(departmentId).min(1).max(600),
    team: teamList,
  }),
  override: z.strictObject({ personId: id, departmentId, reason: writtenProse(2000) }),
  submitPlan: z.strictObject({}),
  approve: remark,
  return: z.strictObject({ comment: writtenProse(2000) }),
  notify: z.strictObject({ dueDate: day, noticeNo: line(100), message: prose(4000).optional() }),
  startPreliminary: z.strictObject({}),
  startFieldwork: z.strictObject({ proceedWithout: reasons.default([]) }),
  endFieldwork: z.strictObject({ unconfirmed: reasons.default([]) }),
  openExchange: z.strictObject({}),
  closeExchange: z.strictObject({}),
  finalizeReport: z.strictObject({ summary: writtenProse(8000) }),
  acknowledgeReport: remark,
  issueInstructions: remark,
  startFollowUp: z.strictObject({}),
  close: remark,
  changeTeam: z.strictObject({ team: teamList, reason: writtenProse(2000) }),
  suspend: reason,
  resume: remark,
  cancel: reason,
  /** `text` takes the place of the usual polite words; what is late since when follows by itself. */
  remindLate: z.strictObject({ text: writtenProse(1000).optional() }),
  reportUrgent: z.strictObject({ summary: writtenProse(2000) }),
} satisfies Record<AuditCommand, z.ZodObject>;

/** A new audit, from the annual plan or by order of the CISO (特命監査). */
export const newAudit = z.strictObject({
  fiscalYear: z.int().min(2000).max(2099),
  planId: planId.optional(),
  cisoOrderNo: line(100).optional(),
  ...auditInputs.edit.shape,
});
