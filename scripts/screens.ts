import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { course } from '#test/e2e/course.ts';
import { plantDisposal } from '#test/e2e/support/ended-year.ts';
import { openStage, settled } from '#test/e2e/support/stage.ts';
import { furnish, type Screen, screens } from '#test/e2e/screens.ts';

// `npm run screens` takes a picture of every row of test/e2e/screens.ts, and of every screen on the way of an audit
// (test/e2e/course.ts), on a desk and on a phone, in both languages.
const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'screens' },
    /** Only rows whose name begins with this. */
    only: { type: 'string', default: '' },
  },
});
const folder = resolve(values.to);
mkdirSync(folder, { recursive: true });
const stage = await openStage({ plant: plantDisposal });

const take = async ({ name, as, path = '/', act }: Screen): Promise<void> => {
  if (!name.startsWith(values.only)) return;
  for (const phone of [false, true])
    for (const language of ['ja', 'en'] as const) {
      const page = await stage.visit(as, path, { phone, language });
      await settled(page);
      await act?.(page);
      await settled(page);
      const file = `${name}-${phone ? '390' : '1280'}-${language}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
      await page.context().close();
      console.log(file);
    }
};

try {
  await furnish(stage);
  for (const screen of screens) await take(screen);
  for await (const then of course(stage)) for (const screen of then) await take(screen);
  for (const trouble of stage.troubles) console.error(trouble);
  process.exitCode = stage.troubles.length === 0 ? 0 : 1;
} finally {
  await stage.close();
}
