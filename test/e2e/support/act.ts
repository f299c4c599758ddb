import type { Locator, Page } from 'playwright-core';

/** Does an act of a record, as a button or in the menu of the others; fills what its dialog asks for, and sends it. */
export const act = async (
  page: Page,
  within: Page | Locator,
  name: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> => {
  const button = within.getByRole('button', { name, exact: true });
  const others = within.getByRole('button', { name: 'その他の操作' });
  await button.or(others).first().waitFor();
  if (!(await button.isVisible())) await others.click();
  await button.click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};
