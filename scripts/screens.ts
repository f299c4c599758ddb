import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStage, settled } from '#test/e2e/support/stage.ts';
import { furnish, screens } from '#test/e2e/screens.ts';

// `npm run screens` takes a picture of every row of test/e2e/screens.ts, on a desk and on a phone, in both languages.
const { values } = parseArgs({
  options: {
    to: { type: 'string', default: 'screens' },
    /** Only rows whose name begins with this. */
    only: { type: 'string', default: '' },
  },
});
const folder = resolve(values.to);
mkdirSync(folder, { recursive: true });
const stage = await openStage();
try {
  await furnish(stage);
  for (const screen of screens.filter(({ name }) => name.startsWith(values.only)))
    for (const phone of [false, true])
      for (const language of ['ja', 'en'] as const) {
        const page = await stage.visit(screen.as, screen.path ?? '/', { phone, language });
        await settled(page);
        await screen.act?.(page);
        await settled(page);
        const file = `${screen.name}-${phone ? '390' : '1280'}-${language}.png`;
        await page.screenshot({ path: join(folder, file), fullPage: true });
        await page.context().close();
        console.log(file);
      }
  for (const trouble of stage.troubles) console.error(trouble);
  process.exitCode = stage.troubles.length === 0 ? 0 : 1;
} finally {
  await stage.close();
}
