import type { Locator, Page } from 'playwright-core';

/** Types into a box that finds sections, posts or people, and takes the first that fits. */
export const pick = async (page: Page, within: Page | Locator, label: string, name: string): Promise<void> => {
  await within.getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().click();
};
