import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { largeYear, plantLargeYear } from './support/large-year.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage({ plant: plantLargeYear });
}, 120_000);
afterAll(() => stage.close());

const total = String(largeYear.findings);

test('ten thousand findings of a year are sorted and searched as a whole, and drawn by the hundred', async () => {
  const page = await stage.visit('tokatsu', `/general/findings?fy=${largeYear.fiscalYear}`);
  const rows = page.locator('main tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(100);
  await page.getByRole('button', { name: '重大度' }).click();
  await page.getByText(`${total}件`, { exact: true }).waitFor();
  expect(await rows.count()).toBe(100);
  await page.getByRole('button', { name: '続きを表示する' }).click();
  await page.getByText('200件目まで').waitFor();
  expect(await rows.count()).toBe(200);
  await page.getByRole('searchbox', { name: '件名' }).pressSequentially('(9999)');
  await page.getByText(`${total}件中 1件`).waitFor();
  expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('R9-01-9999')]);
  expect(new URL(page.url()).searchParams.get('q')).toBe('(9999)');
  await settled(page);
  expect(await violations(page)).toEqual([]);
  // The way back, or a link, brings the words into the box.
  await page.reload();
  await page.getByText(`${total}件中 1件`).waitFor();
  expect(await page.getByRole('searchbox', { name: '件名' }).inputValue()).toBe('(9999)');
  await page.context().close();
});

test('a checklist of a thousand items draws what is near, answers the last one, and prints them all', async () => {
  const page = await stage.visit('tanto-d501');
  await page.locator(`main a[href$="/sections/${largeYear.section}"]`).first().click();
  await page.getByRole('button', { name: '一覧' }).click();
  const cards = page.locator('main article');
  await cards.first().waitFor();
  expect(await cards.count()).toBeLessThan(50);
  await page.keyboard.press('End');
  const last = page.locator(`#item-${largeYear.items}`);
  await last.waitFor();
  await last.getByRole('radio', { name: '一部適合' }).check();
  await last.getByLabel('状況の説明').pressSequentially('台帳を見直します。');
  await last.getByText('に保存しました').waitFor();
  expect(await cards.count()).toBeLessThan(50);
  // Whoever is typing is not left without the box because the page was scrolled.
  await last.getByLabel('状況の説明').focus();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator('#item-1').waitFor();
  expect(await last.getByLabel('状況の説明').evaluate((box) => box === document.activeElement)).toBe(true);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await cards.count()).toBe(largeYear.items);
  await page.context().close();
});

test('nothing went wrong in the browser meanwhile', () => {
  expect(stage.troubles).toEqual([]);
});
