import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { callAs } from './support/call.ts';
import { presentedFindings } from './support/improvement.ts';
import { dialog, press } from './support/journey.ts';
import { openStage } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let address: string;
beforeAll(async () => {
  stage = await openStage();
  const course = await presentedFindings((sub) => callAs(stage, sub), { D402: '鍵管理簿の記入の遅れ' });
  await course.doAs('kacho-d402', 'D402', 'finding.confirmFacts');
  await course.report();
  address = course.addressOf('D402');
});
afterAll(() => stage.close());
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const instructing = async (phone: boolean): Promise<Page> => {
  const page = await stage.visit('ciso', address, { phone });
  await press(page, '改善を指示する');
  await dialog(page).locator('[data-type=day]').waitFor();
  return page;
};

/** What of the calendar cannot be pressed where it stands, for what covers, clips or pushes it out of sight. */
const outOfReach = (calendar: Locator): Promise<string[]> =>
  calendar.locator('header button, td [role=button]:not([data-outside-month])').evaluateAll((parts) =>
    parts
      .filter((part) => {
        const { left, top, right, bottom } = part.getBoundingClientRect();
        const isSeen = (x: number, y: number): boolean => part.contains(document.elementFromPoint(x, y));
        return !(isSeen(left + 8, top + 8) && isSeen(right - 8, bottom - 8));
      })
      .map((part) => part.ariaLabel ?? part.textContent),
  );

test.each([
  { where: 'desks', phone: false },
  { where: 'phones', phone: true },
])('each month and day of a calendar in a dialog can be pressed on $where', async ({ phone }) => {
  const page = await instructing(phone);
  await dialog(page).getByRole('button', { name: 'カレンダー' }).click();
  const calendar = page.getByRole('application');
  await calendar.waitFor();
  expect(await outOfReach(calendar)).toEqual([]);
  await calendar.locator('button[slot=next]').click();
  expect(await outOfReach(calendar)).toEqual([]);
  await calendar.getByText('20', { exact: true }).click();
  await calendar.waitFor({ state: 'detached' });
  expect(await dialog(page).locator('[data-type=day]').textContent()).toBe('20');
});

test.each([
  { keys: '8/11/25', from: 'year', day: 'R8/11/25' },
  { keys: '8.4.5', from: 'era', day: 'R8/4/5' },
  { keys: 'H30-04-05', from: 'era', day: 'H30/4/5' },
])('$keys typed into a day is $day', async ({ keys, from, day }) => {
  const page = await instructing(false);
  await dialog(page).locator(`[data-type=${from}]`).focus();
  await page.keyboard.type(keys);
  const parts = await dialog(page).getByRole('group', { name: '改善期限' }).locator('[data-type]').allTextContents();
  expect(parts.join('').replaceAll(/[^\dRH/]/g, '')).toBe(day);
});
