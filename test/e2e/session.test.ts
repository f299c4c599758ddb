import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const unauthenticated = {
  status: 401,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    code: 'unauthenticated',
    title: 'サインインが必要です。',
    titleEn: 'Sign-in is required.',
    status: 401,
  }),
};

test('a token that the API takes no longer is renewed, and nobody notices', async () => {
  const page = await stage.visit('jimukyoku');
  let refusals = 0;
  await page.route(`${stage.url}/api/general/audits?**`, (route) => {
    refusals += 1;
    return refusals === 1 ? route.fulfill(unauthenticated) : route.continue();
  });
  const renewal = page.waitForRequest(`${stage.issuer}/token`);
  await page.getByRole('link', { name: '監査', exact: true }).click();
  expect((await renewal).postData()).toContain('grant_type=refresh_token');
  await page.locator('main th a').first().waitFor();
  expect(refusals).toBe(2);
});

test('a session that is over is begun again in a window of its own, and what was typed is still there', async () => {
  const page = await stage.visit('jimukyoku', '/general/audits');
  await page.getByRole('link', { name: /保険・福祉/ }).click();
  await page.getByRole('button', { name: '期限を過ぎた所属に督促する' }).click();
  await page.getByLabel('督促の文').fill('至急回答してください');
  let isOver = true;
  await page.route(`${stage.issuer}/token`, (route) => (isOver ? route.abort() : route.continue()));
  await page.route(`${stage.url}/api/general/**`, (route) =>
    isOver ? route.fulfill(unauthenticated) : route.continue(),
  );
  const send = page.getByRole('dialog').getByRole('button', { name: '期限を過ぎた所属に督促する' });
  await send.click();
  await page.getByRole('alert').getByText('サインインが必要です').waitFor();
  expect(await page.getByText('サインインの有効時間が切れました').count()).toBe(1);
  isOver = false;
  const window = page.context().waitForEvent('page');
  await page.getByRole('alert').getByRole('button', { name: 'サインインし直す' }).click();
  await (await window).waitForEvent('close');
  await page.getByText('サインインの有効時間が切れました').waitFor({ state: 'detached' });
  expect(await page.getByLabel('督促の文').inputValue()).toBe('至急回答してください');
  await send.click();
  await page.getByText('督促しました').waitFor();
});

test('without a connection a banner says so, and the page stays', async () => {
  const page = await stage.visit('jimukyoku');
  await page.context().setOffline(true);
  await page.getByText('接続が切れています').waitFor();
  expect(await page.locator('main h1').innerText()).toBe('今日やること');
  await page.context().setOffline(false);
  await page.getByText('接続が切れています').waitFor({ state: 'detached' });
});
