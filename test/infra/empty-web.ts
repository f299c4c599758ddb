import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An application of one page: what is in it is no matter of templates. */
export const emptyWeb = mkdtempSync(join(tmpdir(), 'kansa-web-'));
writeFileSync(join(emptyWeb, 'index.html'), '<!doctype html><title>Kansa</title>');
