import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('a section reads what was done with its part of an audit, when, and as what', async () => {
  const page = await stage.visit('tanto-d501');
  await page.locator('main a[href$="/sections/D501"]').first().click();
  await page.getByRole('link', { name: '履歴', exact: true }).click();
  await page.getByRole('heading', { name: '所属の履歴', level: 1 }).waitFor();
  await page.locator('main time').first().waitFor();
  await page.getByRole('button', { name: '検証する' }).click();
  await page.getByText(/履歴\d+件はすべてつながっており、改ざんは見つかりませんでした/).waitFor();
  await page.getByText(/^最後の記録のハッシュ: [0-9a-f]{64}$/).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
});

test('the history of a finding tells its lines as every other history does', async () => {
  const page = await stage.visit('tokatsu', '/general/findings?fy=2025');
  await page.locator('main th a').first().click();
  await page.locator('main summary', { hasText: '操作の記録' }).click();
  await page.locator('main details time').first().waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
});
