import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { callAs } from './support/call.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { pressKey, skipToContent, tabTo, whereabouts } from './support/keyboard.ts';
import { says } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let section = '';
beforeAll(async () => {
  stage = await openStage();
  const { items } = (await (await callAs(stage, 'tanto-d501'))('me.tasks', {})).body;
  section = `/general/audits/${items.find(({ auditId }) => auditId)?.auditId ?? ''}/sections/D501`;
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

/** Signs in with a mouse, for the last time. */
const withKeysAlone = async (sub: string, path: string): Promise<Page> => {
  const page = await stage.visit(sub, path);
  await settled(page);
  await skipToContent(page);
  return page;
};
const headingHasFocus = (page: Page): Promise<void> => page.locator('main h1:focus').waitFor();
const dialogOpens = (page: Page, title: string): Promise<void> =>
  page.getByRole('dialog', { name: title }).locator(':focus').waitFor();
/** Types what is wanted into the palette, and takes it. */
const byPalette = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await page.locator('dialog input:focus').waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: words }).waitFor();
  await page.keyboard.press('Enter');
};

test('a clerk answers what is missing, hands in evidence, and asks the head for approval, who submits', async () => {
  const page = await withKeysAlone('tanto-d501', section);
  await pressKey(page, '続きから回答する');
  await headingHasFocus(page);
  for (const next of [10, 11, 12, 13, 14, 15, undefined]) {
    await pressKey(page, '適合', 'Space');
    await tabTo(page, '状況の説明');
    await page.keyboard.type('定めている。');
    await tabTo(page, next ? '次の項目' : '前の項目');
    await says(page, 'に保存しました');
    if (!next) break;
    await page.keyboard.press('Enter');
    await says(page, `15項目中の${next}番目`);
    await page.locator('main [id$="-title"]:focus').waitFor();
  }

  // From where a reload begins, which is the top.
  await page.reload();
  await settled(page);
  await skipToContent(page);
  await pressKey(page, '証跡と資料依頼');
  await headingHasFocus(page);
  const choosing = page.waitForEvent('filechooser');
  await pressKey(page, 'ファイルを選択する');
  const content = { name: '台帳.txt', mimeType: 'text/plain', buffer: Buffer.from('情報資産台帳の写し') };
  await (await choosing).setFiles(content);
  await page.getByRole('main').getByText('利用可').first().waitFor();
  expect(await whereabouts(page)).toBe('ファイルを選択する');
  await tabTo(page, '点検票', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await headingHasFocus(page);

  await byPalette(page, '課長の承認を求める');
  await dialogOpens(page, '課長の承認を求める');
  await pressKey(page, '課長の承認を求める');
  await says(page, '課長に承認を求めました');
  await whereabouts(page);

  const head = await withKeysAlone('kacho-d501', section);
  await pressKey(head, '承認して提出する');
  await dialogOpens(head, '承認して提出する');
  await pressKey(head, '承認して提出する');
  await says(head, '承認し、提出しました');
  await headingHasFocus(head);
});

test('an auditor sends an item back, with its reason', async () => {
  const page = await withKeysAlone('kansa1', `${section}/review`);
  await pressKey(page, '項目ごとに差し戻す');
  await dialogOpens(page, '項目ごとに差し戻す');
  expect(await whereabouts(page)).toMatch(/^項目ごとの理由/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await pressKey(page, '理由を書く');
  await page.locator('dialog textarea:focus').waitFor();
  await page.keyboard.type('台帳の日付が分かりません。');
  await tabTo(page, '全体へのコメント');
  await page.keyboard.type('1項目だけ直してください。');
  await pressKey(page, '項目ごとに差し戻す');
  await says(page, '差し戻しました');
  await headingHasFocus(page);
});

test('an auditor writes a finding', async () => {
  await inFieldwork(await callAs(stage, 'kansa1'));
  const page = await withKeysAlone('kansa1', `${section.replace('D501', 'D402')}/review`);
  await pressKey(page, '指摘事項を書く');
  await headingHasFocus(page);
  await tabTo(page, '件名');
  await page.keyboard.type('鍵管理簿の記入の遅れ');
  await tabTo(page, '重大な不適合');
  await page.keyboard.press('ArrowDown');
  expect(await whereabouts(page)).toMatch(/^軽微な不適合/);
  await tabTo(page, '基準');
  await page.keyboard.type('対策基準 2.4');
  await tabTo(page, '事実');
  await page.keyboard.type('記入が1週間以上遅れていた。');
  await tabTo(page, 'Kansaの外にある監査調書');
  await page.keyboard.type('監査調書 1-1');
  await pressKey(page, '案を保存する');
  await says(page, '別の監査人の相互確認を待っています');
  await headingHasFocus(page);
});
