import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, fiscalYearOf } from '#shared/kernel/calendar.ts';
import { violations } from './support/axe.ts';
import { openStage, settled } from './support/stage.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
// An error in the console, a defect, or something the CSP has stopped: in whichever test it comes up.
afterEach(() => expect(stage.troubles.splice(0)).toEqual([]));

const heading = (page: Page): Promise<string> => page.locator('main h1').innerText();

describe('what the browser shows', () => {
  test('Japanese letters are drawn, each in its own shape', async () => {
    const page = await stage.openPage();
    await page.goto(`${stage.url}/icon.svg`);
    const inks = await page.evaluate(() => {
      const canvas = new OffscreenCanvas(40, 40);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      return ['監', '査', '髙', '﨑'].map((letter) => {
        context.clearRect(0, 0, 40, 40);
        context.font = '32px "Noto Sans JP"';
        context.fillText(letter, 2, 34);
        return context
          .getImageData(0, 0, 40, 40)
          .data.filter((_, n) => n % 4 === 3)
          .join('');
      });
    });
    expect(new Set(inks).size).toBe(4);
  });

  test('nothing runs that is not a file of ours', async () => {
    const page = await stage.visit('jimukyoku');
    const policy = (await page.request.get(stage.url)).headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    const stopped = await page.evaluate(async () => {
      const violated = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) => violated.add(event.effectiveDirective));
      const tries = [
        () => {
          const script = document.createElement('script');
          script.textContent = 'globalThis.intruder = true';
          document.body.append(script);
        },
        () => fetch('http://127.0.0.1:9/'),
        () => document.body.setAttribute('style', 'color: red'),
        () => {
          document.body.innerHTML = '<p>text as markup</p>';
        },
      ];
      const thrown = await Promise.all(
        tries
          .map(async (attempt) => attempt())
          .map((tried) =>
            tried.then(
              () => false,
              () => true,
            ),
          ),
      );
      // The events come after what caused them.
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { violated: [...violated].sort(), thrown, intruder: 'intruder' in globalThis };
    });
    expect(stopped).toEqual({
      violated: ['connect-src', 'require-trusted-types-for', 'style-src-attr'],
      thrown: [true, true, false, true],
      intruder: false,
    });
    stage.troubles.splice(0);
  });
});

describe('signing in and out', () => {
  test('comes back to the address that was asked for, and so does a reload, without a question', async () => {
    const page = await stage.visit('jimukyoku', '/general/audits?fy=2025&q=x');
    expect(page.url()).toBe(`${stage.url}/general/audits?fy=2025&q=x`);
    await page.reload();
    await page.locator('main h1').waitFor();
    expect(page.url()).toBe(`${stage.url}/general/audits?fy=2025&q=x`);
    expect(await page.getByRole('button', { name: '利用者 佐藤 事子' }).isVisible()).toBe(true);
  });

  test('leaves no token where another page could find it', async () => {
    const page = await stage.visit('jimukyoku');
    const stored = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    );
    expect(stored).not.toMatch(/eyJ|access_token|refresh_token/);
  });

  test('who turns round at the provider can try again', async () => {
    const page = await stage.openPage();
    await page.goto(stage.url);
    await page.locator('button[name=cancel]').click();
    expect(await heading(page)).toBe('サインインしていません');
    await page.getByRole('button', { name: 'サインインする' }).click();
    await page.locator('button[name=sub][value=jimukyoku]').click();
    await page.locator('main h1').waitFor();
    expect(await heading(page)).toBe('今日やること');
  });

  test('who signs out is out', async () => {
    const page = await stage.visit('jimukyoku');
    await page.getByRole('button', { name: '利用者 佐藤 事子' }).click();
    await page.getByRole('button', { name: 'サインアウトする' }).click();
    await page.locator('button[name=logout]').click();
    await page.waitForURL(`${stage.url}/`);
    expect(await heading(page)).toBe('サインアウトしました');
    await page.getByRole('button', { name: 'サインインする' }).click();
    await page.locator('button[name=sub]').first().waitFor();
  });
});

describe('for everybody', () => {
  test.each([
    ['ja', false],
    ['en', false],
    ['ja', true],
  ] as const)('axe finds nothing on home, list and record (%s, phone: %s)', async (language, phone) => {
    const page = await stage.visit('kansa1', '/', { language, phone });
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${stage.url}/general/audits`);
    await page.locator('main th a').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('main th a').first().click();
    await page.locator('main dl').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  });

  test('nothing is wider than a phone', async () => {
    const page = await stage.visit('jimukyoku', '/general/audits', { phone: true });
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: 'メニュー' }).click();
    await page.getByRole('link', { name: '今日やること' }).click();
    await page.waitForURL(`${stage.url}/`);
  });

  test('the keyboard alone reaches the palette, and through it a page, whose heading takes the focus', async () => {
    const page = await stage.visit('jimukyoku');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移動');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('監査');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${stage.url}/general/audits`);
    await page.locator('h1:focus').waitFor();
    expect(await heading(page)).toBe('監査');
  });

  test('one tab is the current one, whichever the address names', async () => {
    const page = await stage.visit('kansa1', '/general/audits');
    await page.locator('main th a').first().click();
    await page.locator('main dl').waitFor();
    const current = page.getByRole('navigation', { name: '監査の内容' }).locator('[aria-current=page]');
    expect(await current.allInnerTexts()).toEqual(['概要']);
    await page.getByRole('link', { name: '履歴' }).click();
    await page.locator('main time').first().waitFor();
    expect(await current.allInnerTexts()).toEqual(['履歴']);
    await page.goBack();
    await page.locator('main dl').waitFor();
    expect(await current.allInnerTexts()).toEqual(['概要']);
  });

  test('the notice of a section names it, as a part of the report', async () => {
    const page = await stage.visit('tokatsu', `/general/audits?fy=${fiscalYearOf(dayOf(new Date())) - 1}`);
    await page.locator('main th a').first().click();
    await page.locator('main dl').waitFor();
    await page.goto(`${stage.url}${new URL(page.url()).pathname}/report/D201`);
    await page.getByRole('heading', { level: 1, name: '監査結果通知書 戸籍住民窓口課' }).waitFor();
    const current = page.getByRole('navigation', { name: '監査の内容' }).locator('[aria-current=page]');
    expect(await current.allInnerTexts()).toEqual(['監査報告書']);
  });

  test('the page of a record shows its year, and another year leads to the list it is in', async () => {
    const present = fiscalYearOf(dayOf(new Date()));
    const page = await stage.visit('tokatsu', `/general/audits?fy=${present - 1}`);
    await page.locator('main th a').first().click();
    await page.locator('main dl').waitFor();
    await page.goto(`${stage.url}${new URL(page.url()).pathname}/findings`);
    const shown = (year: number) => page.getByRole('banner').getByRole('button', { name: `令和${year - 2018}年度` });
    await shown(present - 1).click();
    await shown(present).click();
    await page
      .locator('main header')
      .getByText(`令和${present - 2018}年度`)
      .waitFor();
    expect(page.url()).toBe(`${stage.url}/general/audits`);
    await page.goBack();
    await shown(present - 1).waitFor();
    await page.locator('main nav').getByRole('link', { name: '監査', exact: true }).click();
    await page.waitForURL(`${stage.url}/general/audits?fy=${present - 1}`);
    await shown(present - 1).waitFor();
  });

  test('single letters do nothing until somebody wants them', async () => {
    const page = await stage.visit('kansa1');
    await page.locator('main [data-row]').first().waitFor();
    await page.keyboard.press('j');
    expect(await page.locator('main [data-row]:focus').count()).toBe(0);
    await page.getByRole('button', { name: /^利用者/ }).click();
    await page.getByRole('button', { name: '1文字のキー操作を使う' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await page.locator('main [data-row]:focus').count()).toBe(1);
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain('次の行へ');
  });

  test('the language and the years stay as they were chosen', async () => {
    const page = await stage.visit('jimukyoku', '/general/audits');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await heading(page)).toBe('Audits');
    expect(await page.locator('main header').innerText()).toMatch(/FY 20\d\d/);
    await page.getByRole('button', { name: /^User/ }).click();
    await page.getByRole('button', { name: 'Show Japanese era years' }).click();
    await page.reload();
    await page.locator('main h1').waitFor();
    expect(await heading(page)).toBe('Audits');
    expect(await page.locator('main header').innerText()).toMatch(/FY R\d/);
  });
});
