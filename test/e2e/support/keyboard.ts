import type { Page } from 'playwright-core';
import { expect } from 'vitest';

type Focused = { name: string; isSeen: boolean };

/** What has the focus, by the name that is said for it. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const active = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> | null };
    const wordsOf = (element: Element | null): string => element?.textContent.trim() ?? '';
    const by = active.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const name =
      active.ariaLabel ??
      (by.map((id) => wordsOf(document.getElementById(id))).join(' ') ||
        [...(active.labels ?? [])].map(wordsOf).join(' ') ||
        wordsOf(active));
    // A part of it is on the screen with nothing of another place above it.
    const { x, y, width, height } = active.getBoundingClientRect();
    const isOnTop = [0.1, 0.5, 0.9].some((part) => {
      const there = document.elementFromPoint(x + width * part, y + height * part);
      return there !== null && (active.contains(there) || there.contains(active));
    });
    return { name, isSeen: active !== document.body && active.checkVisibility() && isOnTop };
  });

/** Where the focus is; fails when it is nowhere, or out of sight. */
export const whereabouts = async (page: Page): Promise<string> => {
  const { name, isSeen } = await focused(page);
  expect(isSeen, `the focus is out of sight: ${name.slice(0, 80)}`).toBe(true);
  return name;
};

/** Goes on by Tab to what is called so. Every stop on the way is to be seen. */
export const tabTo = async (page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  const stops: string[] = [];
  for (let stop = ''; stops.length < 80; stops.push(stop)) {
    await page.keyboard.press(key);
    stop = await whereabouts(page);
    if (stop.startsWith(name)) return;
  }
  throw new Error(`Tab does not lead to ${name}, but to ${stops.map((stop) => stop.slice(0, 20)).join(', ')}`);
};

/** Past everything that stands above each page. */
export const skipToContent = async (page: Page): Promise<void> => {
  await page.keyboard.press('Tab');
  expect(await whereabouts(page)).toBe('本文へ移動');
  await page.keyboard.press('Enter');
};

/** Goes on to what is called so, and presses it. */
export const pressKey = async (page: Page, name: string, key = 'Enter'): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};
