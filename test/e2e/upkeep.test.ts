import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, until, type World } from '../../scripts/demo/world.ts';
import { violations } from './support/axe.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('the office corrects a saved mapping, and withdraws it', async () => {
  const sheets = [{ headings: ['番号', '監査項目', '備考'], headerRows: 1 as const, columns: { no: 0, question: 1 } }];
  await world.as('jimukyoku').general('mappingProfile.save', { name: '独自様式', sheets });
  const page = await stage.visit('jimukyoku', '/general/checklists');
  await page.getByRole('link', { name: '取込み設定' }).click();
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '独自様式' }) });
  await card.getByText('見出し1の列の対応').click();
  await card.getByText('監査項目', { exact: true }).first().waitFor();
  expect(await violations(page)).toEqual([]);

  await card.getByRole('button', { name: '取込み設定を直す' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('独自様式(改)');
  await dialog.getByLabel('留意事項').selectOption({ label: '3: 備考' });
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '取込み設定を直す' }).click();
  await page.getByRole('heading', { name: '独自様式(改)' }).waitFor();
  const { items } = (await world.as('jimukyoku').general('mappingProfile.list', {})).body;
  expect(items.find(({ name }) => name === '独自様式(改)')?.sheets[0]?.columns).toEqual({
    no: 0,
    question: 1,
    notes: 2,
  });

  const changed = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '独自様式(改)' }) });
  await changed.getByRole('button', { name: '取込み設定を取り下げる' }).click();
  await dialog.getByRole('button', { name: '取込み設定を取り下げる' }).click();
  await changed.waitFor({ state: 'detached' });
});

test('the office has evidence compared with what is stored, and reads what came of it', async () => {
  const page = await stage.visit('jimukyoku', '/general/disposals');
  await page.getByRole('link', { name: '証跡の照合' }).click();
  await page.getByRole('button', { name: '照合を始める' }).click();
  await page.getByText('照合を始めました').waitFor();
  const row = page.locator('main tbody tr').first();
  await row.waitFor();
  await until(async () => {
    await page.getByRole('button', { name: '表示を更新する' }).click();
    return (await row.textContent())?.includes('終了') ? true : undefined;
  }, 'the end of the run');
  expect(await row.textContent()).toMatch(/すべて一致しました|一致しないもの/);
  expect(await violations(page)).toEqual([]);
  const phone = await stage.visit('jimukyoku', '/general/reconciliations', { phone: true, language: 'en' });
  await phone.locator('main tbody tr').first().waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(phone)).toEqual([]);
});
