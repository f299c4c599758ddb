import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pdfOf } from '../../scripts/bench-inspect/pdf.ts';
import { createWorld } from '../../scripts/demo/world.ts';
import { act } from './support/act.ts';
import { violations } from './support/axe.ts';
import { enter } from './support/enter.ts';
import { pick } from './support/pick.ts';
import { sealedAudit } from './support/sealed-audit.ts';
import { dialog } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let auditId = '';
beforeAll(async () => {
  stage = await openStage();
  auditId = await sealedAudit(stage);
}, 120_000);
afterAll(() => stage.close());
/** What the console says of an audit that asks for the purpose first. */
afterEach(() => expect(stage.troubles.splice(0).filter((trouble) => !trouble.includes('403'))).toEqual([]));

test('one officer proposes that somebody is let in, another one agrees, and it ends by itself or at once', async () => {
  const general = await stage.visit('somu', `/spi/audits/${auditId}/readers`);
  await enter(general, '緊急の閲覧を判断する');
  await general.getByRole('main').getByRole('button', { name: '緊急の閲覧を提案する' }).click();
  await pick(general, dialog(general), '閲覧する人', '佐藤');
  await dialog(general).getByLabel('時間数').fill('4');
  await dialog(general).getByLabel('理由').fill('漏えいのおそれがあり、状況を確かめる。');
  expect(await violations(general)).toEqual([]);
  await dialog(general).getByRole('button', { name: '緊急の閲覧を提案する' }).click();
  await general.getByText(/提案\(4時間\)/).waitFor();
  // Nobody agrees to what they proposed.
  expect(await general.getByRole('button', { name: '緊急の閲覧を認める' }).count()).toBe(0);

  const officer = await stage.visit('hosei', `/spi/audits/${auditId}/readers`);
  await officer.getByRole('button', { name: '緊急の閲覧を認める' }).click();
  await dialog(officer).getByRole('button', { name: '緊急の閲覧を認める' }).click();
  await officer.getByText(/提案\(4時間\) \/ .*まで/).waitFor();
  expect(await violations(officer)).toEqual([]);
  await officer.getByRole('main').getByRole('button', { name: '緊急の閲覧を終える' }).click();
  await dialog(officer).getByRole('button', { name: '緊急の閲覧を終える' }).click();
  await officer.getByText(/提案\(4時間\)/).waitFor({ state: 'detached' });
});

test('the section records an analysis of its logs, an auditor what was seen on site, and no copy is kept', async () => {
  const unfiled = `/spi/audits/${auditId}/sections/D202/unfiled`;
  const head = await stage.visit('kacho-d202', unfiled);
  await head.getByLabel('閲覧の目的').waitFor();
  await settled(head);
  // Three parts of the page are refused, and it is asked once.
  expect(await head.getByLabel('閲覧の目的').count()).toBe(1);
  await enter(head, 'ログ分析の記録');
  await head.getByText('記録されたログ分析はありません').waitFor();
  await head.getByRole('main').getByRole('button', { name: 'ログ分析を記録する' }).click();
  await dialog(head).getByLabel('情報システム').fill('国保システム');
  await dialog(head).getByLabel('ログの種類').fill('アクセスログ');
  await typeDay(head, dialog(head), '対象期間の初日', { year: 8, month: 4, day: 1 });
  await typeDay(head, dialog(head), '対象期間の末日', { year: 8, month: 9, day: 30 });
  await dialog(head).getByLabel('分析した人').fill('国保年金課 担当');
  await typeDay(head, dialog(head), '分析した日', { year: 8, month: 10, day: 15 });
  await dialog(head).getByRole('textbox', { name: /^方法/ }).fill('夜間と休日の参照を抽出した。');
  await dialog(head).getByRole('radio', { name: '異常なし' }).check();
  expect(await violations(head)).toEqual([]);
  await dialog(head).getByRole('button', { name: 'ログ分析を記録する' }).click();
  const analysed = head.getByRole('row').filter({ hasText: '国保システム' });
  await analysed.getByText('異常なし').waitFor();
  await act(head, analysed, 'ログ分析の記録を直す', async (form) => {
    await form.getByRole('radio', { name: '異常あり' }).check();
    await form.getByLabel(/^異常への対応/).fill('本人に確かめ、業務によるものと分かった。');
  });
  await analysed.getByText('業務によるものと分かった').waitFor();

  const auditor = await stage.visit('kansa1', unfiled);
  // Both have stated their purpose when they made the audit: it holds for the day.
  await auditor.getByRole('main').getByRole('button', { name: '現地閲覧を記録する' }).click();
  await dialog(auditor).getByLabel('見たもの').fill('入退室の記録簿');
  await typeDay(auditor, dialog(auditor), '見た日', { year: 8, month: 11, day: 2 });
  await dialog(auditor).getByLabel('場所').fill('1階執務室');
  await dialog(auditor).getByRole('checkbox', { name: '浦川 直樹' }).check();
  await dialog(auditor).getByLabel('確認した結果').fill('退室の時刻が毎日書かれていた。');
  await dialog(auditor).getByRole('button', { name: '現地閲覧を記録する' }).click();
  const seen = auditor.getByRole('row').filter({ hasText: '入退室の記録簿' });
  await seen.getByText('浦川 直樹').waitFor();
  expect(await violations(auditor)).toEqual([]);
  await act(auditor, seen, '現地閲覧の記録を直す', (form) => form.getByLabel('場所').fill('2階執務室'));
  await seen.getByText('2階執務室').waitFor();
  await act(auditor, seen, '現地閲覧の記録を取り下げる', (form) =>
    form.getByLabel('理由').fill('別の所属の記録だった。'),
  );
  await seen.getByText('取下げ', { exact: true }).waitFor();
  await act(head, analysed, 'ログ分析の記録を取り下げる', (form) => form.getByLabel('理由').fill('期間を誤った。'));
  await analysed.getByText('取下げ', { exact: true }).waitFor();
});

test('a PDF lies under the watermark, and nothing of it stays in the browser', async () => {
  const where = { auditId, departmentId: 'D202' };
  const bytes = pdfOf([['入退室の記録'], ['夜間の退室']]) as Buffer<ArrayBuffer>;
  const file = await createWorld(stage).handIn('tanto-d202', where, bytes, '入退室記録.pdf', {}, 'spi');
  expect(file.status).toBe('available');
  const page = await stage.visit(
    'kansa1',
    `/spi/audits/${auditId}/sections/D202/review?show=all&file=${file.evidenceId}`,
  );
  await page.getByRole('button', { name: '内容を表示する' }).click();
  await page.getByRole('button', { name: '次のページ' }).click();
  const sheet = page.getByRole('region', { name: '入退室記録.pdf 2ページ' });
  await sheet.getByText('夜間の退室').waitFor();
  await settled(page);
  const marked = await sheet.screenshot();
  expect(await sheet.screenshot()).toEqual(marked);
  await page.evaluate(() => document.querySelector('[data-reader]')?.parentElement?.remove());
  expect(await sheet.screenshot()).not.toEqual(marked);
  const kept = await page.evaluate(async () =>
    JSON.stringify([
      location.href,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      await caches.keys(),
      await indexedDB.databases(),
    ]),
  );
  expect(decodeURIComponent(kept)).not.toMatch(/退室/);
});
