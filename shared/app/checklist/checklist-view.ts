import type { Actor } from '#shared/domain/access/actor.ts';
import type { Target } from '#shared/domain/access/policy.ts';
import { type Checklist, checklistLifecycle } from '#shared/domain/checklist/checklist.ts';
import { withoutHold } from '#shared/app/retention/hold-seen.ts';
import { type Aggregate, possible } from '#shared/app/commands.ts';
import { found } from '#shared/app/use-case.ts';

export type ChecklistView = Checklist & { may: string[] };

export const checklistTarget = ({ importedBy }: Checklist): Target => ({ makers: { author: importedBy } });

export const checklistView = (checklist: Checklist, actor: Actor): ChecklistView => ({
  ...withoutHold(checklist, actor),
  may: possible(actor, 'checklist', checklistLifecycle, checklist, checklistTarget(checklist)),
});

export const checklistAggregate: Aggregate<'checklist', undefined, ChecklistView> = {
  kind: 'checklist',
  keys: ['checklistId', 'checklistVersion'],
  readAction: 'checklist.read',
  load: async ({ store }, { checklistId = '', checklistVersion = '' }) => {
    const [checklist] = await store.load({
      kind: 'checklist',
      checklistId,
      checklistVersion: Number(checklistVersion),
    });
    return { record: found(checklist), context: undefined };
  },
  ref: ({ checklistId, checklistVersion }) => ({ kind: 'checklist', checklistId, checklistVersion }),
  target: checklistTarget,
  view: (checklist, _, actor) => checklistView(checklist, actor),
};
