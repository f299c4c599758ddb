import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

test('a breach goes from its report to the preliminary report, and its clock is a line of dates', async () => {
  const head = await stage.visit('kacho-d202', '/spi/breaches');
  await head.getByRole('button', { name: '漏えい等を報告する' }).click();
  expect(await violations(head)).toEqual([]);
  await head.getByLabel(/^件名/).fill('申請書の誤送付');
  await head.getByLabel(/^概要/).fill('別の世帯へ申請書を送付した。');
  await head.getByLabel(/^情報提供ネットワークシステム/).check();
  await head.getByRole('dialog').getByRole('button', { name: '漏えい等を報告する' }).click();
  await head.getByRole('heading', { name: '申請書の誤送付' }).waitFor();
  const record = new URL(head.url()).pathname;

  const officer = await stage.visit('somu', record);
  await officer.getByText('今日は知った日から1日目です').waitFor();
  expect(await officer.locator('main').innerText()).toContain('特定個人情報');
  await officer.getByRole('button', { name: '報告対象と決める' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '報告対象と決める' }).click();
  await officer.getByRole('button', { name: '速報の送付を記録する' }).click();
  await officer.getByLabel(/^報告した内容/).fill('誤送付の概要を報告した。');
  await officer.getByRole('dialog').getByRole('button', { name: '速報の送付を記録する' }).click();
  await officer.getByText('速報 (第1報)').waitFor();
  await settled(officer);
  expect(await violations(officer)).toEqual([]);
});

test.each(['ja', 'en'] as const)(
  'axe finds nothing on held files, breaches and the yearly report (%s)',
  async (language) => {
    const page = await stage.visit('hosei', '/general/held', { language });
    for (const path of ['/general/held', '/spi/held', '/spi/works', '/spi/breaches', '/spi/ppc-report']) {
      await page.goto(stage.url + path);
      await page.locator('main h1').waitFor();
      await settled(page);
      expect(await violations(page)).toEqual([]);
    }
  },
);
