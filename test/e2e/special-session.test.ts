import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const opener = 'もう一度サインインして開く';

/** A page of an installation as in the cloud: its `config.json` asks for a sign-in of its own before the special track. */
const cloudPage = async (sub: string, path: string): Promise<Page> => {
  const page = await stage.openPage();
  await page.clock.install();
  await page.route(`${stage.url}/config.json`, async (route) => {
    const answer = await route.fetch();
    const { clientId, scope, ...rest } = (await answer.json()) as Record<string, unknown>;
    await route.fulfill({ response: answer, json: { ...rest, clientId, scope, special: { clientId, scope } } });
  });
  await page.goto(stage.url + path);
  await page.locator(`button[name=sub][value=${sub}]`).click();
  await page.locator('main h1').waitFor();
  return page;
};

/** Presses the button, and chooses a person in the window that opens. */
const enterAs = async (page: Page, sub: string): Promise<void> => {
  const window = page.context().waitForEvent('page');
  await page.getByRole('button', { name: opener }).click();
  const popup = await window;
  const closed = popup.waitForEvent('close');
  const taken = page.waitForResponse(`${stage.issuer}/token`);
  await popup.locator(`button[name=sub][value=${sub}]`).click();
  await Promise.all([closed, taken]);
};

/** The tokens that went to each track. */
const tokensOf = (context: BrowserContext): { general: Set<string>; spi: Set<string> } => {
  const tokens = { general: new Set<string>(), spi: new Set<string>() };
  context.on('request', (request) => {
    const plane = /\/api\/(general|spi)\//.exec(request.url())?.[1] as 'general' | 'spi' | undefined;
    if (plane) tokens[plane].add(request.headers()['authorization'] ?? 'none');
  });
  return tokens;
};

test('the special track is opened by a second sign-in of the same person, whose token goes nowhere else', async () => {
  const page = await cloudPage('kacho-d202', '/general/audits');
  const tokens = tokensOf(page.context());
  await page.goto(`${stage.url}/spi/breaches`);
  await page.getByRole('button', { name: opener }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect([...tokens.spi]).toEqual([]);

  await enterAs(page, 'kacho-d203');
  await page.getByText('別の人がサインインしました').waitFor();
  expect([...tokens.spi]).toEqual([]);

  await enterAs(page, 'kacho-d202');
  await page.getByText(opener).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '漏えい等を報告する' }).waitFor();
  expect(tokens.spi.size).toBe(1);
  await page.getByRole('link', { name: '今日やること' }).click();
  await page.getByRole('heading', { name: '今日やること' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(tokens.general.size).toBeGreaterThan(0);
  expect([...tokens.spi].filter((token) => tokens.general.has(token))).toEqual([]);
});

test('the day’s work is shown without it, and says what is left out', async () => {
  const page = await cloudPage('tanto-d501', '/');
  await page.locator('main h3').first().waitFor();
  await page.getByRole('button', { name: opener }).waitFor();
  await enterAs(page, 'tanto-d501');
  await page.getByText(opener).waitFor({ state: 'detached' });
});

test('whoever was away signs in once more before anything is uncovered', async () => {
  const page = await cloudPage('kacho-d202', '/spi/works');
  await enterAs(page, 'kacho-d202');
  await page.getByRole('link', { name: '委託先の監督' }).waitFor();
  await page.clock.fastForward(11 * 60_000);
  await page.getByRole('heading', { name: '操作がなかったため、画面を隠しました' }).waitFor();
  await enterAs(page, 'kacho-d202');
  await page.getByRole('link', { name: '委託先の監督' }).waitFor();
});

test('when it is over while somebody writes, they sign in again and send what they wrote', async () => {
  const page = await cloudPage('kacho-d202', '/spi/breaches');
  await enterAs(page, 'kacho-d202');
  await page.getByRole('button', { name: '漏えい等を報告する' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^件名/).fill('封筒の取り違え');
  await form.getByLabel(/^概要/).fill('二世帯の通知を入れ違えた。');
  await form.getByLabel(/^情報提供ネットワークシステム/).check();
  // The API takes the token no longer, and it cannot be prolonged.
  let isOver = true;
  const refusal = { code: 'unauthenticated', title: 'サインインが必要です。', titleEn: 'Sign in.', status: 401 };
  await page.route(`${stage.url}/api/spi/**`, (route) =>
    isOver ? route.fulfill({ status: 401, json: refusal }) : route.continue(),
  );
  await page.route(`${stage.issuer}/token`, (route) => (isOver ? route.abort() : route.continue()));
  await form.getByRole('button', { name: '漏えい等を報告する' }).click();
  await form.getByRole('button', { name: opener }).waitFor();
  stage.troubles.splice(0);
  isOver = false;
  // Its window closes before the token is there: what was refused is asked for again once it is.
  const entered = page.waitForResponse((answer) => answer.url().includes('/api/spi/') && answer.ok());
  await enterAs(page, 'kacho-d202');
  await entered;
  expect(await form.getByLabel(/^件名/).inputValue()).toBe('封筒の取り違え');
  await form.getByRole('button', { name: '漏えい等を報告する' }).click();
  await page.getByRole('heading', { name: '封筒の取り違え' }).waitFor();
});
