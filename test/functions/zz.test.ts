import { test } from 'vitest';
import { openWorld } from '#test/support/api-world.ts';
import { askFor, validBody } from '#test/support/api-requests.ts';
import { canary } from '#test/support/hostile.ts';
import { rowsOf } from '#test/support/api-rows.ts';
test('x', async () => {
  const w = await openWorld('general');
  const { x } = w.of('general');
  const show = async (label: string, sub: string, name: string, change: object, ids: object = {}) => {
    const t = performance.now();
    const r = await w.ask(sub, { ...askFor('general', name, {...x, ...ids}), body: { ...validBody('general', name, x), ...change } });
    console.log(label, r.status, r.code, (performance.now() - t) | 0, 'ms', r.text.slice(0, 300));
  };
  for (const planId of ['\ud800', '', 'annual', 'a-b-c', '\0', `annual-2026-${canary}`, 'x'.repeat(40), 'annual-2026-1#']) await show(JSON.stringify(planId), 'office', 'audit.create', { planId });
  await show('big b64', 'office', 'checklist.preview', { content: 'A'.repeat(5592404) });
  await show('big b64 bad', 'office', 'checklist.preview', { content: 'A'.repeat(5592403) + '!' });
  await show('name', 'office', 'checklist.preview', { fileName: canary + '.csv', content: Buffer.from('a,b,c\n'+canary).toString('base64') });
  await show('evname', 'contact', 'evidence.create', { fileName: canary + '.exe' });
  await show('evname', 'contact', 'evidence.create', { fileName: '\u202e' + canary + '\ud800.pdf' });
  await show('dep', 'office', 'audit.create', { planId: x.planId, sections: ['D12345678901'] });
  await show('carry', 'chief', 'finding.create', { departmentId: 'D12345678901' });
  await show('item', 'farHead', 'response.answer', {}, { itemKey: canary });
  await show('item', 'contact', 'response.answer', {version: 0}, { itemKey: canary });
  console.log(w.log.map(l => l.slice(0, 600)));
  console.log(JSON.stringify(await rowsOf(w).ledger('general')).includes(canary));
  await w.close();
}, 60000);
