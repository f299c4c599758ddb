import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { callAs } from './support/call.ts';
import { presentedFindings } from './support/improvement.ts';
import { pick } from './support/pick.ts';
import { confirm, dialog, press, says, typed } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const fits = async (page: Page): Promise<void> => {
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
};
/** The first piece of today's work that is about this. */
const openWork = async (page: Page, title: string): Promise<void> => {
  await page.goto(`${stage.url}/`);
  await page
    .getByRole('main')
    .getByRole('link', { name: `開く ${title}` })
    .click();
  await page.locator('main h1', { hasText: title }).waitFor();
};

test('on phones a section goes from a finding to the report of completion, with evidence and more time', async () => {
  const title = '鍵管理簿の記入の遅れ';
  const course = await presentedFindings((sub) => callAs(stage, sub), { D402: title, D501: '媒体持出し記録の不備' });
  const head = await stage.visit('kacho-d402', '/', { phone: true });
  await openWork(head, title);
  await press(head, '事実を確認する');
  await confirm(head, '事実を確認する');
  await says(head, '監査報告書の確定を待っています');
  await course.doAs('kacho-d501', 'D501', 'finding.confirmFacts');
  await course.report();
  await course.instruct();

  const clerk = await stage.visit('tanto-d402', '/', { phone: true });
  await openWork(clerk, title);
  await press(clerk, '改善計画を書き始める');
  await clerk.getByRole('link', { name: '改善計画を書く' }).click();
  await clerk.getByLabel('原因').fill('代わりを決めていなかった。');
  await clerk.getByLabel('改善の内容').fill('正副の担当を決める。\n毎週、課長が確認する。');
  // A reload in the middle loses nothing, however long the posts to choose from take.
  let arrive = (): void => undefined;
  const late = new Promise<void>((resolve) => (arrive = resolve));
  await clerk.route('**/api/directory/posts*', async (route) => {
    await late;
    await route.continue();
  });
  await clerk.reload();
  await clerk.getByLabel('原因').waitFor();
  expect(await clerk.getByLabel('原因').inputValue()).toBe('代わりを決めていなかった。');
  await clerk.getByLabel('同じ弱点がほかにないかの確認').fill('ほかの保管庫も確かめた。');
  // Days have arrived by then: what is still awaited are the posts.
  await clerk.locator('form [data-type=day]').first().waitFor();
  await clerk.locator('form .control[aria-busy=true]').waitFor();
  arrive();
  await pick(clerk, clerk, '担当する職', '生活保護課 担当');
  await fits(clerk);
  await press(clerk, '改善計画を保存する');
  await says(clerk, '改善計画を保存しました');
  await press(clerk, '課長の承認を求める');
  await confirm(clerk, '課長の承認を求める');
  await says(clerk, '所属の課長の確認を待っています');

  await openWork(head, title);
  await press(head, '改善計画を提出する');
  await fits(head);
  await confirm(head, '改善計画を提出する');
  await says(head, '改善計画を提出しました');
  await course.doAs('joho', 'D402', 'remediation.approve');

  await openWork(clerk, title);
  await press(clerk, '改善に着手する');
  await says(clerk, '所属が改善を進めています');
  await clerk.getByRole('button', { name: '進み具合を記録する' }).click();
  await clerk.getByLabel('進み具合(0〜100%)').fill('60');
  await confirm(clerk, '進み具合を記録する');
  await clerk.getByRole('progressbar').waitFor();
  await fits(clerk);

  await head.goto(stage.url + course.addressOf('D402'));
  await press(head, 'その他の操作');
  // What opens below a button stays on the screen.
  const menu = await head.getByRole('button', { name: '改善期限の延長を求める' }).boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  await press(head, '改善期限の延長を求める');
  await typeDay(head, dialog(head), '延ばしたい日', typed(60));
  await dialog(head).getByLabel('理由').fill('庁舎の工事のため。');
  await fits(head);
  await confirm(head, '改善期限の延長を求める');
  await says(head, '判断を待っています');
  const officer = await stage.visit('joho', '/');
  await officer
    .getByRole('main')
    .getByRole('link', { name: /^開く .*期限延長の申請/ })
    .click();
  await press(officer, '改善期限の延長を認める');
  await confirm(officer, '改善期限の延長を認める');
  await says(officer, '所属が改善を進めています');

  await head.reload();
  await press(head, '改善完了を報告する');
  await dialog(head).getByRole('textbox', { name: '実施した改善' }).fill('正副の担当を決めた。');
  await typeDay(head, dialog(head), '改善を終えた日', typed(0));
  await dialog(head)
    .getByLabel('ファイルを選択する')
    .last()
    .setInputFiles('test/fixtures/samples/evidence/policy-clean.pdf');
  // What has arrived and is clean is chosen by itself.
  await dialog(head).getByRole('checkbox', { name: 'policy-clean.pdf', checked: true }).waitFor();
  await fits(head);
  await confirm(head, '改善完了を報告する');
  await says(head, '改善の完了を報告しました');
  await head.getByRole('main').getByRole('link', { name: 'policy-clean.pdf' }).waitFor();
}, 180_000);

test('the CISO accepts a risk until a day, and the section reads it', async () => {
  const ciso = await stage.visit('ciso', '/');
  await ciso.getByRole('navigation').getByRole('link', { name: '指摘と改善' }).click();
  await ciso.getByRole('link', { name: '媒体持出し記録の不備' }).click();
  await ciso.locator('main h1', { hasText: '媒体持出し記録の不備' }).waitFor();
  await press(ciso, 'その他の操作');
  await press(ciso, '残留リスクを受容する');
  await dialog(ciso).getByLabel('代わりの対策').fill('媒体を金庫に集める。');
  await typeDay(ciso, dialog(ciso), '受容の期限', typed(100));
  expect(await violations(ciso)).toEqual([]);
  await confirm(ciso, '残留リスクを受容する');
  await says(ciso, 'CISOが期限を定めて残留リスクを受容しています');
  const head = await stage.visit('kacho-d501', new URL(ciso.url()).pathname, { phone: true });
  await says(head, '媒体を金庫に集める。');
  await fits(head);
}, 120_000);
