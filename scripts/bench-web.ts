import type { Page } from 'playwright-core';
import { largeYear, plantLargeYear } from '#test/e2e/support/large-year.ts';
import { openStage, settled } from '#test/e2e/support/stage.ts';
import { type Figure, median, shown } from './bench/figure.ts';

// `npm run bench:web`: what a person waits for, in a real browser on the seeded city with a large year. Times of one
// machine: they are printed and not judged.

const times = 5;

/** How long something takes from here to there, in milliseconds: the median of a few times, each on its own. */
const timed = async (figure: string, work: () => Promise<void>, back = async () => {}): Promise<Figure> => {
  const all: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const from = performance.now();
    await work();
    all.push(Math.round(performance.now() - from));
    await back();
  }
  return shown(figure, median(all), 'ms', { all });
};

/** The browser's own record of how long each key and click waited for the next picture. */
const watchInteractions = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId) durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
};

/** The longest wait of the interactions in `work`, in milliseconds; 16 when all were shorter than can be seen. */
const longest = async (page: Page, figure: string, work: () => Promise<void>): Promise<Figure> => {
  const taken = (): Promise<number[]> =>
    page.evaluate(() => (window as unknown as { durations: number[] }).durations.splice(0));
  await page.waitForTimeout(500);
  await taken();
  await work();
  await page.waitForTimeout(1000);
  const all = await taken();
  return shown(figure, Math.max(16, ...all), 'ms', { interactionsOver16ms: all.length });
};

const stage = await openStage({ plant: plantLargeYear });
const print = (figure: Figure): void => console.log(JSON.stringify(figure));
try {
  const auditor = await stage.visit('kansa1');
  print(
    await timed('time until home is usable, signed in before', async () => {
      await auditor.goto(stage.url);
      await auditor.locator('main [data-row]').first().waitFor();
      await settled(auditor);
    }),
  );
  await auditor.goto(stage.url);
  const navigation = auditor.getByRole('navigation', { name: '主なメニュー' });
  print(
    await timed(
      'route change, home to the list of audits and its rows',
      async () => {
        await navigation.getByRole('link', { name: '監査', exact: true }).click();
        await auditor.locator('main tbody tr').first().waitFor();
      },
      async () => {
        await navigation.getByRole('link', { name: '今日やること' }).click();
        await auditor.locator('main [data-row]').first().waitFor();
      },
    ),
  );

  const office = await stage.openPage();
  await watchInteractions(office);
  await office.goto(`${stage.url}/general/findings?fy=${largeYear.fiscalYear}`);
  await office.locator('button[name=sub][value=tokatsu]').click();
  await office.locator('main tbody tr').first().waitFor();
  const from = performance.now();
  await office.getByRole('button', { name: 'すべて読み込む' }).click();
  await office.getByText(`${largeYear.findings}件`, { exact: true }).waitFor();
  print(shown('10,000 findings: until all are loaded', performance.now() - from, 'ms'));
  print(
    await longest(office, '10,000 findings: longest interaction, sorting', async () => {
      for (const name of ['重大度', '所属', '指摘事項', '改善期限']) {
        await office.getByRole('button', { name, exact: true }).click();
        await office.waitForTimeout(300);
      }
    }),
  );
  print(
    await longest(office, '10,000 findings: longest interaction, searching', () =>
      office.getByRole('searchbox', { name: '件名' }).pressSequentially('棚卸し(99', { delay: 120 }),
    ),
  );

  const clerk = await stage.openPage();
  await watchInteractions(clerk);
  await clerk.goto(stage.url);
  await clerk.locator('button[name=sub][value=tanto-d501]').click();
  await clerk.locator(`main a[href$="/sections/${largeYear.section}"]`).first().click();
  const toList = clerk.getByRole('button', { name: '一覧' });
  await toList.waitFor();
  print(
    await longest(clerk, '1,000 items: longest interaction, opening the list', async () => {
      await toList.click();
      await clerk.locator('main article').first().waitFor();
    }),
  );
  print(
    await longest(clerk, '1,000 items: longest interaction, answering', async () => {
      const card = clerk.locator('#item-3');
      await card.getByRole('radio', { name: '一部適合' }).click();
      await card.getByLabel('状況の説明').pressSequentially('台帳を年内に見直します。', { delay: 100 });
      await card.getByText('に保存しました').waitFor();
    }),
  );
  print(
    await longest(clerk, '1,000 items: longest interaction, after scrolling to the end', async () => {
      await clerk.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      const card = clerk.locator(`#item-${largeYear.items}`);
      await card.getByRole('radio', { name: '対象外' }).click();
      await card.getByLabel(/理由/).first().pressSequentially('対象の機器がありません。', { delay: 100 });
      await card.getByText('に保存しました').waitFor();
    }),
  );
  for (const trouble of stage.troubles) console.error(trouble);
} finally {
  await stage.close();
}
