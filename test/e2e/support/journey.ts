import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { act } from './act.ts';
import { violations } from './axe.ts';
import { inDays } from './days.ts';
import { settled } from './stage.ts';
import type { TypedDay } from './type-day.ts';

export const main = (page: Page): Locator => page.getByRole('main');

export const dialog = (page: Page): Locator => page.getByRole('dialog');

export const press = (page: Page, name: string): Promise<void> =>
  main(page).getByRole('button', { name, exact: true }).click();

/** Presses a button of the dialog that is open. */
export const confirm = (page: Page, name: string): Promise<void> =>
  dialog(page).getByRole('button', { name, exact: true }).click();

/** Waits for words; where they never come, tells what the page says in their place. */
export const says = async (page: Page, words: string | RegExp): Promise<void> => {
  try {
    await page.getByText(words).first().waitFor();
  } catch (cause) {
    const shown = await page.locator('body').innerText();
    throw new Error(`the page does not say ${words}, but: ${shown}`, { cause });
  }
};

/** Waits until the page's head names this state. */
export const state = (page: Page, words: string): Promise<void> =>
  page.locator('main header').getByText(words, { exact: true }).first().waitFor();

/** Reads what is on the screen with axe, once all of it is there. */
export const looked = async (page: Page): Promise<void> => {
  await settled(page);
  expect(await violations(page)).toEqual([]);
};

/** Does an act of the page, and reads its dialog with axe before it is sent. */
export const does = (
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  within = main(page),
): Promise<void> =>
  act(page, within, name, async (dialog) => {
    await fill(dialog);
    await looked(page);
  });

/** Fills one field of a dialog. */
export const because =
  (label: string, words: string) =>
  (dialog: Locator): Promise<void> =>
    dialog.getByLabel(label).fill(words);

/** Opens today's piece of work of that name. */
export const openWork = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${new URL(page.url()).origin}/`);
  await main(page).getByRole('link', { name, exact: true }).first().click();
  await page.locator('main header').waitFor();
};

/** The day so many days from now, as a clerk types it. */
export const typed = (days: number): TypedDay => {
  const [year = 0, month = 0, day = 0] = inDays(days).split('-').map(Number);
  return { year: year - 2018, month, day };
};

export const leave = (...pages: Page[]): Promise<void[]> => Promise.all(pages.map((page) => page.context().close()));
