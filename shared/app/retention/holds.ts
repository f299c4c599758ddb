import { DomainError } from '#shared/kernel/errors.ts';
import { fileKeys, type FileKind } from '#shared/domain/retention/files.ts';
import type { Hold, HoldCommand, holdInputs } from '#shared/domain/retention/hold.ts';
import type { Output } from '#shared/domain/scalars.ts';
import { auditAggregate } from '#shared/app/audit/audit-view.ts';
import { breachAggregate } from '#shared/app/breach/breach-view.ts';
import { checklistAggregate } from '#shared/app/checklist/checklist-view.ts';
import { type Aggregate, commandUseCases, type Rules } from '#shared/app/commands.ts';
import { planAggregate } from '#shared/app/plan/plan-view.ts';
import type { Ports } from '#shared/app/ports.ts';
import type { RecordOf } from '#shared/app/records.ts';
import { outsourcingAggregate } from '#shared/app/register/outsourcings.ts';
import { spiWorkAggregate } from '#shared/app/register/spi-works.ts';

type Inputs = { [C in HoldCommand]: Output<(typeof holdInputs)[C]> };
/** What names the file, and what keeps it. */
type Held<K extends FileKind> = Pick<RecordOf<K>, (typeof fileKeys)[K][number] & keyof RecordOf<K>> & {
  version: number;
  hold?: Hold;
};

/** The reason of a lift stays in the trail. */
const rulesOf = <K extends FileKind, Context>() =>
  ({
    place: {
      apply: (record, { input, call, at }) => ({ ...record, hold: { ...input, by: call.actor.personId, at } }),
    },
    lift: {
      guard: ({ before }) => {
        if (!before.hold) throw new DomainError('rule_refused');
      },
      apply: (record) => ({ ...record, hold: undefined }),
    },
  }) as Rules<K, Context, Inputs>;

const heldView = <K extends FileKind>(kind: K, record: RecordOf<K>): Held<K> => {
  const { version, hold } = record as { version: number; hold?: Hold };
  const key = fileKeys[kind].map((name) => [name, (record as Record<string, unknown>)[name]]);
  return { ...Object.fromEntries(key), version, ...(hold ? { hold } : {}) } as Held<K>;
};

const holdsOf = <K extends FileKind, Context, View, Prefix extends string>(
  ports: Ports,
  prefix: Prefix,
  aggregate: Aggregate<K, Context, View>,
) =>
  commandUseCases(ports, {
    aggregate: { ...aggregate, view: (record: RecordOf<K>) => heldView(aggregate.kind, record) },
    prefix,
    step: (record) => record,
    rules: rulesOf<K, Context>(),
  });

/** What keeps a file beyond its time, kind by kind. */
export const holdUseCases = (ports: Ports) => ({
  ...holdsOf(ports, 'hold', auditAggregate),
  ...holdsOf(ports, 'planHold', planAggregate),
  ...holdsOf(ports, 'checklistHold', checklistAggregate),
});
export const registerHoldUseCases = (ports: Ports) => ({
  ...holdsOf(ports, 'spiWorkHold', spiWorkAggregate),
  ...holdsOf(ports, 'outsourcingHold', outsourcingAggregate),
});
export const breachHoldUseCases = (ports: Ports) => holdsOf(ports, 'breachHold', breachAggregate);
