import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld } from '../../scripts/demo/world.ts';
import { violations } from './support/axe.ts';
import { somethingToRegister } from './support/register.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
  const world = createWorld(stage);
  await somethingToRegister(world);
  const { items } = (await world.as('tanto-d501').general('me.tasks', {})).body;
  const where = { auditId: items.find(({ auditId }) => auditId)?.auditId ?? '', departmentId: 'D501' };
  await world.handIn('tanto-d501', where, 'form-90ms.pdf', '申請書.pdf');
}, 120_000);
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const block = (page: Page) => page.getByRole('region', { name: '特定個人情報の状況' });
const line = (page: Page, name: RegExp) => block(page).getByRole('listitem').filter({ hasText: name });

test('the audit officer reads how much waits in the track and by when, and nothing of what it is', async () => {
  const page = await stage.visit('hosei');
  await line(page, /保留中のファイル\(一般/)
    .getByText('1件')
    .waitFor();
  await line(page, /保留中のファイル\(特定/)
    .getByText('0件')
    .waitFor();
  await line(page, /速報を送る/)
    .getByText('あと4日')
    .waitFor();
  await line(page, /事務/).getByText('1件').waitFor();
  await line(page, /委託/).getByText('1件').waitFor();
  await line(page, /ログ分析/)
    .getByText('1件')
    .waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/所在不明|資格管理|見本データ/);
  await settled(page);
  expect(await violations(page)).toEqual([]);
  await line(page, /速報を送る/)
    .getByRole('link')
    .click();
  await page.getByRole('link', { name: '申請書の控えの所在不明' }).waitFor();
});

test('the general officer and the section’s protection officer see their part, others nothing of it', async () => {
  const general = await stage.visit('somu');
  await line(general, /速報を送る/)
    .getByText('1件')
    .waitFor();
  expect(await block(general).getByText('保留中のファイル').count()).toBe(0);
  const head = await stage.visit('kacho-d202', '/', { phone: true });
  await line(head, /委託/).getByText('1件').waitFor();
  expect(await block(head).getByText('ログ分析').count()).toBe(0);
  await settled(head);
  expect(await violations(head)).toEqual([]);
  const office = await stage.visit('jimukyoku');
  await settled(office);
  expect(await block(office).count()).toBe(0);
});
