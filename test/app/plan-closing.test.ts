import { afterAll, beforeAll, expect, test } from 'vitest';
import { planDraft } from '#test/support/builders.ts';
import { orderAudit, type PublishedChecklist, publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore, type StoreStand } from '#test/support/store.ts';

let stand: StoreStand;
let world: World;
let checklist: PublishedChecklist;
beforeAll(async () => {
  stand = await openStore();
  world = await foundCity(stand);
  checklist = await publishChecklist(world);
});
afterAll(() => world.close());

const approvedPlan = async (fiscalYear: number): Promise<string> => {
  const { as } = world;
  const { planId } = await as('中村')('plan.create', { kind: 'annual', fiscalYear, ...planDraft() });
  await as('渡辺')('plan.submit', { planId });
  await as('山本')('plan.approve', { planId, committeeDate: '2026-05-28' });
  return planId;
};
const close = (planId: string) => outcome(world.as('渡辺')('plan.close', { planId }));
const create = (planId: string, fiscalYear: number) =>
  outcome(orderAudit(world, checklist, { fiscalYear, over: { planId, cisoOrderNo: undefined } }));

/** Lets something else happen between what the next commit was decided on and the commit. */
const meanwhile = (happens: () => Promise<unknown>): void => {
  const { store } = stand;
  const commit = store.commit.bind(store);
  store.commit = async (change) => {
    store.commit = commit;
    await happens();
    await commit(change);
  };
};

test('no audit is created from a plan that is closed in the same moment', async () => {
  const planId = await approvedPlan(2026);
  const closed: string[] = [];
  meanwhile(async () => closed.push(await close(planId)));
  expect(await create(planId, 2026)).toBe('rule_refused');
  expect(closed).toEqual(['ok']);
});

test('no plan is closed over an audit that is created in the same moment', async () => {
  const planId = await approvedPlan(2027);
  const created: string[] = [];
  meanwhile(async () => created.push(await create(planId, 2027)));
  expect(await close(planId)).toBe('stale_version');
  expect(created).toEqual(['ok']);
  expect(await close(planId)).toBe('incomplete');
});
