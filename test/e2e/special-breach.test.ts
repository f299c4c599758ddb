import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../scripts/demo/world.ts';
import { act } from './support/act.ts';
import { violations } from './support/axe.ts';
import { somethingToRegister } from './support/register.ts';
import { main } from './support/journey.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let breachId = '';
beforeAll(async () => {
  stage = await openStage();
  ({ breachId } = await somethingToRegister(createWorld(stage)));
}, 120_000);
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const saying = (label: RegExp, text: string) => (dialog: Locator) => dialog.getByLabel(label).fill(text);

test('the general officer takes a breach from its acceptance to its end, and tells the persons concerned', async () => {
  const page = await stage.visit('somu', `/spi/breaches/${breachId}`);
  await act(page, main(page), '分かった事実を改める', saying(/^本人の数/, '3'));
  await page.getByText('3人', { exact: true }).waitFor();
  await act(page, main(page), '報告対象と決める');
  await act(page, main(page), '速報の送付を記録する', saying(/^報告した内容/, '控え3枚の所在が分からない。'));
  await page.getByText('速報 (第1報)').waitFor();
  await act(page, main(page), '続報の送付を記録する', saying(/^報告した内容/, '2枚が見つかった。'));
  await page.getByText('続報 (第2報)').waitFor();
  await act(page, main(page), '本人への通知を記録する', async (dialog) => {
    await dialog.getByLabel(/^通知した人数/).fill('3');
    await dialog.getByLabel(/^通知の方法/).fill('訪問');
  });
  await page.getByText('3人 訪問').waitFor();
  await act(page, main(page), '確報の送付を記録する', saying(/^報告した内容/, '3枚とも見つかった。'));
  await page.getByText('確報 (第3報)').waitFor();
  await act(page, main(page), '対応を終える', saying(/^コメント/, '控えの置き場所を改めた。'));
  await page.getByText('控えの置き場所を改めた。').waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);

  // Whoever plays the audit office keeps the record beyond its time; the section is not told why.
  const officer = await stage.visit('hosei', `/spi/breaches/${breachId}`);
  await act(officer, main(officer), '廃棄を止める', saying(/^理由/, '開示請求への対応のため。'));
  await officer.getByText('開示請求への対応のため。').waitFor();
  const head = await stage.visit('kacho-d202', `/spi/breaches/${breachId}`);
  await head.getByText('控えの置き場所を改めた。').waitFor();
  expect(await head.getByText('開示請求への対応のため。').count()).toBe(0);
  await act(officer, main(officer), '廃棄の停止を解く', saying(/^理由/, '対応が終わった。'));
  await officer.getByText('廃棄の停止', { exact: true }).waitFor({ state: 'detached' });
});

test('what falls under no case is dismissed, and taken up again when more is known', async () => {
  const head = await stage.visit('kacho-d202', '/spi/breaches');
  await act(head, main(head), '漏えい等を報告する', async (dialog) => {
    await dialog.getByLabel(/^件名/).fill('封筒の破れ');
    await dialog.getByLabel(/^概要/).fill('届いた封筒の端が破れていた。');
  });
  await head.getByRole('heading', { name: '封筒の破れ' }).waitFor();

  const page = await stage.visit('somu', new URL(head.url()).pathname);
  await act(page, main(page), '報告対象でないと決める', saying(/^理由/, '中は見えていない。'));
  await page.getByText('報告の対象でない — 中は見えていない。').waitFor();
  await act(page, main(page), '判断をやり直す', saying(/^理由/, '中が見えたと連絡があった。'));
  await act(page, main(page), '分かった事実を改める', (dialog) => dialog.getByLabel(/^不特定多数/).check());
  await act(page, main(page), '報告対象と決める');
  await page.getByText('報告の対象', { exact: true }).waitFor();
});

test('the yearly report is saved as a workbook and as data', async () => {
  const page = await stage.visit('hosei', '/spi/ppc-report');
  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return (await download).suggestedFilename();
  };
  expect(await saved('Excelで保存する')).toMatch(/\.xlsx$/);
  expect(await saved('JSONで保存する')).toMatch(/^ppc-report-\d{4}\.json$/);
});
