import type { Page } from 'playwright-core';

/** A picture: who looks, where, and what is done before it is taken. */
type Screen = { name: string; as: string; path?: string; act?: (page: Page) => Promise<void> };

const openFirst = async (page: Page): Promise<void> => {
  await page.locator('main th a').first().click();
  await page.locator('main dl').waitFor();
};

/** Every screen worth looking at. Areas add rows; `npm run screens -- --only home` takes some of them. */
export const screens: readonly Screen[] = [
  { name: 'home-section-head', as: 'kacho-d202' },
  { name: 'home-auditor', as: 'kansa1' },
  { name: 'home-nothing', as: 'jimukyoku' },
  { name: 'audit-list', as: 'jimukyoku', path: '/general/audits' },
  { name: 'audit-page', as: 'jimukyoku', path: '/general/audits', act: openFirst },
  {
    name: 'frame-palette',
    as: 'jimukyoku',
    act: (page) => page.keyboard.press('Control+k'),
  },
  { name: 'frame-not-found', as: 'jimukyoku', path: '/nowhere' },
];
