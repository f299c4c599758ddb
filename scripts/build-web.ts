import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { limits, measure } from '../web/build/budget.ts';
import { viteConfig } from '../web/build/vite.ts';

// `npm run build:web` makes web/dist, says how large it is, and fails when it is larger than people should wait for.
await build(viteConfig);
const sizes = measure(fileURLToPath(new URL('../web/dist', import.meta.url)));
for (const [what, limit] of Object.entries(limits)) {
  const size = sizes[what as keyof typeof limits];
  const fits = size <= limit;
  console.log(`${fits ? '✓' : '✗'} ${what.padEnd(10)} ${size} KB gzip (≤ ${limit})`);
  if (!fits) process.exitCode = 1;
}
