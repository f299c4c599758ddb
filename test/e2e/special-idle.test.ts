import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { sealedAudit } from './support/sealed-audit.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let auditId = '';
beforeAll(async () => {
  stage = await openStage();
  auditId = await sealedAudit(stage);
}, 120_000);
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const cover = '操作がなかったため、画面を隠しました';

/** Nobody touches the page for so long. */
const leaveFor = async (page: Page, minutes: number): Promise<void> => {
  await page.clock.fastForward(minutes * 60_000);
};

const watched = async (sub: string, path: string): Promise<Page> => {
  const page = await stage.openPage();
  await page.clock.install();
  await page.goto(stage.url + path);
  await page.locator(`button[name=sub][value=${sub}]`).click();
  await page.locator('main h1').waitFor();
  return page;
};

test('nothing of a sealed audit stays on the screen of somebody who is away, and each asks its purpose anew', async () => {
  const page = await watched('hosei', `/spi/audits/${auditId}`);
  const title = page.getByRole('heading', { name: '国保年金課の特定個人情報の監査' });
  await title.waitFor();
  await leaveFor(page, 9);
  await page.mouse.move(300, 300);
  await leaveFor(page, 9);
  await title.waitFor();

  await leaveFor(page, 2);
  await page.getByRole('heading', { name: cover }).waitFor();
  await page.getByLabel('閲覧の目的').waitFor();
  expect(await page.content()).not.toContain('国保年金課');
  expect(await page.title()).not.toContain('国保年金課');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: cover }).waitFor();
  expect(await page.content()).not.toContain('国保年金課');

  // Another way to it, or to what has no audit, leads to the cover as well; the general track is open.
  const main = page.getByRole('navigation', { name: '主なメニュー' });
  await main.getByRole('link', { name: '個人番号の台帳' }).click();
  await page.getByRole('button', { name: '続ける' }).waitFor();
  await main.getByRole('link', { name: '今日やること' }).click();
  await page.getByRole('heading', { name: '今日やること' }).waitFor();
  await page.goBack();
  await page.goBack();

  await page.getByLabel('閲覧の目的').fill('監査の続き');
  await page.getByRole('button', { name: '目的を記録して開く' }).click();
  await title.waitFor();
  await page.goto(`${stage.url}/spi/audits/${auditId}/readers`);
  await page.getByText('監査の続き').waitFor();
});

test('what was being typed is there again, in the dialog it was typed into, and leaving it still asks', async () => {
  const page = await watched('kacho-d202', '/spi/breaches');
  await page.getByRole('button', { name: '漏えい等を報告する' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^件名/).fill('封筒の取り違え');
  await leaveFor(page, 11);
  await page.getByRole('heading', { name: cover }).waitFor();
  expect(await page.content()).not.toContain('封筒');
  await page.getByRole('link', { name: '今日やること' }).click();
  await form.getByRole('button', { name: 'この画面に残る' }).click();
  // Longer than what was read is kept for pages that were left.
  await leaveFor(page, 60);
  await page.getByRole('button', { name: '続ける' }).click();
  expect(await form.getByLabel(/^件名/).inputValue()).toBe('封筒の取り違え');
  await settled(page);
  await form.getByLabel(/^概要/).fill('二世帯の通知を入れ違えた。');
  await form.getByLabel(/^情報提供ネットワークシステム/).check();
  await form.getByRole('button', { name: '漏えい等を報告する' }).click();
  await page.getByRole('heading', { name: '封筒の取り違え' }).waitFor();
});

test('whoever has shown nothing of the special track finds no cover before it', async () => {
  const page = await watched('hosei', '/');
  await leaveFor(page, 11);
  await page.mouse.move(300, 300);
  await page
    .getByRole('navigation', { name: '主なメニュー' })
    .getByRole('link', { name: '特定個人情報の監査' })
    .click();
  await page.getByRole('heading', { name: '特定個人情報の監査', level: 1 }).waitFor();
  expect(await page.getByRole('heading', { name: cover }).count()).toBe(0);
  await page.context().close();
});
