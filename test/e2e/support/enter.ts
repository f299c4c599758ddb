import type { Page } from 'playwright-core';

/** States a purpose where a sealed audit asks for one. */
export const enter = async (page: Page, purpose = '特定個人情報の監査の実施'): Promise<void> => {
  await page.getByLabel('閲覧の目的').fill(purpose);
  await page.getByRole('button', { name: '目的を記録して開く' }).click();
};
