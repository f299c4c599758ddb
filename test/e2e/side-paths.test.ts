import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/demo/world.ts';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { callAs } from './support/call.ts';
import { inDays } from './support/days.ts';
import { because, does, leave, looked, main, openWork, says, state, typed } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

// What leaves the straight way of an audit while sections answer: each is played as its person would, led by today's
// work.

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const running = '保険・福祉所属の情報セキュリティ監査';

/** The audit that the seed has planned, brought to its sections. */
const notifiedAudit = async (): Promise<string> => {
  const [lead, chief] = await Promise.all([callAs(stage, 'kansa2'), callAs(stage, 'tokatsu')]);
  const { items } = (await chief('audit.list', { fiscalYear: fiscalYearOf(dayOf(new Date())) })).body;
  const { auditId } = items.find(({ status }) => status === 'planned') ?? { auditId: '' };
  await lead('audit.submitPlan', { auditId }, { version: 1 });
  await chief('audit.approve', { auditId }, { version: 2 });
  await chief('audit.notify', { auditId, dueDate: inDays(20), noticeNo: '監法第40号' }, { version: 3 });
  await until(
    async () => ((await chief('audit.board', { auditId })).body.items.length === 2 ? true : undefined),
    'both',
  );
  return auditId;
};

test('an audit is suspended, resumed and cancelled, and everybody is told where it stands', async () => {
  const title = '都市・観光所属の情報セキュリティ監査';
  const auditId = await notifiedAudit();
  const section = `/general/audits/${auditId}/sections/D702`;
  const chief = await stage.visit('tokatsu', `/general/audits/${auditId}`);
  await does(chief, '監査を中断する', because('理由', '台風の対応を先にする。'));
  await state(chief, '中断');
  await says(chief, '理由: 台風の対応を先にする。');
  await looked(chief);

  const contact = await stage.visit('tanto-d702', '/');
  await says(contact, '今日の対応はありません');
  await main(contact).getByText('中断', { exact: true }).waitFor();
  await looked(contact);
  await main(contact).getByRole('link', { name: title }).click();
  await says(contact, 'この監査は中断しています');
  await says(contact, '回答は、いま受け付けていません。');
  expect(await main(contact).getByRole('button', { name: '点検票を開く' }).count()).toBe(0);
  expect(await main(contact).getByText('台風').count()).toBe(0);
  await looked(contact);

  const auditor = await stage.visit('kansa4', '/');
  expect(await main(auditor).getByRole('link', { name: title }).count()).toBe(0);
  await auditor.goto(`${stage.url}${section}/review`);
  await says(auditor, '理由: 台風の対応を先にする。');
  await looked(auditor);

  await openWork(chief, `開く ${title}`);
  await does(chief, '監査を再開する', because('コメント', '対応が済んだ。'));
  await state(chief, '通知済み');
  await says(chief, '対応が済んだ。');
  await openWork(contact, `開く ${title} 点検票`);
  expect(await main(contact).getByText('この監査は中断しています').count()).toBe(0);

  const ciso = await stage.visit('ciso', `/general/audits/${auditId}`);
  await does(ciso, '監査を中止する', because('理由', '組織の改編で対象がなくなる。'));
  await state(ciso, '中止');
  await looked(ciso);
  await contact.goto(`${stage.url}/`);
  await says(contact, '今日の対応はありません');
  await contact.goto(stage.url + section);
  await says(contact, 'この監査は中止しました');
  await leave(chief, contact, auditor, ciso);
}, 180_000);

test('a submission is pulled back until an auditor has opened it; what was accepted is opened again', async () => {
  const [head, contact, lead] = await Promise.all(
    ['kacho-d402', 'tanto-d402', 'kansa1'].map((sub) => stage.visit(sub, '/')),
  );
  if (!head || !contact || !lead) throw new Error('three people');
  await main(head)
    .getByRole('link', { name: `${running} 生活保護課` })
    .click();
  await state(head, '提出済み');
  await does(head, '引き戻す', because('理由', '項目7を書き直す。'));
  await state(head, '回答中');

  await openWork(contact, `開く ${running} 点検票`);
  await says(contact, '伝えられたこと: 項目7を書き直す。');
  await does(contact, '課長の承認を求める');
  await openWork(head, `開く ${running} 点検票`);
  await does(head, '承認して提出する');
  await state(head, '提出済み');

  await openWork(lead, `開く ${running} 点検票`);
  await says(lead, '項目を判定済み');
  await head.reload();
  await state(head, '提出済み');
  await settled(head);
  expect(
    await main(head)
      .getByRole('button', { name: /引き戻す|その他の操作/ })
      .count(),
  ).toBe(0);

  await does(lead, '受理する');
  await state(lead, '受理');
  await does(lead, '受理を取り消して差し戻す', because('理由', '項目12の理由を補ってほしい。'));
  await state(lead, '差戻し');
  await openWork(contact, `開く ${running} 点検票`);
  await says(contact, '伝えられたこと: 項目12の理由を補ってほしい。');
  await looked(contact);
  await main(contact).getByRole('button', { name: '差戻しに対応する' }).click();
  await state(contact, '回答中');
  await leave(head, contact, lead);
}, 180_000);

test('a head gives a whole area to somebody, and more time is asked for and granted', async () => {
  const head = await stage.visit('kacho-d501', '/');
  await main(head)
    .getByRole('link', { name: `${running} 子ども政策課` })
    .click();
  await main(head).getByRole('button', { name: '一覧で回答' }).click();
  const area = main(head).locator('details').first();
  const whole = area.getByText(/^担当を決める\((?!1項目)\d+項目\)$/);
  await whole.click();
  await area.getByLabel('担当する人の氏名').first().fill('縣 陽菜');
  await looked(head);
  await area.getByRole('button', { name: 'この人を担当にする' }).first().click();
  await says(head, /^\d+項目の担当を決めました$/);
  const items = await area.getByRole('article').count();
  expect(items).toBeGreaterThan(1);
  expect(await area.getByText('担当: 縣 陽菜').count()).toBe(items);

  await does(head, '期限の延長を申請する', async (dialog) => {
    await typeDay(head, dialog, '希望する期限', typed(14));
    await dialog.getByLabel('理由').fill('議会の対応が続くため。');
  });
  await main(head).getByRole('button', { name: '目次' }).click();
  await says(head, 'までの期限延長を申請中です。');
  const office = await stage.visit('jimukyoku', '/');
  await openWork(office, `開く ${running} 期限延長の申請`);
  await says(office, '議会の対応が続くため。');
  await does(office, '期限の延長を認める', (dialog) => dialog.getByText('議会の対応が続くため。').waitFor());
  await office.getByText('までの期限延長を申請中です。').waitFor({ state: 'detached' });
  await head.reload();
  await main(head).locator('header').getByText('あと14日').waitFor();
  await looked(head);
  await leave(head, office);
}, 180_000);

test('what an auditor asks for is handed in by parts, returned, accepted, refused, or seen on the spot', async () => {
  const lead = await stage.visit('kansa1', '/');
  await openWork(lead, `開く ${running}`);
  await main(lead).getByRole('link', { name: '対象の所属' }).click();
  await main(lead).getByRole('link', { name: '学校教育課' }).click();
  await says(lead, '学校教育課の証跡と回答の確認');
  await main(lead).getByRole('link', { name: '資料の依頼' }).click();
  for (const title of ['鍵管理簿', '入退室の記録', '委託の契約書']) {
    await does(lead, '依頼を書く', async (dialog) => {
      await dialog.getByLabel('依頼する資料').fill(title);
      await typeDay(lead, dialog, '期限', typed(10));
    });
    const draft = main(lead).getByRole('listitem').filter({ hasText: title });
    await draft.getByRole('button', { name: '依頼を送る' }).click();
    await draft.getByText('依頼済み', { exact: true }).waitFor();
  }
  await looked(lead);

  const contact = await stage.visit('tanto-d802', '/');
  await openWork(contact, '開く 鍵管理簿');
  await says(contact, '資料依頼「鍵管理簿」への資料として提出します。');
  const asked = (page: Page, title: string) =>
    main(page).getByRole('listitem').filter({ hasText: title }).filter({ hasText: '提出期限' });
  const choose = async (fileName: string): Promise<void> => {
    await contact
      .locator('input[type=file][multiple]')
      .first()
      .setInputFiles([{ name: fileName, mimeType: 'text/plain', buffer: Buffer.from(`${fileName}の写し\n`) }]);
    await main(contact).getByRole('listitem').filter({ hasText: fileName }).getByText('利用可').waitFor();
  };
  await choose('鍵管理簿 10月.txt');
  await does(contact, '一部を提出する', because('コメント', '11月分は月末に出します。'), asked(contact, '鍵管理簿'));
  await asked(contact, '鍵管理簿').getByText('一部提出', { exact: true }).waitFor();

  const head = await stage.visit('kacho-d802', '/');
  await head.goto(contact.url());
  await does(
    head,
    '提出期限の延長を求める',
    async (dialog) => {
      await typeDay(head, dialog, '希望する期限', typed(20));
      await dialog.getByLabel('理由').fill('11月分がまだない。');
    },
    asked(head, '鍵管理簿'),
  );
  await asked(head, '鍵管理簿')
    .getByText(/延長を申請中 — 11月分がまだない。/)
    .waitFor();
  const office = await stage.visit('jimukyoku', '/');
  await openWork(office, `開く ${running} 期限延長の申請`);
  await does(office, '提出期限の延長を認めない', because('理由', '写しでよい。'), asked(office, '鍵管理簿'));
  await head.reload();
  await asked(head, '鍵管理簿')
    .getByText(/延長は認められませんでした — 写しでよい。/)
    .waitFor();
  await does(
    head,
    '提出できない理由を述べる',
    because('提出できない理由', '保存期間を過ぎ、廃棄した。'),
    asked(head, '入退室の記録'),
  );
  await looked(head);

  await contact.reload();
  await choose('鍵管理簿 11月.txt');
  await does(contact, '提出する', undefined, asked(contact, '鍵管理簿'));
  await openWork(lead, '開く 鍵管理簿');
  const work = asked(lead, '鍵管理簿');
  await work.getByRole('link', { name: '鍵管理簿 11月.txt' }).waitFor();
  await work.getByRole('button', { name: '確認を始める' }).click();
  await does(lead, '差し戻す', because('差戻しの理由', '確認印が写っていない。'), work);
  await asked(lead, '入退室の記録').getByText('コメント: 保存期間を過ぎ、廃棄した。').waitFor();
  await does(
    lead,
    '現地で確認したことにする',
    because('現地で確認した内容', '執務室で原本を見た。'),
    asked(lead, '委託の契約書'),
  );
  await looked(lead);

  await openWork(contact, '開く 鍵管理簿');
  await asked(contact, '鍵管理簿').getByText('コメント: 確認印が写っていない。').waitFor();
  await looked(contact);
  await does(contact, '提出する', undefined, asked(contact, '鍵管理簿'));
  await openWork(lead, '開く 鍵管理簿');
  await work.getByRole('button', { name: '確認を始める' }).click();
  await does(lead, '受理する', undefined, work);
  await work.getByText('受理', { exact: true }).waitFor();
  await leave(lead, contact, head, office);
}, 180_000);
