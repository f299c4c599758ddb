import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const hasFocus = (page: Page, selector: string): Promise<void> => page.locator(`${selector}:focus`).waitFor();

test('a dialog gives the focus back to what opened it, also when that was an entry of a menu', async () => {
  const page = await stage.visit('jimukyoku');
  const help = button(page, 'ヘルプ');
  await help.press('Enter');
  await hasFocus(page, 'dialog h2');
  await page.keyboard.press('Escape');
  await help.and(page.locator(':focus')).waitFor();

  const person = button(page, /^利用者/);
  await person.press('Enter');
  await button(page, 'キー操作の一覧').press('Enter');
  await hasFocus(page, 'dialog h2');
  await page.keyboard.press('Escape');
  await person.and(page.locator(':focus')).waitFor();

  // Opened by a key, from nowhere: the page takes it.
  await page.reload();
  await page.locator('main h1').waitFor();
  await page.keyboard.press('Control+k');
  await hasFocus(page, 'dialog input');
  await page.keyboard.press('Escape');
  await hasFocus(page, 'main h1');
});

test('a change of page brings the focus to its heading, however late the heading comes', async () => {
  const page = await stage.visit('jimukyoku', '/general/audits');
  await page.locator('main th a').first().press('Enter');
  await hasFocus(page, 'main h1');
  await page.locator('main dl').waitFor();
  await hasFocus(page, 'main h1');
});

test('a button that goes with its act leaves the focus at the nearest heading', async () => {
  const page = await stage.visit('tanto-d802');
  await page.locator('main a[href$="/sections/D802"]').first().click();
  await settled(page);
  await button(page, '点検票を開く').press('Enter');
  await button(page, '点検票を開く').waitFor({ state: 'detached' });
  await hasFocus(page, 'main h1');

  await page.getByRole('link', { name: '証跡' }).press('Enter');
  await hasFocus(page, 'main h1');
});

test('what is picked is taken away again without losing the place, and every key counts', async () => {
  const page = await stage.visit('jimukyoku', '/general/audits/new');
  const box = page.getByRole('combobox', { name: '対象の所属' });
  const options = page.getByRole('listbox').getByRole('option');
  await box.waitFor();
  await box.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  const pointedAt = page.getByRole('listbox').locator('[data-focused]');
  expect(await pointedAt.innerText()).toBe(await options.first().innerText());
  await page.keyboard.press('Enter');
  const taken = page.getByRole('button', { name: /を外す$/ });
  await taken.waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await pointedAt.innerText()).toBe(await options.first().innerText());
  await page.keyboard.press('Escape');
  await taken.press('Enter');
  await taken.waitFor({ state: 'detached' });
  await page.locator('main [data-field] :focus').filter({ hasText: '対象の所属' }).waitFor();
});

test('a menu stays on the screen of a phone', async () => {
  const page = await stage.visit('jimukyoku', '/general/audits', { phone: true });
  await button(page, /^年度/).click();
  await page.getByRole('button', { pressed: true }).first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
});
