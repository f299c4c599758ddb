import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let section = '';
beforeAll(async () => {
  stage = await openStage();
  const page = await stage.visit('tanto-d501');
  const address = await page.locator('main a[href*="/general/audits/"]').first().getAttribute('href');
  section = `${/\/general\/audits\/[^/?]+/.exec(address ?? '')?.[0] ?? ''}/sections/D501`;
}, 120_000);
afterAll(() => stage.close());

test('a clerk answers an item, loses the connection, and finds the words again after a reload', async () => {
  const page = await stage.visit('tanto-d501');
  await page.locator('main a[href$="/sections/D501"]').first().click();
  await page.getByRole('link', { name: '続きから回答する' }).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: '続きから回答する' }).click();
  await page.getByRole('radio', { name: '一部適合' }).check();
  await page.getByText('に保存しました').waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(stage.troubles).toEqual([]);

  // No answer gets through, before the reload and after it: the words can only come from this device.
  const lost = '**/responses/*';
  await page.route(lost, (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await page.getByLabel('状況の説明').fill('台帳を年内に見直します。');
  await page.getByText('つながると自動で送ります').waitFor();
  await page.reload();
  await page.getByText('つながると自動で送ります').waitFor();
  const words = page.getByLabel('状況の説明');
  expect(await words.inputValue()).toBe('台帳を年内に見直します。');
  await page.unroute(lost);
  await page.getByText('に保存しました').waitFor();
  // What a browser writes into its console about a lost connection is no defect.
  stage.troubles.splice(0);
  await page.reload();
  await page.getByText('に保存しました').waitFor();
  expect(await words.inputValue()).toBe('台帳を年内に見直します。');

  await page.getByRole('button', { name: '一覧で回答' }).click();
  await page.getByRole('article').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(stage.troubles).toEqual([]);
}, 90_000);

test('two people answer one item, and the second chooses', async () => {
  const [first, second] = [
    await stage.visit('tanto-d501', `${section}?view=one`),
    await stage.visit('kacho-d501', `${section}?view=one`),
  ];
  await second.getByLabel('状況の説明').waitFor();
  await first.getByLabel('状況の説明').fill('担当者の説明');
  await first.getByLabel('状況の説明').blur();
  await first.getByText('に保存しました').waitFor();
  await second.getByLabel('状況の説明').fill('課長の説明');
  await second.getByRole('alert').getByText('ほかの人も、この項目に回答しました').waitFor();
  await second.getByRole('alert').getByText('担当者の説明').waitFor();
  expect(await violations(second)).toEqual([]);
  await second.getByRole('button', { name: '自分の回答で保存する' }).click();
  await second.getByText('に保存しました').waitFor();
  expect(await second.getByLabel('状況の説明').inputValue()).toBe('課長の説明');
  expect(stage.troubles.splice(0).filter((trouble) => !trouble.includes('412') && !trouble.includes('409'))).toEqual(
    [],
  );
}, 90_000);

test('files are handed in on a phone: one is kept, one is held and says what to do', async () => {
  const page = await stage.visit('tanto-d501', `${section}/evidence`, { phone: true });
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles([
      { name: '台帳.txt', mimeType: 'text/plain', buffer: Buffer.from('情報資産台帳の写し\n') },
      { name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from('氏名,個人番号\n見本 太郎,123456789018\n') },
    ]);
  await page.getByText('利用可').first().waitFor();
  await page.getByText('黒塗りにして、もう一度提出してください').first().waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(stage.troubles).toEqual([]);
}, 90_000);

test('a clerk reads a file back, and hands in a new version that takes its place', async () => {
  const page = await stage.visit('tanto-d501', `${section}/evidence`);
  const old = page.getByRole('listitem').filter({ hasText: '台帳.txt' });
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    old.getByRole('button', { name: 'ダウンロード' }).click(),
  ]);
  expect(readFileSync(await saved.path(), 'utf8')).toBe('情報資産台帳の写し\n');
  await old.getByRole('button', { name: '新しい版を提出する' }).click();
  await page.getByText('「台帳.txt」の新しい版として提出します').waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: '台帳2.txt', mimeType: 'text/plain', buffer: Buffer.from('情報資産台帳の写し 第2版\n') }]);
  await old.waitFor({ state: 'detached' });
  await page.getByRole('listitem').filter({ hasText: '台帳2.txt' }).getByText('利用可').waitFor();
  await page.getByText('どの項目の証跡かは').waitFor();
  expect(stage.troubles).toEqual([]);
}, 90_000);

test('an auditor reads the page in English and is offered no input', async () => {
  const page = await stage.visit('kansa1', `${section}?view=list`, { language: 'en' });
  await page.getByRole('article').first().waitFor();
  await settled(page);
  expect(await page.getByRole('radio').count()).toBe(0);
  await page.getByText('shown once they are submitted').waitFor();
  expect(await page.getByText('not answered').count()).toBe(0);
  expect(await page.getByRole('button', { pressed: true }).allInnerTexts()).toEqual(['Answer as a list']);
  expect(await page.getByText('Internal note').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  expect(stage.troubles).toEqual([]);
}, 60_000);

test('a look at the section that began before an answer, and ends after it, does not undo it', async () => {
  const page = await stage.visit('tanto-d501', `${section}?view=one`);
  const result = page.getByRole('radio', { name: '不適合', exact: true });
  await result.waitFor();
  await settled(page);
  const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/responses', async (route) => {
    const response = await route.fetch();
    begun.resolve();
    await released.promise;
    await route.fulfill({ response });
  });
  // Whoever comes back to a page after ten seconds has it asked for again.
  await page.waitForTimeout(10_500);
  await page.evaluate('window.dispatchEvent(new Event("visibilitychange"))');
  await begun.promise;
  const taken = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
  await result.check();
  await taken;
  await page.waitForTimeout(300);
  released.resolve();
  await page.waitForTimeout(1000);
  await settled(page);
  expect(await result.isChecked()).toBe(true);
  expect(stage.troubles.splice(0)).toEqual([]);
}, 90_000);
