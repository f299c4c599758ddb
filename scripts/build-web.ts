import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { limits, measure } from '../web/build/budget.ts';
import { viteConfig } from '../web/build/vite.ts';

// `npm run build:web` makes web/dist, says how large it is, and fails when it is larger than people should wait for.
const web = fileURLToPath(new URL('../web', import.meta.url));
// Aside, and then put in its place: whoever is being served meanwhile gets all of the old one, or all of the new one.
const draft = mkdtempSync(join(web, '.dist-'));
try {
  await build(viteConfig(draft));
  for (const [what, size] of Object.entries(measure(draft))) {
    const limit = limits[what as keyof typeof limits];
    const fits = size <= limit;
    console.log(`${fits ? '✓' : '✗'} ${what.padEnd(10)} ${size} KB gzip (≤ ${limit})`);
    if (!fits) process.exitCode = 1;
  }
  rmSync(join(web, 'dist'), { recursive: true, force: true });
  renameSync(draft, join(web, 'dist'));
} finally {
  rmSync(draft, { recursive: true, force: true });
}
