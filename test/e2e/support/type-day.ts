import type { Locator, Page } from 'playwright-core';

/** A day as a clerk types it: 令和 when it is not said otherwise. */
export type TypedDay = { year: number; month: number; day: number };

/** Types a day into a field of era, year, month and day; each part goes where it belongs, whatever the field did before. */
export const typeDay = async (
  page: Page,
  within: Page | Locator,
  label: string,
  { year, month, day }: TypedDay,
): Promise<void> => {
  const field = within.getByRole('group', { name: label });
  for (const [part, typed] of [
    ['era', 'R'],
    ['year', String(year)],
    ['month', String(month)],
    ['day', String(day)],
  ] as const) {
    await field.locator(`[data-type=${part}]`).focus();
    await page.keyboard.type(typed);
  }
};
