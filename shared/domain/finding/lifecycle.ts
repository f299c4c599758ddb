import * as z from 'zod';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';

export const findingStatus = z.enum([
  'draft',
  'reviewed',
  'presented',
  'disputed',
  'fact_confirmed',
  'finalized',
  'instructed',
  'remediating',
  'verified',
  'closed',
  'risk_accepted',
  'withdrawn',
]);
export type FindingStatus = z.infer<typeof findingStatus>;

/**
 * DOMAIN.md 1.4 E. `planApproved` and `actionsVerified` follow from the remediation (F), `riskExpired` from the
 * calendar; `finalize` is fanned out when the audit's report is finalised.
 */
export const findingLifecycle = {
  edit: { from: ['draft'], to: 'same' },
  linkRepeat: { from: ['draft'], to: 'same' },
  unlinkRepeat: { from: ['draft'], to: 'same' },
  withdraw: { from: ['draft'], to: 'withdrawn' },
  passReview: { from: ['draft'], to: 'reviewed' },
  returnReview: { from: ['draft'], to: 'draft' },
  present: { from: ['reviewed'], to: 'presented' },
  confirmFacts: { from: ['presented'], to: 'fact_confirmed' },
  dispute: { from: ['presented'], to: 'disputed' },
  amend: { from: ['disputed'], to: 'presented' },
  uphold: { from: ['disputed'], to: 'fact_confirmed' },
  withdrawDisputed: { from: ['disputed'], to: 'withdrawn' },
  finalize: { from: ['fact_confirmed'], to: 'finalized' },
  // Again when an accepted risk ran out: the finding came back to the CISO.
  instruct: { from: ['finalized', 'instructed'], to: 'instructed' },
  orderHorizontalChecks: {
    from: ['presented', 'fact_confirmed', 'finalized', 'instructed', 'remediating', 'risk_accepted'],
    to: 'same',
  },
  reply: { from: ['finalized'], to: 'same' },
  closeWithoutAction: { from: ['finalized'], to: 'closed' },
  planApproved: { from: ['instructed'], to: 'remediating' },
  acceptRisk: { from: ['instructed', 'remediating'], to: 'risk_accepted' },
  riskExpired: { from: ['risk_accepted'], to: 'instructed' },
  actionsVerified: { from: ['remediating'], to: 'verified' },
  close: { from: ['verified'], to: 'closed' },
  reopen: { from: ['closed'], to: 'instructed' },
  carryOver: { from: ['instructed', 'remediating', 'verified', 'risk_accepted'], to: 'same' },
} satisfies Lifecycle<FindingStatus, string>;
export type FindingCommand = keyof typeof findingLifecycle;

/** Whose turn it is; while an improvement is under way the remediation's own duty decides. */
export const findingDuty = {
  draft: 'auditor',
  reviewed: 'leadAuditor',
  presented: 'deptIsManager',
  disputed: 'leadAuditor',
  fact_confirmed: 'chiefAuditor',
  finalized: 'ciso',
  instructed: 'remediation',
  remediating: 'remediation',
  verified: 'chiefAuditor',
  closed: undefined,
  risk_accepted: undefined,
  withdrawn: undefined,
} as const satisfies Record<FindingStatus, string | undefined>;
