import * as z from 'zod';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';

export const auditStatus = z.enum([
  'planned',
  'plan_review',
  'approved',
  'notified',
  'preliminary',
  'fieldwork',
  'evaluation',
  'exchange',
  'reporting',
  'reported',
  'ciso_received',
  'improvement',
  'follow_up',
  'closed',
  'suspended',
  'cancelled',
]);
export type AuditStatus = z.infer<typeof auditStatus>;

const beforeReported = [
  'planned',
  'plan_review',
  'approved',
  'notified',
  'preliminary',
  'fieldwork',
  'evaluation',
  'exchange',
  'reporting',
] as const satisfies AuditStatus[];

const untilClosed = [
  ...beforeReported,
  'reported',
  'ciso_received',
  'improvement',
  'follow_up',
] as const satisfies AuditStatus[];

/** DOMAIN.md 1.4 B. `notify` is the distribution: one assignment for each section follows from it. */
export const auditLifecycle = {
  edit: { from: ['planned'], to: 'same' },
  override: { from: untilClosed, to: 'same' },
  submitPlan: { from: ['planned'], to: 'plan_review' },
  approve: { from: ['plan_review'], to: 'approved' },
  return: { from: ['plan_review'], to: 'planned' },
  notify: { from: ['approved'], to: 'notified' },
  startPreliminary: { from: ['notified'], to: 'preliminary' },
  startFieldwork: { from: ['preliminary'], to: 'fieldwork' },
  endFieldwork: { from: ['fieldwork'], to: 'evaluation' },
  openExchange: { from: ['evaluation'], to: 'exchange' },
  closeExchange: { from: ['exchange'], to: 'reporting' },
  finalizeReport: { from: ['reporting'], to: 'reported' },
  acknowledgeReport: { from: ['reported'], to: 'ciso_received' },
  issueInstructions: { from: ['ciso_received'], to: 'improvement' },
  startFollowUp: { from: ['improvement'], to: 'follow_up' },
  close: { from: ['follow_up'], to: 'closed' },
  // People are transferred in the middle of an audit: without another team it could only be cancelled.
  changeTeam: { from: untilClosed.filter((status) => status !== 'planned'), to: 'same' },
  suspend: { from: beforeReported, to: 'suspended' },
  resume: { from: ['suspended'], to: 'resume' },
  cancel: { from: [...beforeReported, 'suspended'], to: 'cancelled' },
  // The office's 督促, as long as sections answer.
  remindLate: { from: ['notified', 'preliminary', 'fieldwork', 'evaluation', 'exchange', 'reporting'], to: 'same' },
  reportUrgent: { from: ['fieldwork'], to: 'same' },
} satisfies Lifecycle<AuditStatus, string>;
export type AuditCommand = keyof typeof auditLifecycle;

/** Whose turn it is in each state. Team roles are completed with the audit's id. */
export const auditDuty = {
  planned: 'leadAuditor',
  plan_review: 'chiefAuditor',
  approved: 'chiefAuditor',
  notified: 'auditor',
  preliminary: 'leadAuditor',
  fieldwork: 'leadAuditor',
  evaluation: 'leadAuditor',
  exchange: 'leadAuditor',
  reporting: 'chiefAuditor',
  reported: 'ciso',
  ciso_received: 'ciso',
  improvement: 'chiefAuditor',
  follow_up: 'chiefAuditor',
  closed: undefined,
  suspended: 'chiefAuditor',
  cancelled: undefined,
} as const satisfies Record<AuditStatus, string | undefined>;
