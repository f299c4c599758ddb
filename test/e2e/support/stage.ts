import { rm } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startKansa } from '#local/kansa.ts';
import { buildWebWhenStale } from '#local/web-build.ts';
import { startBrowser } from './browser.ts';
import { cityFolder } from './city-folder.ts';

export type Look = { language?: 'ja' | 'en'; phone?: boolean; options?: BrowserContextOptions };

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

type Stage = {
  /** Writes more into the folder of the made-up city, before the runtime begins. */
  plant?: (dir: string) => Promise<void>;
};

/** Kansa with its made-up city, on free ports, and a browser in front of it. */
export const openStage = async ({ plant }: Stage = {}) => {
  await buildWebWhenStale();
  const dir = await cityFolder();
  await plant?.(dir);
  const kansa = await startKansa({ dir, port: 0, seed: true });
  const browser = await startBrowser();
  /** What browsers complained of: errors in the console, defects, and what the CSP has stopped. */
  const troubles: string[] = [];

  const watch = (page: Page): void => {
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`${page.url()}: ${message.text()} ${message.location().url}`);
    });
  };

  const openPage = async ({ language = 'ja', phone = false, options = {} }: Look = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: phone ? sizes.phone : sizes.desktop,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      ...options,
    });
    // It ends what hangs and measures nothing: the machines are shared.
    context.setDefaultTimeout(60_000);
    // Before anything of ours runs, and without a line of script in the page.
    await context.addInitScript((chosen) => {
      if (!localStorage.getItem('kansa.preferences'))
        localStorage.setItem('kansa.preferences', JSON.stringify({ language: chosen }));
    }, language);
    const page = await context.newPage();
    watch(page);
    return page;
  };

  return {
    url: kansa.url,
    issuer: kansa.issuer,
    troubles,
    openPage,
    /** Signs a demo person in through the provider, on the way to an address. */
    visit: async (sub: string, path = '/', look: Look = {}): Promise<Page> => {
      const page = await openPage(look);
      await page.goto(kansa.url + path);
      await page.locator(`button[name=sub][value=${sub}]`).click();
      await page.locator('main h1').waitFor();
      return page;
    },
    close: async (): Promise<void> => {
      await browser.close();
      await kansa.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/** Waits until the page is there, and nothing on it is being fetched any more. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.locator('main:has(h1):not(:has([aria-busy=true]))').waitFor();
};
