import type { Actor } from '#shared/domain/access/actor.ts';
import type { Target } from '#shared/domain/access/policy.ts';
import { type Breach, breachDue, breachLifecycle } from '#shared/domain/breach/breach.ts';
import { type BreachClock, clockOf, dayCount } from '#shared/domain/breach/clock.ts';
import { withoutHold } from '#shared/app/retention/hold-seen.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { ofSection } from '#shared/app/register/sections.ts';
import { found } from '#shared/app/use-case.ts';

export type BreachView = Breach & {
  may: string[];
  clock: BreachClock & { today: number };
  dueDate?: string;
  overdue: boolean;
};

/** Whoever reported it does not decide about it. */
export const breachTarget = (breach: Breach): Target => ({
  ...ofSection(breach),
  makers: { reporter: breach.reportedBy },
});

export const breachView = (breach: Breach, _: unknown, actor: Actor): BreachView => {
  const clock = clockOf(breach);
  const dueDate = breachDue(breach);
  return {
    ...withoutHold(breach, actor),
    may: possible(actor, 'breach', breachLifecycle, breach, breachTarget(breach)),
    clock: { ...clock, today: dayCount(clock.knownOn, actor.today) },
    overdue: dueDate !== undefined && dueDate < actor.today,
    ...(dueDate ? { dueDate } : {}),
  };
};

export const breachAggregate: Aggregate<'breach', undefined, BreachView> = {
  kind: 'breach',
  keys: ['breachId'],
  readAction: 'breach.read',
  load: async ({ store }, { breachId = '' }) => {
    const [record] = await store.load({ kind: 'breach', breachId });
    return { record: found(record), context: undefined };
  },
  ref: ({ breachId }) => ({ kind: 'breach', breachId }),
  target: breachTarget,
  view: breachView,
};
