import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyPlane } from '#shared/adapters/ledger/verify.ts';
import { publishChecklist } from '#test/support/cities-audit.ts';
import { foundCity, outcome, type World } from '#test/support/cities-world.ts';
import { openStore } from '#test/support/store.ts';

let world: World;
beforeAll(async () => {
  world = await foundCity(await openStore());
});
afterAll(() => world.close());

test('I5: a checklist of three thousand items is imported, published and verified', async () => {
  const { checklistId } = await publishChecklist(world, 3000);
  const { list } = await world.as('中村')('checklist.get', { checklistId, checklistVersion: '1' });
  expect(list).toHaveLength(3000);
  const rows = await world.rows();
  expect(verifyPlane(rows).breaches).toEqual([]);

  // The payload knows large rows by their hash alone: one changed letter is seen all the same.
  const state = rows.state.map((row) =>
    row.pk === `CHECKLIST#${checklistId}` && row.sk.includes('CHUNK')
      ? (JSON.parse(JSON.stringify(row).replace('"question":"', '"question":"l')) as typeof row)
      : row,
  );
  expect(state).not.toEqual(rows.state);
  expect(verifyPlane({ ...rows, state }).breaches.map(({ code }) => code)).toContain('part');
});

test('I5: a checklist with more text than one transaction takes is refused with a sentence', async () => {
  const file = { fileName: 'a.csv', content: Buffer.from('9000').toString('base64') };
  const { previewHash } = await world.as('中村')('checklist.preview', file);
  const details = { previewHash, title: '点検票', guidelineEdition: 'R7.3' };
  expect(await outcome(world.as('中村')('checklist.import', { ...file, ...details }))).toBe('file_refused');
});
