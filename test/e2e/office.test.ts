import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../scripts/demo/world.ts';
import { violations } from './support/axe.ts';
import { pick } from './support/pick.ts';
import { confirm, dialog, main, press, state } from './support/journey.ts';
import { openStage } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let world: World;
beforeAll(async () => {
  stage = await openStage();
  world = createWorld(stage);
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('from an empty year to a distributed audit', async () => {
  const { fiscalYear } = (await world.as('jimukyoku').directory('me.get', {})).body;
  const next = fiscalYear + 1;
  const era = (year: number): number => year - 2018;

  const office = await stage.visit('jimukyoku', `/general/plans?fy=${next}`);
  await office.getByText('この年度の計画は、まだありません').waitFor();
  expect(await violations(office)).toEqual([]);
  await office.getByRole('link', { name: '計画を作成する' }).click();
  await office.getByLabel('監査の方針・重点').fill('委託先の管理を重点とする。');
  await pick(office, office, '対象の所属・方法・月', '市民税');
  await office.getByRole('combobox', { name: /の月$/ }).selectOption('5');
  expect(await violations(office)).toEqual([]);
  // A reload in the middle loses nothing.
  await office.reload();
  await office.getByLabel('監査の方針・重点').waitFor();
  expect(await office.getByLabel('監査の方針・重点').inputValue()).toBe('委託先の管理を重点とする。');
  await press(office, '計画を保存する');
  await state(office, '作成中');
  const planAt = new URL(office.url()).pathname;
  expect(await violations(office)).toEqual([]);

  const chief = await stage.visit('tokatsu', planAt);
  await press(chief, '計画を提出する');
  await confirm(chief, '計画を提出する');
  await state(chief, '提出済み');

  const ciso = await stage.visit('ciso', planAt);
  await press(ciso, '計画を承認する');
  await typeDay(ciso, ciso, '委員会の開催日', { year: era(fiscalYear), month: 4, day: 1 });
  await confirm(ciso, '計画を承認する');
  await state(ciso, '承認済み');

  await office.reload();
  await office.getByRole('link', { name: 'この計画から監査を作成する' }).click();
  await office.getByLabel('監査の名称').fill('市民税課の監査');
  await office.getByLabel('目的').fill('対策基準の遵守状況を確かめる。');
  await office.getByLabel('範囲').fill('課が管理する情報システムと文書');
  await office.getByLabel('監査の基準').fill('情報セキュリティポリシー');
  await office.getByLabel('点検票').selectOption({ index: 1 });
  await typeDay(office, office, '開始日', { year: era(next), month: 5, day: 1 });
  await typeDay(office, office, '終了日', { year: era(next), month: 7, day: 31 });
  await press(office, '監査を作成する');
  await state(office, '実施計画の作成中');
  const auditAt = new URL(office.url()).pathname;

  // Somebody has to lead it before it goes on.
  await office.getByRole('link', { name: '実施計画を書き直す' }).click();
  await pick(office, office, '監査人', '浦川');
  await press(office, '依頼を加える');
  await office.getByLabel('依頼する資料').fill('アクセス権限の一覧');
  expect(await violations(office)).toEqual([]);
  await press(office, '実施計画を保存する');
  await state(office, '実施計画の作成中');

  const lead = await stage.visit('kansa1', auditAt);
  await press(lead, '実施計画を提出する');
  await confirm(lead, '実施計画を提出する');
  await state(lead, '実施計画の審査中');

  await chief.goto(stage.url + auditAt);
  await press(chief, '実施計画を承認する');
  await confirm(chief, '実施計画を承認する');
  await press(chief, '実施を通知し点検票を配布する');
  await typeDay(chief, chief, '回答期限', { year: era(next), month: 5, day: 31 });
  await dialog(chief).getByLabel('通知の文書番号').fill('監法第1号');
  await confirm(chief, '実施を通知し点検票を配布する');
  await chief.getByText('通知し、点検票を配布しました').waitFor();

  await office.goto(`${stage.url}/general/plans?fy=${next}`);
  await office.getByRole('region', { name: '監査の年間予定' }).getByRole('link', { name: '市民税課の監査' }).waitFor();
  expect(await violations(office)).toEqual([]);
});

test('the CISO reads a sentence, and is led from a figure to what it counts', async () => {
  const { fiscalYear } = (await world.as('ciso').directory('me.get', {})).body;
  for (const language of ['ja', 'en'] as const) {
    const page = await stage.visit('ciso', `/general/overview?fy=${fiscalYear - 1}`, { language });
    await page.locator('main table').last().waitFor();
    expect(await violations(page)).toEqual([]);
  }
  const page = await stage.visit('ciso', `/general/overview?fy=${fiscalYear - 1}`, { phone: true });
  await page.getByText(/この年度の監査は1件で、0件が進行中、1件が終了しました/).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('link', { name: '市民税課の指摘事項 1件' }).click();
  await page.locator('main h1', { hasText: '指摘' }).waitFor();
  await page.locator('main tbody tr').waitFor();
  await page.goto(`${stage.url}/general/overview`);
  await page.getByRole('region', { name: '監査ごとの所属の進み具合' }).getByText('期限超過').waitFor();
});

test('the CISO reads sections by chapter, and follows a cell to the section', async () => {
  const { fiscalYear } = (await world.as('ciso').directory('me.get', {})).body;
  const at = `/general/overview?fy=${fiscalYear - 1}`;
  const page = await stage.visit('ciso', at);
  const map = page.getByRole('region', { name: '所属と点検票の章ごとの状況' });
  await map
    .getByRole('link', { name: /^市民税課 .* 回答率 100% / })
    .first()
    .waitFor();
  expect(await map.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  await page.getByRole('radio', { name: '不適合' }).check();
  await page.waitForURL(/show=nonConform/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('radio', { name: '適合率' }).check();
  await map
    .getByRole('link', { name: /^市民税課 .* 適合率 / })
    .first()
    .click();
  await page.waitForURL(/\/sections\/D\d+/);
  await page.locator('main h1').waitFor();

  const phone = await stage.visit('ciso', `/general/overview?fy=${fiscalYear}`, { phone: true, language: 'en' });
  await phone.getByRole('heading', { name: 'Chapters to look at (at most ten)' }).waitFor();
  expect(await phone.getByRole('region', { name: 'Sections by chapter of the checklist' }).isVisible()).toBe(false);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(phone)).toEqual([]);
});

test('the office sees who is late, reminds them all, and gives several a later day', async () => {
  const page = await stage.visit('jimukyoku', '/');
  const running = page.getByRole('region', { name: '進行中の監査' });
  await running.getByText('2所属が遅れています').waitFor();
  expect(await violations(page)).toEqual([]);
  await running.getByRole('link', { name: /保険・福祉所属/ }).click();
  await page.getByRole('list', { name: '回答の状況' }).getByText('遅れ 1').first().waitFor();
  expect(await violations(page)).toEqual([]);
  const phone = await stage.visit('jimukyoku', new URL(page.url()).pathname + '?tab=sections', {
    phone: true,
    language: 'en',
  });
  await phone.locator('main table').waitFor();
  expect(await violations(phone)).toEqual([]);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const remind = (): Promise<void> => press(page, '期限を過ぎた所属に督促する');
  await remind();
  await dialog(page).getByText('督促する所属 (2)').waitFor();
  await dialog(page).getByText('提出済みまたは期限前の2所属には送りません。').waitFor();
  expect(await violations(page)).toEqual([]);
  await confirm(page, '期限を過ぎた所属に督促する');
  await page.getByText('督促しました').waitFor();
  await remind();
  await dialog(page).getByText('本日すでに督促した2所属には送りません。').waitFor();
  await confirm(page, 'やめる');

  await page.getByRole('checkbox', { name: /すべて/ }).check();
  await page.getByText(/1件は対象外.*いまは期限を延ばせません/).waitFor();
  await press(page, 'まとめて延ばす');
  const { fiscalYear } = (await world.as('jimukyoku').directory('me.get', {})).body;
  await typeDay(page, page, '期限', { year: fiscalYear + 1 - 2018, month: 3, day: 31 });
  await dialog(page).getByLabel('理由').fill('災害対応のため。');
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: '回答期限を延ばす', exact: true }).click();
  await page.getByText('3件を完了しました').waitFor();
  await page.getByText('遅れ 1').first().waitFor({ state: 'detached' });
  // Nobody is late any more: nobody can be reminded.
  await main(page).getByRole('button', { name: '期限を過ぎた所属に督促する' }).waitFor({ state: 'detached' });
});

test('what has ended is listed with its time, and what is held says why', async () => {
  const { fiscalYear } = (await world.as('tokatsu').directory('me.get', {})).body;
  const last = fiscalYear - 1;
  const page = await stage.visit('tokatsu', `/general/audits?fy=${last}`);
  await page.getByRole('link', { name: /窓口・税務所属/ }).click();
  await press(page, '廃棄を止める');
  await dialog(page).getByLabel('理由').fill('開示請求の対象である。');
  await confirm(page, '廃棄を止める');
  await page.locator('main dl').getByText('開示請求の対象である。').waitFor();
  await page.goto(`${stage.url}/general/plans?fy=${last}`);
  await page.getByRole('link', { name: '保存と廃棄' }).click();
  const row = page.getByRole('row').filter({ hasText: '廃棄の停止: 開示請求の対象である。' });
  // Its time has not come: it is named, and cannot be put on a list.
  await row.getByRole('checkbox').check();
  await page.getByText(/保存期限の前、または廃棄が止められている/).waitFor();
  expect(await page.getByRole('button', { name: '廃棄目録を作る' }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
});
