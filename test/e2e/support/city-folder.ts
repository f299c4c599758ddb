import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '#shared/kernel/calendar.ts';
import { alone } from '#local/alone.ts';
import { startKansa } from '#local/kansa.ts';

const freshFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'kansa-e2e-'));

const seed = async (dir: string): Promise<void> => (await startKansa({ dir, port: 0, seed: true })).stop();

/**
 * A folder with the made-up city in it, for one runtime. Within a run of tests (test/run-folder.ts) the city is seeded
 * once, which takes seconds, and copied, which does not; on the next day anew, for it is made around today.
 */
export const cityFolder = async (): Promise<string> => {
  const dir = await freshFolder();
  const run = process.env['KANSA_RUN_FOLDER'];
  if (run === undefined) {
    await seed(dir);
    return dir;
  }
  const city = join(run, `city-${dayOf(new Date())}`);
  await alone(join(run, 'lock'), async () => {
    if (existsSync(city)) return;
    const draft = await freshFolder();
    await seed(draft);
    await rename(draft, city);
  });
  await cp(city, dir, { recursive: true });
  return dir;
};
