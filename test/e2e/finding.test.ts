import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { callAs } from './support/call.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const departmentId = 'D402';
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
/** The act in the dialog that is open. */
const confirm = (page: Page, name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
const says = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();
const audited = async (page: Page): Promise<void> => {
  await settled(page);
  expect(await violations(page)).toEqual([]);
};

test('auditors judge, write a finding and present it; the section disputes it, and confirms what was amended', async () => {
  const { auditId, toExchange } = await inFieldwork(await callAs(stage, 'kansa1'));
  const auditor = await stage.visit('kansa1', `/general/audits/${auditId}/sections/${departmentId}/review`);
  await audited(auditor);
  await auditor.getByLabel('要改善').check();
  await press(auditor, '判定して次へ進む');
  await says(auditor, '15項目中 1項目を判定済み');
  await auditor.getByRole('button', { name: /項目を「適合」と判定する/ }).click();
  await audited(auditor);
  await auditor
    .getByRole('dialog')
    .getByRole('button', { name: /項目を「適合」と判定する/ })
    .click();
  await says(auditor, '15項目中 13項目を判定済み');

  await auditor.getByRole('link', { name: '指摘事項を書く' }).click();
  await auditor.getByRole('textbox', { name: '件名' }).fill('鍵管理簿の記入の遅れ');
  await auditor.getByLabel('軽微な不適合').check();
  await auditor.getByRole('textbox', { name: '基準' }).fill('対策基準 2.4');
  await auditor.getByRole('textbox', { name: '事実' }).fill('記入が1週間以上遅れていた。');
  await auditor.getByRole('textbox', { name: 'Kansaの外にある監査調書' }).fill('監査調書 1-1');
  await auditor.reload();
  await auditor.getByRole('textbox', { name: '事実' }).waitFor();
  expect(await auditor.getByRole('textbox', { name: '事実' }).inputValue()).toBe('記入が1週間以上遅れていた。');
  await audited(auditor);
  await press(auditor, '案を保存する');
  await says(auditor, '別の監査人の相互確認を待っています');
  const address = new URL(auditor.url()).pathname;

  const peer = await stage.visit('kansa3', address);
  await press(peer, '相互確認を終える');
  await confirm(peer, '相互確認を終える');
  await says(peer, '意見交換が始まると、主任監査人が所属に示します');
  await toExchange();
  await auditor.goto(stage.url + address);
  await press(auditor, '所属に示す');
  await confirm(auditor, '所属に示す');
  await says(auditor, '所属の課長の事実確認を待っています');

  const head = await stage.visit('kacho-d402', address, { phone: true });
  await audited(head);
  await press(head, '異議を述べる');
  await head.getByRole('textbox', { name: '事実と異なる点と、その根拠' }).fill('遅れは3日であった。');
  await audited(head);
  await confirm(head, '異議を述べる');
  await says(head, '監査人の判断を待っています');

  await auditor.goto(stage.url + address);
  await auditor.getByRole('link', { name: '異議を受けて改める' }).click();
  await auditor.getByRole('textbox', { name: '所属への回答' }).fill('日数を改めました。');
  await auditor.getByRole('textbox', { name: '事実' }).fill('記入が3日遅れていた。');
  await press(auditor, '改めて所属に示す');
  await says(auditor, '所属の課長の事実確認を待っています');

  await head.goto(stage.url + address);
  await says(head, '日数を改めました。');
  await press(head, '事実を確認する');
  await confirm(head, '事実を確認する');
  await says(head, '監査報告書の確定を待っています');
});

test('a finding of no section asks for one first', async () => {
  const page = await stage.visit('kansa1', '/general/audits');
  await page.getByRole('link', { name: /保険・福祉所属/ }).click();
  await page.locator('main dl').first().waitFor();
  await page.goto(`${stage.url}${new URL(page.url()).pathname}/findings/new`);
  await says(page, 'どの所属の指摘事項ですか');
  await audited(page);
  expect(await page.getByRole('textbox').count()).toBe(0);
  await page.getByRole('link', { name: '生活保護課' }).click();
  await page.getByRole('textbox', { name: '件名' }).waitFor();
  expect(new URL(page.url()).searchParams.get('section')).toBe('D402');
  expect(await page.locator('main header').innerText()).toContain('生活保護課');
});
