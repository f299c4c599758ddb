import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { createWorld } from '../../scripts/demo/world.ts';
import { callAs } from './support/call.ts';
import { inDays } from './support/days.ts';
import { presentedFindings } from './support/improvement.ts';
import { says } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const width = 390;
const inTheHand = { phone: true, options: { hasTouch: true, isMobile: true } };
const tap = (page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> =>
  page.getByRole('main').getByRole(role, { name }).first().tap();
/** Nothing goes over the edge of the screen. */
const fits = async (page: Page): Promise<void> => {
  await settled(page);
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(width);
};

/** What a camera hands over. */
const photograph = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(640, 480);
      const context = canvas.getContext('2d');
      context?.fillRect(40, 40, 200, 300);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }),
  );

test('a clerk who forgets the reason stays at the item, and is led to what is left', async () => {
  const page = await stage.visit('tanto-d501', '/', inTheHand);
  await page.locator('main [data-row][href*="/sections/"]').first().tap();
  await tap(page, 'link', '続きから回答する');
  const title = page.locator('main article h3');
  await title.waitFor();
  const item = await title.innerText();
  await page.getByText('対象外', { exact: true }).tap();
  await tap(page, 'button', '次の項目');
  await says(page, '理由を書いてください');
  expect(await title.innerText()).toBe(item);
  const reason = page.getByLabel('理由(必須)');
  expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
  const { y = 0, height = 0 } = (await reason.boundingBox()) ?? {};
  const bar = await page.getByRole('alert').filter({ hasText: '理由を書いてください' }).boundingBox();
  expect(y + height).toBeLessThan(bar?.y ?? 0);
  await fits(page);

  await tap(page, 'button', '次の項目');
  await page.getByText(item).waitFor({ state: 'detached' });
  await page.goto(page.url().replace(/item=[^&]+/, 'item=none'));
  await settled(page);
  for (const on = page.getByRole('button', { name: '次の項目' }); await on.isVisible(); ) await on.tap();
  await fits(page);
  await tap(page, 'button', /未回答の項目へ/);
  await page.getByText(item).waitFor();
  await page.getByText('対象外', { exact: true }).tap();
  await reason.fill('取り扱いがない。');
  await says(page, 'に保存しました');
  await page.getByText('一部適合', { exact: true }).tap();
  await says(page, 'に保存しました');
});

test('a clerk answers one item at a time, loses the line while typing, and takes a picture as evidence', async () => {
  const page = await stage.visit('tanto-d501', '/', inTheHand);
  await fits(page);
  await page.locator('main [data-row][href*="/sections/"]').first().tap();
  await tap(page, 'link', '続きから回答する');
  await page.getByText('一部適合', { exact: true }).tap();
  await says(page, 'に保存しました');
  await fits(page);

  const words = page.getByLabel('状況の説明');
  await words.tap();
  await page.keyboard.type('台帳は');
  await page.context().setOffline(true);
  await page.keyboard.type('年内に');
  await says(page, '接続が切れています。入力した内容は');
  await says(page, 'つながると自動で送ります');
  await page.keyboard.type('見直します。');
  await fits(page);
  await page.context().setOffline(false);
  await says(page, 'に保存しました');
  // What a browser writes into its console about a lost connection is no defect.
  stage.troubles.splice(0);
  await page.reload();
  await says(page, 'に保存しました');
  expect(await words.inputValue()).toBe('台帳は年内に見直します。');

  await tap(page, 'link', '証跡と資料依頼');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap(page, 'button', '写真を撮る')]);
  expect(await chooser.element().getAttribute('capture')).toBe('environment');
  await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photograph(page) });
  // Nothing can look into a picture: whoever took it has to.
  await tap(page, 'button', '個人番号がないことを申告する');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('申告の内容').tap();
  await page.keyboard.type('目で確かめました。');
  await fits(page);
  await dialog.getByRole('button', { name: '個人番号がないことを申告する' }).tap();
  await says(page, '課長の確認待ちです');
  await fits(page);
});

test('a section records how far the improvement has come', async () => {
  const title = '鍵管理簿の記入の遅れ';
  const course = await presentedFindings((sub) => callAs(stage, sub), { D402: title });
  await course.doAs('kacho-d402', 'D402', 'finding.confirmFacts');
  await course.report();
  await course.instruct();
  const world = createWorld(stage);
  const clerk = world.as('tanto-d402').general;
  const { items: posts } = (await world.as('kanri').directory('post.list', {})).body;
  const plan = {
    cause: '代わりを決めていなかった。',
    correctiveAction: '正副の担当を決める。',
    sameKindCheck: 'ほかの保管庫も確かめた。',
    ownerPostId: posts.find((post) => post.departmentId === 'D402' && post.title === '担当')?.postId ?? '',
    dueDate: inDays(40),
  };
  const at = { auditId: course.auditId, findingId: course.addressOf('D402').split('/').at(-1) ?? '' };
  const seen = async () => ({ version: (await clerk('finding.get', at)).version });
  await clerk('remediation.startDrafting', at, await seen());
  await clerk('remediation.draft', { ...at, ...plan }, await seen());
  await clerk('remediation.requestApproval', at, await seen());
  await world.as('kacho-d402').general('remediation.submit', at, await seen());
  await course.doAs('joho', 'D402', 'remediation.approve');
  await clerk('remediation.start', at, await seen());

  const page = await stage.visit('tanto-d402', '/', inTheHand);
  await tap(page, 'link', `開く ${title}`);
  await tap(page, 'button', '進み具合を記録する');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('進み具合(0〜100%)').tap();
  await page.keyboard.type('60');
  await fits(page);
  await dialog.getByRole('button', { name: '進み具合を記録する' }).tap();
  await page.getByRole('progressbar').waitFor();
  await fits(page);
});

test('of tabs that do not fit, the one that is open is in sight', async () => {
  const page = await stage.visit('kansa1', '/general/audits', inTheHand);
  await tap(page, 'link', /保険・福祉所属/);
  await says(page, '概要');
  await page.goto(`${page.url().split('?')[0]}?tab=trail`);
  const open = page.locator('main nav [aria-current=page]').filter({ hasText: '履歴' });
  await open.waitFor();
  await fits(page);
  const box = await open.boundingBox();
  expect(box && box.x + box.width).toBeLessThanOrEqual(width);
  await page.context().close();
}, 60_000);

test('an audit that is closed has its stages behind it', async () => {
  const lastYear = fiscalYearOf(dayOf(new Date())) - 1;
  const page = await stage.visit('tokatsu', `/general/audits?fy=${lastYear}`, inTheHand);
  await page.locator('main th a').first().tap();
  const over = page.getByRole('list', { name: '監査の段階' }).getByText('フォローアップ (済み)');
  expect(await over.evaluate((it) => it.clientWidth)).toBeGreaterThan(50);
  await fits(page);
});
