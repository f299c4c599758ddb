import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { pick } from './support/pick.ts';
import { openStage, settled } from './support/stage.ts';
import { typeDay } from './support/type-day.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const dialog = (page: Page) => page.getByRole('dialog');
const begun = { year: 8, month: 4, day: 1 };
const over = { year: 9, month: 3, day: 31 };

test('a section drafts its work, enters it into the register, and looks after the contractor who does it', async () => {
  const page = await stage.visit('kacho-d202', '/spi/works');
  const act = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).first();
  const send = (name: string) => dialog(page).getByRole('button', { name, exact: true }).click();

  await act('台帳に載せる事務の案を書く').click();
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
  await act('台帳に登載する').click();
  await send('台帳に登載する');
  await page.getByText('台帳に登載しました').waitFor();

  await page.getByRole('link', { name: '委託先の監督' }).click();
  await act('委託を登録する').click();
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
