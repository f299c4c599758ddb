import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { filledIn } from '../support/package-files.ts';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('answers written in Excel are taken in after a look; of what changed on both sides one is chosen', async () => {
  const clerk = world.as('tanto-d501');
  const { items: tasks } = (await clerk.general('me.tasks', {})).body;
  const where = { auditId: tasks.find(({ auditId }) => auditId)?.auditId ?? '', departmentId: 'D501' };
  const { checklistId, checklistVersion } = (await clerk.general('assignment.get', where)).body;
  const { list } = (await clerk.general('checklist.get', { checklistId, checklistVersion: String(checklistVersion) }))
    .body;
  const responses = (await clerk.general('response.list', where)).body.items;
  const open = list.filter(({ itemKey }) => !responses.some((one) => one.itemKey === itemKey && one.selfResult));
  const [both = '', onlyThere = ''] = open.map(({ itemKey }) => itemKey);

  const page = await stage.visit('tanto-d501', `/general/audits/${where.auditId}/sections/D501`);
  await page.getByRole('link', { name: 'Excelで回答する' }).click();
  await page.getByRole('heading', { name: 'Excelで回答する' }).waitFor();
  expect(await violations(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Excelを書き出す' }).click(),
  ]);
  const written = (await readFile(await download.path())).toString('base64');
  const filled = await filledIn(written, {
    [both]: { result: '適合', comment: 'Excelで書いた説明' },
    [onlyThere]: { result: '適合', comment: '規程を定めている。' },
  });
  await clerk.general('response.answer', {
    ...where,
    itemKey: both,
    version: 0,
    selfResult: 'partlyConform',
    comment: '画面で書いた説明',
  });

  await page.locator('input[type=file]').setInputFiles({
    name: download.suggestedFilename(),
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(filled, 'base64'),
  });
  await page.getByText(/新しい回答 1件、変わる回答 0件、両方で変わった回答 1件/).waitFor();
  await page.getByText('あと1件、どちらの回答を使うか選んでください').waitFor();
  expect(await page.getByRole('button', { name: '2件を取り込む' }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('radio', { name: /Excelで書いた説明/ }).check();
  await page.getByRole('button', { name: '2件を取り込む' }).click();
  await page.getByText('回答を取り込みました').waitFor();
  await settled(page);
  const after = (await clerk.general('response.list', where)).body.items;
  const commentOf = (key: string) => after.find(({ itemKey }) => itemKey === key)?.comment;
  expect([commentOf(both), commentOf(onlyThere)]).toEqual(['Excelで書いた説明', '規程を定めている。']);
});
