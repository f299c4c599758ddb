import { test } from 'vitest';
import { openWorld } from '#test/support/api-world.ts';
test('x', async () => {
  const t0 = performance.now();
  const w = await openWorld('general');
  console.log('open', performance.now() - t0, w.log);
  const t = performance.now();
  for (let n = 0; n < 100; n++) await w.ask('chief', { plane: 'general', name: 'audit.get', ids: w.of('general').x });
  console.log('get', (performance.now() - t) / 100);
  const t2 = performance.now();
  for (let n = 0; n < 100; n++) await w.ask('farHead', { plane: 'general', name: 'audit.get', ids: w.of('general').x });
  console.log('denied', (performance.now() - t2) / 100);
  const t3 = performance.now();
  await Promise.all(Array.from({length:8}, async (_, k) => { for (let n = 0; n < 50; n++) await w.ask(['farHead','farContact','staff','otherAuditor','peerHead','admin','contact','head'][k]!, { plane: 'general', name: 'audit.approve', ids: w.of('general').x, body: {} }); }));
  console.log('parallel denied', (performance.now() - t3) / 400);
  await w.close();
}, 60000);
