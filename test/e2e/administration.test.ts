import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('the coordinator imports a checklist after looking at its columns; another person publishes it', async () => {
  const page = await stage.visit('jimukyoku', '/general/checklists/import');
  await page.locator('input[type=file]').setInputFiles('local/seed/checklist.csv');
  await page.getByRole('button', { name: '読み取る' }).click();
  await page.getByText('15項目を読み取りました').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('combobox', { name: '留意事項' }).last().selectOption({ label: '読み取らない' });
  await page.getByRole('button', { name: '列の対応を変えて読み直す' }).click();
  await settled(page);
  await page.getByLabel('点検票の名称').fill('点検票 試し');
  await page.getByLabel('ガイドラインの版').fill('R7.3');
  await page.getByRole('button', { name: 'この内容で取り込む' }).click();
  await page.getByRole('heading', { level: 1, name: '点検票 試し' }).waitFor();
  const { pathname } = new URL(page.url());
  expect(await page.locator('main header').innerText()).toContain('案');

  const other = await stage.visit('tokatsu', pathname);
  await other.getByRole('button', { name: '公開する' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '公開する' }).click();
  await other.locator('main header').getByText('公開済み', { exact: true }).waitFor();
  expect(await violations(other)).toEqual([]);
});

test('the administrator reads what a staff list would change, and hands a post over', async () => {
  const page = await stage.visit('kanri', '/organisation/transfers');
  await page.locator('input[type=file]').setInputFiles('test/fixtures/samples/staff/organisation.xlsx');
  await page.getByRole('button', { name: '違いを確かめる' }).click();
  await page.getByRole('heading', { name: '3. 違いを確かめて反映する' }).waitFor();
  expect(await page.locator('section[aria-labelledby=difference]').innerText()).toMatch(/\d+件の変更があります/);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: '所属', exact: true }).click();
  await page.locator('main section li a').first().click();
  await page.getByRole('button', { name: '職を引き継ぐ' }).click();
  expect(await page.getByRole('dialog').innerText()).toContain('開いている仕事は');
  expect(await violations(page)).toEqual([]);
});

test.each(['ja', 'en'] as const)('axe finds nothing in the organisation and in help (%s)', async (language) => {
  const page = await stage.visit('kanri', '/organisation', { language });
  for (const path of ['/organisation', '/organisation/people', '/help', '/help/glossary', '/help/accessibility']) {
    await page.goto(stage.url + path);
    await page.locator('main h1').waitFor();
    await settled(page);
    expect([path, await violations(page)]).toEqual([path, []]);
  }
});
