import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderAudit, publishChecklist, sections } from '#test/support/cities-audit.ts';
import { foundCity, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

test('smoke', async () => {
  const checklist = await publishChecklist(world);
  const audit = await orderAudit(world, checklist);
  await audit.until('preliminary');
  await audit.submit('市民課');
  await audit.judge('市民課');
  await audit.until('fieldwork');
  await audit.finding('市民課', 'fact_confirmed');
  console.log((await audit.until('reported')).report);
  expect(sections).toBeTruthy();
});
