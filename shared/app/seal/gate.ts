import { DomainError } from '#shared/kernel/errors.ts';
import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import type { Ports } from '#shared/app/ports.ts';
import { auditTarget } from '#shared/app/targets.ts';
import type { Gate } from '#shared/app/use-case.ts';

/**
 * What stands before every use case of the sealed track: nothing is there for people from outside, and whoever may know
 * of an audit has stated today what for. Whether somebody may know of it, the use cases say themselves.
 */
export const sealedGate =
  ({ store }: Ports): Gate =>
  (operation, { auditId }, personId) => {
    const named = typeof auditId === 'string' ? auditId : undefined;
    const reading =
      named === undefined
        ? undefined
        : store.load({ kind: 'audit', auditId: named }, { kind: 'visit', auditId: named, personId });
    reading?.catch(() => {});

    return async (actor: Actor) => {
      if (actor.kind === 'external') throw new DomainError('not_found');
      const [audit, visit] = (await reading) ?? [];
      if (!audit || operation === 'visit.begin' || visit?.day === actor.today) return;
      if (can(actor, 'audit.read', auditTarget(audit, 'read'))) throw new DomainError('purpose_required');
    };
  };
