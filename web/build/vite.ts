import { fileURLToPath } from 'node:url';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Plugin } from 'vite';
import { contractModules } from './contract-modules.ts';
import { pdfFiles } from './pdf-files.ts';

const web = fileURLToPath(new URL('..', import.meta.url));

const contractPlugin: Plugin = {
  name: 'kansa-contract',
  resolveId: (id) => (id in contractModules ? `\0${id}` : undefined),
  load: (id) => (id.startsWith('\0virtual:') ? contractModules[id.slice(1)]?.() : undefined),
};

/** The schema library in a browser would cost more than the router: whoever imports it there is told so. */
const noSchemas: Plugin = {
  name: 'kansa-no-schemas',
  enforce: 'pre',
  resolveId: (id, importer) => {
    if (id === 'zod') throw new Error(`${importer ?? '?'} brings zod into the web application`);
  },
};

/** react-aria adds a style element, which the CSP forbids, unless one with this id is there: ours carries its rule. */
const styleSheetId: Plugin = {
  name: 'kansa-style-sheet-id',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<link rel="stylesheet"', '<link id="react-aria-pressable-style" rel="stylesheet"'),
  },
};

/** How `web/` becomes a folder of files. Run by `scripts/build-web.ts`. */
export const viteConfig = (outDir: string): InlineConfig => ({
  configFile: false,
  root: web,
  logLevel: 'warn',
  plugins: [
    noSchemas,
    // Without `enforce` it would come after the strings it drops.
    { ...optimizeLocales.vite({ locales: ['ja-JP', 'en-US'] }), enforce: 'pre' },
    contractPlugin,
    pdfFiles,
    react(),
    tailwindcss(),
    styleSheetId,
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // The PDF library is larger than what the bundler warns of; the budget judges everything else.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Pages of an area come together, and apart from what all of them share: left alone, each part shared by two
          // pages is a file of its own, which made the whole a sixth larger.
          groups: [
            { name: 'frame', priority: 2, test: /[\\/]web[\\/](frame|api|text|session|parts[\\/][^\\/]+$)/ },
            {
              name: (file: string) => /[\\/]web[\\/]pages[\\/](\w+)[\\/](?!routes\.tsx$)/.exec(file)?.[1] ?? null,
              debugName: 'area',
              priority: 1,
            },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|clsx)[\\/]/ },
            {
              name: 'aria',
              test: /node_modules[\\/](react-aria|react-aria-components|react-stately|@react-aria|@react-stately|@internationalized)/,
            },
          ],
        },
      },
    },
  },
});
