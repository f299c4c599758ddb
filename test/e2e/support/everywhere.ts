import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { course } from '../course.ts';
import { furnish, type Screen, screens } from '../screens.ts';
import { violations } from './axe.ts';
import { plantDisposal } from './ended-year.ts';
import { type Look, openStage, settled } from './stage.ts';

const anyDialog = 'dialog[open], [role=dialog]';

/** Goes to an address as a link would: without loading the application anew. The heading has the focus on arrival. */
const goTo = async (page: Page, path: string): Promise<void> => {
  const from = new URL(page.url());
  const to = new URL(path, from);
  if (to.href === from.href) return;
  if (to.pathname === from.pathname) await goTo(page, '/');
  await page.evaluate((address) => {
    (document.activeElement as HTMLElement).blur();
    history.pushState({}, '', address);
  }, path);
  await page.locator('main h1:focus').waitFor();
};

const isTooWide = async (page: Page): Promise<string[]> => {
  const beyond = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
  return beyond > 0 ? [`${beyond} px wider than the screen`] : [];
};

/** What is wrong with every dialog that a button of the page opens, and where the focus is not given back. */
const inDialogs = async (page: Page, within: string): Promise<string[]> => {
  const wrong: string[] = [];
  const openers = page.locator(`${within} [aria-haspopup=dialog]`);
  const names = await openers.evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.textContent));
  for (const [n, name] of names.entries()) {
    // A table has the same button in each of its rows.
    if (names.indexOf(name) !== n) continue;
    const opener = openers.nth(n);
    const menu = opener.locator('xpath=ancestor::div[@hidden]/preceding-sibling::button');
    const isInMenu = (await menu.count()) > 0;
    if (isInMenu) await menu.press('Enter');
    if (!(await opener.isVisible())) continue;
    await opener.press('Enter');
    await page.locator(anyDialog).locator('visible=true').first().waitFor();
    await page.locator('body:not(:has(dialog [aria-busy=true]))').waitFor();
    wrong.push(...(await violations(page, anyDialog)).map((one) => `${name}: ${one}`));
    await page.keyboard.press('Escape');
    await page.locator(anyDialog).waitFor({ state: 'detached' });
    const holder = (isInMenu ? menu : opener).and(page.locator(':focus'));
    await holder.waitFor({ timeout: 2000 }).catch(() => wrong.push(`${name}: does not get the focus back`));
  }
  return wrong;
};

/** What is wrong with a screen in either language, and with its dialogs in the second of them. */
const wrongWith = async (page: Page, { name, path = '/', act }: Screen, dialogsWithin: string): Promise<string[]> => {
  const wrong: string[] = [];
  const check = async (): Promise<void> => {
    await settled(page);
    const language = await page.locator('html').getAttribute('lang');
    const found = [...(await violations(page)), ...(await isTooWide(page))];
    wrong.push(...found.map((one) => `${name} (${language}): ${one}`));
  };
  await goTo(page, path);
  await settled(page);
  await act?.(page);
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
  await check();
  if ((await page.locator('dialog[open]').count()) > 0) {
    await page.keyboard.press('Escape');
    return wrong;
  }
  await page.getByRole('button', { name: /^(English|日本語)$/ }).click();
  await check();
  wrong.push(...(await inDialogs(page, dialogsWithin)).map((one) => `${name} › ${one}`));
  return wrong;
};

const openFurnished = async () => {
  const stage = await openStage({ plant: plantDisposal });
  await furnish(stage);
  return stage;
};

/**
 * axe on every screen, in both languages, and on every dialog. The language changes with each screen, and dialogs are
 * read in the one that has come: whoever begins in the other language reads them all in that.
 */
export const lookEverywhere = (look: Look): void => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  beforeAll(async () => {
    stage = await openFurnished();
  }, 120_000);
  afterAll(() => stage.close());
  afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

  const people = [...new Set(screens.map(({ as }) => as))];
  test.each(people)('on the screens of %s nothing stands in the way', async (person) => {
    const page = await stage.visit(person, '/', look);
    const wrong: string[] = [];
    for (const [n, screen] of screens.filter(({ as }) => as === person).entries()) {
      // What stands above every page is looked at once.
      const isFirst = person === people[0] && n === 0;
      wrong.push(...(await wrongWith(page, screen, isFirst ? 'body' : 'main')));
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });
};

/** The same on the way of an audit, where each step offers dialogs of its own. */
export const lookAlong = (look: Look): void => {
  test('in the course of an audit nothing stands in the way', async () => {
    const stage = await openStage();
    try {
      const wrong: string[] = [];
      for await (const then of course(stage))
        for (const screen of then) {
          const page = await stage.visit(screen.as, '/', look);
          wrong.push(...(await wrongWith(page, screen, 'main')));
          await page.context().close();
        }
      expect(wrong).toEqual([]);
      expect(stage.troubles).toEqual([]);
    } finally {
      await stage.close();
    }
  }, 600_000);
};
