import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage, settled, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

test('a clerk answers an item, reloads, and hands in a file for it', async () => {
  const page = await stage.visit('tanto-d501');
  const address = await page.locator('main a[href*="/general/audits/"]').first().getAttribute('href');
  const section = `${/\/general\/audits\/[^/?]+/.exec(address ?? '')?.[0] ?? ''}/sections/D501`;
  const clerk = await stage.visit('tanto-d501', section);
  await clerk.getByRole('link', { name: '続きから回答する' }).waitFor();
  await settled(clerk);
  await clerk.screenshot({ path: '/tmp/x-s2-hub.png', fullPage: true });
  expect(await violations(clerk)).toEqual([]);
  await clerk.getByRole('link', { name: '続きから回答する' }).click();
  await clerk.getByRole('radio', { name: '一部適合' }).check();
  await clerk.getByLabel('状況の説明').fill('台帳を年内に見直します。');
  await clerk.getByText('に保存しました').waitFor();
  await settled(clerk);
  await clerk.screenshot({ path: '/tmp/x-s2-one.png', fullPage: true });
  expect(await violations(clerk)).toEqual([]);
  await clerk.goto(`${stage.url}${section}/evidence`);
  await clerk.locator('input[type=file]').setInputFiles({
    name: '台帳.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('情報資産台帳の写し\n'),
  });
  await clerk.getByText('利用可').first().waitFor();
  await settled(clerk);
  await clerk.screenshot({ path: '/tmp/x-s2-evidence.png', fullPage: true });
  expect(await violations(clerk)).toEqual([]);
  expect(stage.troubles).toEqual([]);
}, 90_000);
