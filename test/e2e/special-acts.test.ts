import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('a sealed page says whose screen it is, and whose print; another page does not', async () => {
  const page = await stage.visit('kacho-d202', '/spi/works');
  const mark = page.locator('[data-reader]').first();
  await mark.waitFor({ state: 'attached' });
  expect(await mark.getAttribute('data-reader')).toMatch(/吉田 久美子 令和\d+年/);
  await settled(page);
  expect(await violations(page)).toEqual([]);
  const printed = page.getByText('特定個人情報・取扱注意 印刷: 吉田 久美子');
  expect(await printed.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  await printed.waitFor();
  await page.goto(`${stage.url}/general/findings`);
  await page.locator('main h1').waitFor();
  expect(await page.locator('[data-reader]').count()).toBe(0);
});
