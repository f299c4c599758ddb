import type { Audit } from './audit.ts';
import type { AuditStatus } from './lifecycle.ts';

/** From the exchange of opinions on, the section knows what the auditors found. */
export const isExchanged = (status: AuditStatus): boolean =>
  status !== 'cancelled' && (['exchange', 'reporting'].includes(status) || isReported(status));

/** DOMAIN.md 1.4 C: an assignment is locked, as a derived fact, from the report on. */
export const isReported = (status: AuditStatus): boolean =>
  ['reported', 'ciso_received', 'improvement', 'follow_up', 'closed', 'cancelled'].includes(status);

/** A suspended or cancelled audit: nothing that belongs to it moves. */
export const isHalted = (status: AuditStatus): boolean => status === 'suspended' || status === 'cancelled';

/** Files come in from the notice to the end of the audit: answers first, proof of improvement later. */
export const takesFiles = (status: AuditStatus): boolean => status !== 'closed' && !isHalted(status);

/** Until when the next step of an audit is to be taken: the survey follows the answers, all else has its last day. */
export const stepDue = ({ status, dueDate, endsOn }: Pick<Audit, 'status' | 'dueDate' | 'endsOn'>): string =>
  status === 'notified' ? (dueDate ?? endsOn) : endsOn;
