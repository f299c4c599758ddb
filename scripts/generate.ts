import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { staleDocuments, writeDocuments } from './documents/index.ts';

// `npm run generate` writes the files that are derived from others; with `--check` it only names the stale ones and fails.
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (values.check) {
  const stale = staleDocuments(root);
  for (const path of stale)
    console.error(`${path} は古くなっています。npm run generate を実行してください。 / is stale`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  const written = writeDocuments(root);
  console.log(
    written.length === 0 ? '変更はありません / nothing to write' : `書きました / wrote ${written.join(', ')}`,
  );
}
