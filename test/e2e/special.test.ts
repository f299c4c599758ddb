import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../scripts/demo/world.ts';
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

test('of two held files the officer releases one and purges the other, and sees places but no number', async () => {
  const world = createWorld(stage);
  const { items } = (await world.as('tanto-d501').general('me.tasks', {})).body;
  const where = { auditId: items.find(({ auditId }) => auditId)?.auditId ?? '', departmentId: 'D501' };
  for (const [file, name] of [
    ['form-90ms.pdf', '申請書.pdf'],
    ['extract.cp932.csv', '抽出.csv'],
  ] as const)
    expect((await world.handIn('tanto-d501', where, file, name)).status).toBe('held_spi_suspected');

  const page = await stage.visit('hosei', '/general/held');
  await page.getByRole('link', { name: '抽出.csv' }).click();
  await page.getByRole('heading', { name: '見つかった箇所' }).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expect(await page.locator('main section').first().innerText()).not.toMatch(/\d{12}/);
  await page.getByRole('button', { name: '保留を解く' }).click();
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole('dialog')
    .getByLabel(/^個人番号ではないと判断した理由/)
    .fill('整理番号であり、個人番号ではない。');
  await page.getByRole('dialog').getByRole('button', { name: '保留を解く' }).click();
  await page.getByText('整理番号であり、個人番号ではない。').waitFor();

  await page.goto(`${stage.url}/general/held`);
  await page.getByRole('link', { name: '申請書.pdf' }).click();
  await page.getByRole('button', { name: '消去する' }).click();
  await page.getByRole('dialog').getByLabel(/^理由/).fill('個人番号の記載がある。');
  await page.getByRole('dialog').getByRole('button', { name: '消去する' }).click();
  await page.getByRole('definition').filter({ hasText: '個人番号の記載がある。' }).waitFor();
});
