import axe from 'axe-core';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe holds against the page as it is now, or against a part of it: rule, help, and where. */
export const violations = async (page: Page, within = 'html'): Promise<string[]> => {
  // By the debugger's door: the page's own would be closed by its CSP.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    ([values, part]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(part, {
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      }),
    [levels, within] as const,
  );
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};
