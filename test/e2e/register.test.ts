import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../scripts/demo/world.ts';
import { act } from './support/act.ts';
import { violations } from './support/axe.ts';
import { pick } from './support/pick.ts';
import { somethingToRegister } from './support/register.ts';
import { dialog, main } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const begun = { year: 8, month: 4, day: 1 };
const over = { year: 9, month: 3, day: 31 };

const saying = (label: RegExp, text: string) => (form: Locator) => form.getByLabel(label).fill(text);

test('a section drafts its work, enters it into the register, and looks after the contractor who does it', async () => {
  const page = await stage.visit('kacho-d202', '/spi/works');
  const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).first();
  const send = (name: string) => dialog(page).getByRole('button', { name, exact: true }).click();

  await press('台帳に載せる事務の案を書く').click();
  await dialog(page).getByLabel('事務の名称').fill('国民健康保険の資格管理');
  await dialog(page).getByRole('radio', { name: '個人番号利用事務' }).check();
  await typeDay(page, dialog(page), '開始日', begun);
  await pick(page, dialog(page), '事務取扱担当者と取り扱う範囲', '国保年金課');
  await dialog(page).getByPlaceholder('取り扱う特定個人情報等の範囲').fill('被保険者の資格情報');
  await dialog(page).getByRole('button', { name: '区域を加える' }).click();
  await dialog(page).getByLabel('区域の名称').fill('1階執務室');
  await dialog(page).getByLabel('評価の種類').selectOption('full');
  await dialog(page).getByLabel('評価書番号').fill('12');
  expect(await violations(page)).toEqual([]);
  await send('台帳に載せる事務の案を書く');
  await page.getByRole('row').filter({ hasText: '国民健康保険の資格管理' }).getByText('案', { exact: true }).waitFor();
  await press('台帳に登載する').click();
  await send('台帳に登載する');
  await page.getByText('台帳に登載しました').waitFor();

  await page.getByRole('link', { name: '委託先の監督' }).click();
  await press('委託を登録する').click();
  await dialog(page).getByLabel('委託先', { exact: false }).first().fill('見本データ株式会社');
  await dialog(page).getByLabel('契約番号').fill('契第12号');
  await dialog(page).getByLabel('委託する内容').fill('資格情報の入力');
  await typeDay(page, dialog(page), '契約の開始日', begun);
  await typeDay(page, dialog(page), '契約の終了日', over);
  await dialog(page).getByRole('checkbox', { name: '国民健康保険の資格管理' }).check();
  expect(await violations(page)).toEqual([]);
  await send('委託を登録する');
  const row = page.getByRole('row').filter({ hasText: '見本データ株式会社' });
  await row.getByText('選定前の確認がありません').waitFor();

  await row.getByRole('button', { name: '年度の確認を記録する' }).click();
  await typeDay(page, dialog(page), '確認した日', { ...begun, month: 10 });
  await dialog(page).getByRole('radio', { name: '実地' }).check();
  await dialog(page).getByRole('radio', { name: '適切' }).check();
  await dialog(page).getByLabel('確認した内容').fill('入力室の施錠と持出しの記録を確かめた。');
  await dialog(page).getByLabel('確認した人(職)').fill('国保年金課長');
  await send('年度の確認を記録する');
  await row.getByText(/実地 適切/).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
});

test('a work is revised, confirmed for the year and ended on its page, which tells who did so', async () => {
  const { workId } = await somethingToRegister(createWorld(stage));
  const page = await stage.visit('kacho-d202', `/spi/works/D202/${workId}`);
  await page.getByText('被保険者の資格情報', { exact: false }).waitFor();
  await act(page, main(page), '登載した事務を改める', saying(/^情報システム/, '国保システム\n宛名システム'));
  await page.getByText('国保システム、宛名システム').waitFor();
  await act(page, main(page), '年度の確認をする', async (form) => {
    await form.getByLabel(/^取扱規程・手順書/).check();
    await form.getByLabel(/^研修の対象者数/).fill('8');
    await form.getByLabel(/^研修を受けた人数/).fill('7');
  });
  await page.getByText('研修 7 / 8人').waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await act(page, main(page), '事務の終了を記録する', async (form) => {
    await typeDay(page, form, '終了した日', { ...begun, month: 10 });
    await form.getByLabel(/^理由/).fill('県に移った。');
  });
  await page.getByText('令和8年10月1日 県に移った。').waitFor();
  await page.getByText('事務の終了を記録する').first().waitFor();

  const officer = await stage.visit('hosei', `/spi/works/D202/${workId}`);
  await act(officer, main(officer), '廃棄を止める', saying(/^理由/, '開示請求への対応のため。'));
  await act(officer, main(officer), '廃棄の停止を解く', saying(/^理由/, '対応が終わった。'));
  await officer.getByText('廃棄の停止', { exact: true }).waitFor({ state: 'detached' });
});

test('a contract is checked before the choice, re-contracted with consent, and ended on its page', async () => {
  const { outsourcingId } = await somethingToRegister(createWorld(stage));
  const page = await stage.visit('kacho-d202', `/spi/contracts/D202/${outsourcingId}`);
  await page.getByText('選定前の確認がありません').waitFor();
  await act(page, main(page), '選定前の確認を記録する', async (form) => {
    await typeDay(page, form, '確認した日', begun);
    await form.getByRole('radio', { name: '適切' }).check();
  });
  await page.getByText('選定前の確認: 適切').waitFor();
  await act(page, main(page), '再委託の許諾を記録する', async (form) => {
    await form.getByLabel(/^再委託先/).fill('有限会社ひがし入力');
    await form.getByLabel(/^再委託する内容/).fill('申請書の下見');
    await typeDay(page, form, '許諾した日', begun);
  });
  await page.getByText('有限会社ひがし入力 申請書の下見(令和8年4月1日許諾)').waitFor();
  await act(page, main(page), '再委託の終了を記録する', async (form) => {
    await form.getByRole('radio', { name: '有限会社ひがし入力' }).check();
    await typeDay(page, form, '終了した日', { ...begun, month: 9 });
  });
  await page.getByText('有限会社ひがし入力 申請書の下見(令和8年9月1日終了)').waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await act(page, main(page), '委託の終了を記録する', async (form) => {
    await typeDay(page, form, '終了した日', { ...begun, month: 10 });
    await form.getByLabel(/^理由/).fill('入力を職員が行う。');
  });
  await page.getByText('令和8年10月1日 入力を職員が行う。').waitFor();
  await page.getByText('国民健康保険の資格管理').first().waitFor();
});
