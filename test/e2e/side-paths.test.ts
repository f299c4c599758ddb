import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, until } from '../../scripts/demo/world.ts';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { act } from './support/act.ts';
import { violations } from './support/axe.ts';
import { callAs } from './support/call.ts';
import { inDays } from './support/days.ts';
import { inFieldwork } from './support/fieldwork.ts';
import { found, presentedFindings } from './support/improvement.ts';
import { pick } from './support/pick.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

// What leaves the straight way of an audit: each is played as its person would, led by today's work.

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const running = '保険・福祉所属の情報セキュリティ監査';

const main = (page: Page) => page.getByRole('main');
const says = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();
const state = (page: Page, words: string): Promise<void> =>
  page.locator('main header').getByText(words, { exact: true }).first().waitFor();
const looked = async (page: Page): Promise<void> => {
  await settled(page);
  expect(await violations(page)).toEqual([]);
};
/** Does an act of the page, and reads its dialog with axe before it is sent. */
const does = (
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  within = main(page),
) =>
  act(page, within, name, async (dialog) => {
    await fill(dialog);
    await looked(page);
  });
const because = (label: string, words: string) => (dialog: Locator) => dialog.getByLabel(label).fill(words);
/** Opens today's piece of work of that name. */
const openWork = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${stage.url}/`);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.locator('main header').waitFor();
};
const typed = (days: number) => {
  const [year = 0, month = 0, day = 0] = inDays(days).split('-').map(Number);
  return { year: year - 2018, month, day };
};
const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()));

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
  await does(office, '期限の延長を認める');
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

let begun: Awaited<ReturnType<typeof inFieldwork>>;
let course: Awaited<ReturnType<typeof presentedFindings>>;

test('what cannot wait is reported at once, and the CISO lets an auditor pass who is not independent', async () => {
  begun = await inFieldwork(await callAs(stage, 'kansa1'));
  const lead = await stage.visit('kansa1', '/');
  await openWork(lead, `開く ${running}`);
  await does(lead, '緊急の指摘を報告する', because('概要', '保管庫の鍵が机の上にある。'));
  await says(lead, '保管庫の鍵が机の上にある。');

  const ciso = await stage.visit('ciso', `/general/audits/${begun.auditId}`);
  await says(ciso, '保管庫の鍵が机の上にある。');
  await does(ciso, '独立性の例外を認める', async (dialog) => {
    await dialog.getByLabel('江口 拓也').check();
    await dialog.getByLabel('国保年金課').check();
    await dialog.getByLabel('理由').fill('ほかに代わる監査人がいない。');
  });
  await says(ciso, '江口 拓也 — 国保年金課: ほかに代わる監査人がいない。');
  await looked(ciso);

  const head = await stage.visit('kacho-d402', `/general/audits/${begun.auditId}`);
  await settled(head);
  expect(
    await main(head)
      .getByText(/保管庫の鍵|代わる監査人/)
      .count(),
  ).toBe(0);
  await leave(lead, ciso, head);
}, 120_000);

test('a section replies to a finding before it is instructed, and the report prints the exception', async () => {
  const titles = { D402: '鍵管理簿の記入の遅れ', D501: '媒体持出し記録の不備' };
  course = await presentedFindings((sub) => callAs(stage, sub), titles, begun);
  for (const id of ['D402', 'D501']) await course.doAs(`kacho-${id.toLowerCase()}`, id, 'finding.confirmFacts');
  await course.report();
  const chief = await stage.visit('tokatsu', `/general/audits/${course.auditId}/report`);
  await main(chief).getByText('独立性の例外', { exact: true }).waitFor();
  await says(chief, '江口 拓也 — 国保年金課: ほかに代わる監査人がいない。');
  await looked(chief);

  const head = await stage.visit('kacho-d501', '/');
  await head.getByRole('navigation').getByRole('link', { name: '指摘と改善' }).click();
  await main(head).getByRole('link', { name: titles.D501 }).click();
  await does(head, '所属の回答を書く', because('所属の回答', '機器の更新まで、リスクの受容を求めます。'));
  await says(head, '機器の更新まで、リスクの受容を求めます。');
  await looked(head);
  const ciso = await stage.visit('ciso', '/');
  await openWork(ciso, `開く ${titles.D501}`);
  await says(ciso, '機器の更新まで、リスクの受容を求めます。');
  await course.instruct();
  await leave(chief, head, ciso);
}, 120_000);

test('another section looks for the same weakness, improves, and the office confirms it', async () => {
  const title = '鍵の管理簿の記入';
  const ciso = await stage.visit('ciso', course.addressOf('D402'));
  await does(ciso, 'ほかの所属に同様の弱点の確認を求める', async (dialog) => {
    await pick(ciso, dialog, '確認を求める所属', '市民税');
    await dialog.getByLabel('件名').fill(title);
    await dialog.getByLabel('弱点とおそれ').fill('管理簿の記入が遅れると、鍵の紛失に気づけない。');
    await typeDay(ciso, dialog, '回答期限', typed(14));
  });
  await says(ciso, '市民税課');
  await looked(ciso);

  const head = await stage.visit('kacho-d302', '/');
  await openWork(head, `開く ${title}`);
  await says(head, '管理簿の記入が遅れると、鍵の紛失に気づけない。');
  expect(await main(head).getByRole('link', { name: '元の指摘事項を開く' }).count()).toBe(0);
  await does(head, '同様の弱点があるか回答する', async (dialog) => {
    await dialog.getByLabel('同じ弱点がある').check();
    await dialog.getByLabel('確認した結果').fill('10月分の記入がない。');
    await dialog.getByLabel('措置(行ったこと、これから行うこと)').fill('毎週、課長が確認する。');
  });
  await says(head, '10月分の記入がない。');
  await looked(head);

  const office = await stage.visit('jimukyoku', '/');
  await openWork(office, `開く ${title}`);
  await says(office, '10月分の記入がない。');
  await does(office, '所属の改善を見届ける', (dialog) => typeDay(office, dialog, '改善の期限', typed(30)));
  await openWork(head, `開く ${title}`);
  await does(head, '改善を報告する', because('実施した改善', '4週続けて記入を確認した。'));
  await openWork(office, `開く ${title}`);
  await says(office, '4週続けて記入を確認した。');
  await does(office, '確認を終える', (dialog) => dialog.getByLabel('改善された').check());
  await main(office).getByText('確認済み', { exact: true }).waitFor();
  await looked(office);
  await main(office).getByRole('link', { name: '元の指摘事項を開く' }).click();
  await main(office).locator('h1', { hasText: '鍵管理簿の記入の遅れ' }).waitFor();
  await main(office).getByText('確認済み', { exact: true }).waitFor();
  await leave(ciso, head, office);
}, 120_000);

/** A second audit of a section that was audited last year, in its fieldwork, with a draft of a finding. */
const auditOfLastYearsSection = async () => {
  const world = createWorld(stage);
  const [office, lead, chief] = [world.as('jimukyoku'), world.as('kansa2').general, world.as('tokatsu').general];
  const fiscalYear = fiscalYearOf(dayOf(new Date()));
  const { items: people } = (await office.directory('person.list', {})).body;
  const personOf = (name: string): string => people.find((one) => one.name === name)?.personId ?? '';
  const { checklistId, checklistVersion } = (await chief('audit.get', { auditId: begun.auditId })).body;
  const title = '市民税課の情報セキュリティ監査';
  const { auditId } = (
    await office.general('audit.create', {
      fiscalYear,
      cisoOrderNo: '情管第2号',
      title,
      kind: 'internal',
      purpose: '前の年度の指摘の定着を確かめる。',
      scope: '執務室',
      method: 'both',
      opinionType: 'advisory',
      criteria: '見本市情報セキュリティ対策基準',
      checklistId,
      checklistVersion,
      startsOn: inDays(0),
      endsOn: inDays(90),
      sections: ['D302'],
      team: [
        { personId: personOf('松永 由美'), role: 'lead' },
        { personId: personOf('川原 さくら'), role: 'member' },
      ],
    })
  ).body;
  await lead('audit.submitPlan', { auditId }, { version: 1 });
  await chief('audit.approve', { auditId }, { version: 2 });
  await chief('audit.notify', { auditId, dueDate: inDays(20), noticeNo: '監法第41号' }, { version: 3 });
  await until(
    async () => ((await chief('audit.board', { auditId })).body.items.length === 1 ? true : undefined),
    'one',
  );
  await lead('audit.startPreliminary', { auditId }, { version: 4 });
  const proceedWithout = [{ departmentId: 'D302', reason: '年度内に終えるため。' }];
  await lead('audit.startFieldwork', { auditId, proceedWithout }, { version: 5 });
  const draft = { auditId, departmentId: 'D302', title: '媒体持出しの記録がない', ...found };
  const { findingId } = (await lead('finding.create', draft)).body;
  return { auditId, title, address: `/general/audits/${auditId}/findings/${findingId}` };
};

test('a finding is linked to last year’s and unlinked, and another is carried over to that audit', async () => {
  const later = await auditOfLastYearsSection();
  const auditor = await stage.visit('kansa2', later.address);
  const earlier = main(auditor).getByRole('listitem').filter({ hasText: '市民税課の媒体持出し記録' });
  await does(auditor, 'この指摘の繰り返しとする', undefined, earlier);
  await state(auditor, '重大な不適合');
  await says(auditor, '繰り返しの元');
  await looked(auditor);
  await does(auditor, '繰り返しの関連付けを外す');
  await state(auditor, '軽微な不適合');
  await auditor.getByText('繰り返しの元').waitFor({ state: 'detached' });

  const title = '媒体持出し記録の不備';
  const chief = await stage.visit('tokatsu', course.addressOf('D501'));
  await does(chief, '後の監査に引き継ぐ', async (dialog) => {
    await dialog.getByLabel('引き継ぐ監査').selectOption({ label: later.title });
    await dialog.getByLabel('理由').fill('機器の更新が来年度になる。');
  });
  await main(chief).getByRole('link', { name: '後の監査に引き継ぎ済み' }).click();
  await main(chief).locator('h1', { hasText: later.title }).waitFor();
  await main(chief).getByRole('heading', { name: '前の監査から引き継いだ指摘事項' }).waitFor();
  await main(chief).getByRole('link', { name: title }).waitFor();
  await looked(chief);
  await openWork(auditor, `開く ${title}`);
  await main(auditor).locator('h1', { hasText: title }).waitFor();
  await looked(auditor);
  // The audit it comes from is not theirs; the browser tells its console of the refusal.
  expect(stage.troubles.splice(0)).toEqual([expect.stringContaining('404')]);
  await leave(auditor, chief);
}, 120_000);
