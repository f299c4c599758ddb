import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../scripts/demo/world.ts';
import { improvementPlan } from '#test/support/builders.ts';
import { inDays } from './support/days.ts';
import { confirm, dialog, leave, looked, main, openWork, press, says, state, typed } from './support/journey.ts';
import { openStage } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

// The seed's joint audit from the survey to its end: everyone whose turn it is does it on the screen, led there by the
// list of today's work. What a section does about an improvement is another journey (remediation.test.ts).

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const audit = '保険・福祉所属の情報セキュリティ監査';
const title = '鍵管理簿の記入の遅れ';
const where: { auditId: string; findingId: string } = { auditId: '', findingId: '' };

/** Presses a button, and the same in the dialog that asks. */
const act = async (page: Page, name: string): Promise<void> => {
  await press(page, name);
  await confirm(page, name);
};
const reasons = async (page: Page, sections: readonly string[]): Promise<void> => {
  for (const section of sections) await dialog(page).getByLabel(section).fill('災害対応のため。');
};

test('an external auditor is shown the audits of the contract, and nothing else', async () => {
  const page = await stage.visit('gaibu', '/');
  await looked(page);
  await page.getByRole('navigation').getByRole('link', { name: '監査', exact: true }).click();
  await page.locator('main tbody tr').first().waitFor();
  expect(await page.locator('main tbody tr').count()).toBe(1);
  await main(page).getByRole('link', { name: audit }).click();
  await state(page, '通知済み');
  await looked(page);
  where.auditId = /audits\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  // What others may do or see is not even offered.
  expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).not.toContain('計画');
  await page.goto(`${stage.url}/general/plans`);
  await says(page, 'この画面を見る権限がありません');
  // Trying again would change nothing, and there is nothing to ask anybody about.
  expect(await main(page).getByRole('button', { name: '再試行する' }).count()).toBe(0);
  expect(await main(page).innerText()).not.toContain('forbidden');
  await main(page).getByRole('link', { name: 'ホームへ戻る' }).waitFor();
  await looked(page);
  // The browser tells its console of every refusal.
  expect(stage.troubles.splice(0).every((trouble) => trouble.includes('403'))).toBe(true);
  await page.context().close();
}, 120_000);

test('the lead begins the fieldwork; the external auditor asks, judges and writes a finding; a peer reviews it', async () => {
  const lead = await stage.visit('kansa1', '/');
  await openWork(lead, `開く ${audit}`);
  await act(lead, '予備調査を始める');
  await state(lead, '予備調査');
  await openWork(lead, `開く ${audit} 点検票`);
  await act(lead, '受理する');
  await says(lead, '受理しました');
  await openWork(lead, `開く ${audit}`);
  await press(lead, '本調査を始める');
  // Only where the checklist is not accepted is a reason asked for, beside where it stands.
  await says(lead, '理由の要らない所属: ');
  expect(await dialog(lead).getByRole('textbox').count()).toBe(2);
  await reasons(lead, ['子ども政策課', '学校教育課']);
  await looked(lead);
  await confirm(lead, '本調査を始める');
  await state(lead, '本調査');

  const outside = await stage.visit('gaibu', `/general/audits/${where.auditId}?tab=sections`);
  await main(outside).getByRole('link', { name: '生活保護課' }).click();
  await main(outside).getByRole('link', { name: '証跡と回答の確認' }).click();
  await outside.getByLabel('要改善').check();
  await press(outside, '判定して次へ進む');
  await says(outside, '15項目中 1項目を判定済み');
  await press(outside, '質問する');
  await dialog(outside).getByLabel('所属への質問').fill('鍵管理簿の10月分を見せてください。');
  await confirm(outside, '質問する');
  await says(outside, '質問しました');
  const clerk = await stage.visit('tanto-d402', '/', { phone: true });
  await openWork(clerk, `開く ${audit} 質問`);
  await main(clerk)
    .locator('section', { has: clerk.getByRole('heading', { name: '監査人からの質問' }) })
    .getByRole('link')
    .click();
  await main(clerk).getByText('鍵管理簿の10月分を見せてください。').waitFor();
  await looked(clerk);
  await leave(clerk);

  await main(outside).getByRole('link', { name: '監査調書' }).click();
  await press(outside, '監査調書を書く');
  await dialog(outside).getByRole('group', { name: '点検項目' }).getByRole('checkbox').first().check();
  await dialog(outside).getByLabel('現地の視察').check();
  await typeDay(outside, dialog(outside), '実施日', typed(0));
  await dialog(outside).getByLabel('実施した手続').fill('鍵管理簿と保管庫を見た。');
  await dialog(outside).getByLabel('確認した事実').fill('10月の記入が遅れていた。');
  await looked(outside);
  await confirm(outside, '監査調書を書く');
  await says(outside, '監査調書を保存しました');

  await main(outside).getByRole('link', { name: '証跡と回答の確認' }).click();
  await main(outside).getByRole('link', { name: '指摘事項を書く' }).click();
  await outside.getByRole('textbox', { name: '件名' }).fill(title);
  await outside.getByLabel('軽微な不適合').check();
  await outside.getByRole('textbox', { name: '基準' }).fill('対策基準 2.4');
  await outside.getByRole('textbox', { name: '事実' }).fill('10月の記入が1週間以上遅れていた。');
  await outside.getByRole('textbox', { name: 'Kansaの外にある監査調書' }).fill('監査調書 1-1');
  await looked(outside);
  await press(outside, '案を保存する');
  await says(outside, '別の監査人の相互確認を待っています');
  where.findingId = /findings\/([^/?]+)/.exec(outside.url())?.[1] ?? '';

  const peer = await stage.visit('kansa3', '/');
  await openWork(peer, `開く ${title}`);
  await act(peer, '相互確認を終える');
  await says(peer, '意見交換が始まると、主任監査人が所属に示します');

  await openWork(lead, `開く ${audit}`);
  await press(lead, '本調査を終える');
  await reasons(lead, ['国保年金課', '生活保護課', '子ども政策課', '学校教育課']);
  await confirm(lead, '本調査を終える');
  await state(lead, '評価');
  await act(lead, '意見交換を始める');
  await state(lead, '意見交換');
  await openWork(lead, `開く ${title}`);
  await act(lead, '所属に示す');
  await says(lead, '所属の課長の事実確認を待っています');
  for (const page of [lead, outside, peer]) await page.context().close();
}, 180_000);

test('the report is frozen, the CISO receives it and instructs', async () => {
  const head = await stage.visit('kacho-d402', '/');
  await openWork(head, `開く ${title}`);
  await act(head, '事実を確認する');
  await says(head, '監査報告書の確定を待っています');

  const lead = await stage.visit('kansa1', `/general/audits/${where.auditId}`);
  await main(lead).getByRole('link', { name: '意見交換会' }).click();
  const record = main(lead).getByRole('button', { name: '意見交換会を記録する' });
  for (let left = 4; left > 0; left -= 1) {
    await record.nth(left - 1).click();
    await typeDay(lead, dialog(lead), '開催日', typed(0));
    await dialog(lead).getByLabel('出席者').fill('課長、主任監査人');
    await dialog(lead).getByLabel('話し合った内容').fill('事実を確認した。');
    await confirm(lead, '意見交換会を記録する');
    await record.nth(left - 1).waitFor({ state: 'detached' });
  }
  expect(await record.count()).toBe(0);
  await looked(lead);
  await openWork(lead, `開く ${audit}`);
  await act(lead, '意見交換を終える');
  await state(lead, '報告書の作成');

  const chief = await stage.visit('tokatsu', '/');
  await openWork(chief, `開く ${audit}`);
  await press(chief, '監査報告書を確定する');
  await dialog(chief).getByLabel('総評').fill('鍵の管理に改善を要する。');
  await confirm(chief, '監査報告書を確定する');
  await state(chief, '報告済み');
  await main(chief).getByRole('link', { name: '監査報告書' }).first().click();
  await says(chief, '鍵の管理に改善を要する。');
  await says(chief, title);
  await main(chief).getByText('判定しなかった項目とその理由').first().waitFor();
  await looked(chief);

  const ciso = await stage.visit('ciso', '/');
  await openWork(ciso, `開く ${audit}`);
  await act(ciso, '監査報告を受け取る');
  await state(ciso, 'CISO受領');
  await openWork(ciso, `開く ${title}`);
  await press(ciso, '改善を指示する');
  await dialog(ciso).getByLabel('改善指示の内容').fill('管理を改め、改善計画を出すこと。');
  await typeDay(ciso, dialog(ciso), '改善期限', typed(45));
  await looked(ciso);
  await confirm(ciso, '改善を指示する');
  await says(ciso, '改善を指示しました');
  await openWork(ciso, `開く ${audit}`);
  await act(ciso, '改善指示を出し終える');
  await state(ciso, '改善');
  for (const page of [head, lead, chief, ciso]) await page.context().close();
}, 180_000);

/** The section's side of the improvement, without a screen. */
const improve = async (): Promise<void> => {
  const world = createWorld(stage);
  const [clerk, head, officer] = ['tanto-d402', 'kacho-d402', 'joho'].map((sub) => world.as(sub));
  if (!clerk || !head || !officer) throw new Error('three people');
  const seen = async () => ({ version: (await clerk.general('finding.get', where)).version });
  const post = (await clerk.directory('post.list', {})).body.items.find((one) => one.departmentId === 'D402');
  await clerk.general('remediation.startDrafting', where, await seen());
  const plan = improvementPlan(post?.postId ?? '', { dueDate: inDays(30) });
  await clerk.general('remediation.draft', { ...where, ...plan }, await seen());
  await clerk.general('remediation.requestApproval', where, await seen());
  await head.general('remediation.submit', where, await seen());
  await officer.general('remediation.approve', where, await seen());
  await clerk.general('remediation.start', where, await seen());
  const section = { auditId: where.auditId, departmentId: 'D402' };
  const { evidenceId } = await world.handIn('tanto-d402', section, 'policy-clean.pdf', '鍵管理の手順.pdf');
  const done = { report: '正副の担当を決めた。', evidenceIds: [evidenceId], completedOn: inDays(0) };
  await head.general('remediation.reportCompletion', { ...where, ...done }, await seen());
};

test('the improvement is verified and followed up, and the audit ends', async () => {
  await improve();
  const auditor = await stage.visit('gaibu', '/');
  await openWork(auditor, `開く ${title}`);
  await main(auditor).getByRole('link', { name: '鍵管理の手順.pdf' }).waitFor();
  await press(auditor, '確認を始める');
  await press(auditor, '改善を確認した');
  await dialog(auditor).getByLabel('確認した結果').fill('現地で管理簿と確認印を見た。');
  await looked(auditor);
  await confirm(auditor, '改善を確認した');
  await says(auditor, '改善を確認しました');

  const chief = await stage.visit('tokatsu', '/');
  await openWork(chief, `開く ${audit}`);
  await act(chief, 'フォローアップを始める');
  await state(chief, 'フォローアップ');
  // While a finding is open the audit does not end, and says why.
  await act(chief, '監査を終了する');
  await dialog(chief).getByText('完了していない指摘事項 1件').waitFor();
  // The browser tells its console of every refusal.
  expect(stage.troubles.splice(0)).toEqual([expect.stringContaining('422')]);
  await looked(chief);
  await confirm(chief, 'やめる');

  await auditor.goto(`${stage.url}/general/audits/${where.auditId}/findings/${where.findingId}`);
  await press(auditor, 'フォローアップを計画する');
  await dialog(auditor).getByLabel('現地の確認').check();
  await typeDay(auditor, dialog(auditor), '予定日', typed(0));
  await confirm(auditor, 'フォローアップを計画する');
  await says(auditor, 'フォローアップを計画しました');
  await openWork(auditor, `開く ${title}`);
  await press(auditor, 'フォローアップを始める');
  await press(auditor, 'フォローアップの結論を出す');
  await dialog(auditor).getByLabel('改善が続いている').check();
  await dialog(auditor).getByLabel('確認した内容').fill('改善が定着している。');
  await looked(auditor);
  await confirm(auditor, 'フォローアップの結論を出す');
  await says(auditor, '改善が定着している。');

  await openWork(chief, `開く ${title}`);
  await act(chief, 'CISOに報告する');
  await act(chief, '完了とする');
  await openWork(chief, `開く ${audit}`);
  await act(chief, '監査を終了する');
  await state(chief, '終了');
  await looked(chief);
  // The contract may run on, but there is nothing to do any more.
  await auditor.goto(`${stage.url}/`);
  await says(auditor, '今日の対応はありません');
}, 180_000);
