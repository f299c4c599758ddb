import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Types into a box that finds sections, posts or people, and takes the first that fits: it is named there afterwards. */
export const pick = async (page: Page, within: Page | Locator, label: string, name: string): Promise<void> => {
  const box = within.getByRole('combobox', { name: label });
  await box.fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  const isNamed = async (): Promise<boolean> =>
    (await box.inputValue()).includes(name) || (await within.getByText(name).count()) > 0;
  await expect.poll(isNamed, { message: `${name} is what was picked for ${label}` }).toBe(true);
};
