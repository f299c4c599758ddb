import { advance } from '#shared/kernel/lifecycle.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import { findingLifecycle } from '#shared/domain/finding/lifecycle.ts';
import type { Remediation } from '#shared/domain/remediation/remediation.ts';

type End = NonNullable<Finding['earlierRemediations']>[number]['endedBy'];

const requested = (dueDate: string): Remediation => ({ status: 'requested', dueDate, extensions: [], comments: [] });

/** Puts away the improvement that was under way, so that the next one begins from the start. */
const putAway = (finding: Finding, endedBy: End, endedAt: string): Finding => {
  const { remediation, earlierRemediations = [] } = finding;
  if (remediation === undefined || remediation.status === 'requested') return finding;
  return { ...finding, earlierRemediations: [...earlierRemediations, { ...remediation, endedAt, endedBy }] };
};

/** A new instruction opens a new improvement; what was done under an earlier one is kept beside it. */
export const instructed = (finding: Finding, text: string, dueDate: string, by: string, at: string): Finding => ({
  ...putAway(finding, 'reopened', at),
  instruction: { text, dueDate, by, at },
  dueDate,
  remediation: requested(dueDate),
});

/**
 * The day to which a risk was accepted has passed (DOMAIN.md 1.4 E): the finding is instructed again, its improvement
 * starts anew, and the CISO decides what comes next. The due date stays that day, so it is overdue at once.
 */
export const riskExpired = (finding: Finding, expiredAt: string): Finding => {
  const { riskAcceptance, ...rest } = advance(findingLifecycle, finding, 'riskExpired');
  if (!riskAcceptance) throw new Error('a risk that was never accepted cannot run out');
  return {
    ...putAway(rest, 'riskExpired', expiredAt),
    expiredAcceptances: [...(rest.expiredAcceptances ?? []), { ...riskAcceptance, expiredAt }],
    dueDate: riskAcceptance.expiresOn,
    remediation: requested(riskAcceptance.expiresOn),
  };
};
