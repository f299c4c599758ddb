import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const { resolve } = createRequire(import.meta.url);
const manifest = resolve('pdfjs-dist/package.json');
const home = dirname(manifest);
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

/** The version makes a name of what never changes, as a hash does for other files. */
const folder = `assets/pdf-${version}`;

/**
 * What pdfjs fetches by name: the worker it reads files in, and once a file needs them character maps of fonts that are
 * not in the file, fonts to stand in for them, and decoders of pictures. The decoders are the ones in script: the CSP lets
 * no WebAssembly run.
 */
const wanted = [
  { from: 'legacy/build', to: '', names: /^pdf\.worker\.min\.mjs$/ },
  { from: 'cmaps', to: 'cmaps/', names: /\.bcmap$|^LICENSE/ },
  { from: 'standard_fonts', to: 'standard_fonts/', names: /\.(?:pfb|ttf)$|^LICENSE/ },
  { from: 'wasm', to: 'wasm/', names: /_nowasm_fallback\.js$|^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/ },
];

export const pdfAssets = (): { fileName: string; source: Buffer }[] =>
  wanted.flatMap(({ from, to, names }) =>
    readdirSync(join(home, from))
      .filter((name) => names.test(name))
      .map((name) => ({
        fileName: `${folder}/${to}${name}${name.startsWith('LICENSE') ? '.txt' : ''}`,
        source: readFileSync(join(home, from, name)),
      })),
  );

const id = 'virtual:pdf-files';

export const pdfFiles: Plugin = {
  name: 'kansa-pdf-files',
  resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
  load: (asked) => (asked === `\0${id}` ? `export const folder = ${JSON.stringify(`/${folder}/`)}` : undefined),
  generateBundle() {
    for (const file of pdfAssets()) this.emitFile({ type: 'asset', ...file });
  },
};
