import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day, departmentId, id, line, prose, writtenProse } from '#shared/domain/scalars.ts';
import { plannedRequests } from '#shared/domain/evidence/request.ts';
import { auditDraft, teamList } from './audit.ts';
import { planId } from '#shared/domain/plan/plan.ts';
import type { AuditCommand } from './lifecycle.ts';

const reasons = z.array(strictObject(() => ({ departmentId, reason: writtenProse(1000) }))).max(600);
const remark = strictObject(() => ({ comment: prose(2000).optional() }));
const reason = strictObject(() => ({ reason: writtenProse(2000) }));

/** What each command of the audit's lifecycle takes. */
export const auditInputs = {
  edit: strictObject(() => ({
    ...auditDraft.shape,
    requests: plannedRequests.default([]),
    sections: z.array(departmentId).min(1).max(600),
    team: teamList,
  })),
  override: strictObject(() => ({ personId: id, departmentId, reason: writtenProse(2000) })),
  submitPlan: strictObject(() => ({})),
  approve: remark,
  return: strictObject(() => ({ comment: writtenProse(2000) })),
  notify: strictObject(() => ({ dueDate: day, noticeNo: line(100), message: prose(4000).optional() })),
  startPreliminary: strictObject(() => ({})),
  startFieldwork: strictObject(() => ({ proceedWithout: reasons.default([]) })),
  endFieldwork: strictObject(() => ({ unconfirmed: reasons.default([]) })),
  openExchange: strictObject(() => ({})),
  closeExchange: strictObject(() => ({})),
  finalizeReport: strictObject(() => ({ summary: writtenProse(8000) })),
  acknowledgeReport: remark,
  issueInstructions: remark,
  startFollowUp: strictObject(() => ({})),
  close: remark,
  changeTeam: strictObject(() => ({ team: teamList, reason: writtenProse(2000) })),
  suspend: reason,
  resume: remark,
  cancel: reason,
  /** `text` takes the place of the usual polite words; what is late since when follows by itself. */
  remindLate: strictObject(() => ({ text: writtenProse(1000).optional() })),
  reportUrgent: strictObject(() => ({ summary: writtenProse(2000) })),
} satisfies Record<AuditCommand, z.ZodObject>;

/** A new audit, from the annual plan or by order of the CISO (特命監査). */
export const newAudit = strictObject(() => ({
  fiscalYear: z.int().min(2000).max(2099),
  planId: planId.optional(),
  cisoOrderNo: line(100).optional(),
  ...auditInputs.edit.shape,
}));
