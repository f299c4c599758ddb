import { DomainError } from '#shared/kernel/errors.ts';
import type { Audit } from '#shared/domain/audit/audit.ts';
import type { HoldCommand, holdInputs } from '#shared/domain/retention/disposal.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { auditAggregate } from '#shared/app/audit/audit-view.ts';
import { type Aggregate, commandUseCases, type Rules } from '#shared/app/commands.ts';
import type { Ports } from '#shared/app/ports.ts';

type Inputs = { [C in HoldCommand]: Output<(typeof holdInputs)[C]> };

/** What keeps an audit beyond its time: the reason of a lift stays in the trail. */
const rules: Rules<'audit', undefined, Inputs> = {
  place: {
    apply: (audit, { input, call, at }) => ({ ...audit, hold: { ...input, by: call.actor.personId, at } }),
  },
  lift: {
    guard: ({ before }) => {
      if (!before.hold) throw new DomainError('rule_refused');
    },
    apply: (audit) => ({ ...audit, hold: undefined }),
  },
};

type Held = Pick<Audit, 'auditId' | 'version' | 'hold'>;

const aggregate: Aggregate<'audit', undefined, Held> = {
  ...auditAggregate,
  view: ({ auditId, version, hold }) => ({ auditId, version, ...(hold ? { hold } : {}) }),
};

export const holdUseCases = (ports: Ports) =>
  commandUseCases(ports, { aggregate, prefix: 'hold', step: (audit) => audit, rules });
