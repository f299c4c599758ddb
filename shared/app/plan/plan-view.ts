import type { Actor } from '#shared/domain/access/actor.ts';
import { type Plan, planLifecycle } from '#shared/domain/plan/plan.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { planTarget } from '#shared/app/targets.ts';
import { found } from '#shared/app/use-case.ts';

export type PlanView = Plan & { may: string[] };

export const planView = (plan: Plan, actor: Actor): PlanView => ({
  ...plan,
  may: possible(actor, 'plan', { ...planLifecycle, edit: { from: ['draft'], to: 'same' } }, plan, planTarget(plan)),
});

export const planAggregate: Aggregate<'plan', undefined, PlanView> = {
  kind: 'plan',
  keys: ['planId'],
  readAction: 'plan.read',
  load: async ({ store }, { planId = '' }) => {
    const [plan] = await store.load({ kind: 'plan', planId });
    return { record: found(plan), context: undefined };
  },
  ref: ({ planId }) => ({ kind: 'plan', planId }),
  target: planTarget,
  view: (plan, _, actor) => planView(plan, actor),
};
