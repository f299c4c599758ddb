import { DomainError } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { AuditStatus } from '#shared/domain/audit/lifecycle.ts';
import type { Facts } from '#shared/app/commands.ts';

/** Where the audit has to be for a step of its findings that is not possible all along. */
export const stages = {
  present: ['exchange'],
  instruct: ['ciso_received', 'improvement'],
} as const satisfies Record<string, readonly AuditStatus[]>;

type FindingFacts = Facts<'finding', Audit, unknown>;

/** Refuses a step that the audit has not come to yet, or has left behind. */
export const during =
  (...states: readonly AuditStatus[]) =>
  ({ context }: FindingFacts): void => {
    if (!states.includes(context.status))
      throw new DomainError('invalid_transition', { params: { status: context.status } });
  };
