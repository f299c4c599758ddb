import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOf } from '#functions/manifest.ts';
import { type Bundle, buildFunctions, functionEntries } from '../../scripts/build-functions.ts';

const run = promisify(execFile);

/** Loads a bundle as Lambda does, in a process of its own, and tells what it exports and whether undici came along. */
const probe = `
  const { handler } = await import(process.argv[1] + '/index.mjs');
  console.log(typeof handler, process.moduleLoadList.some((name) => name.includes('undici')));
`;

describe('bundles', () => {
  let out = '';
  let bundles: Bundle[] = [];
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'kansa-bundles-'));
    bundles = await buildFunctions(out);
  });
  afterAll(async () => rm(out, { recursive: true, force: true }));

  test('there is one for every entry of the manifest', () => {
    expect(bundles.map(({ entry }) => entry)).toEqual(functionEntries);
  });

  test('a folder holds the code and nothing else: maps stay outside', async () => {
    const files = await Promise.all(bundles.map(({ folder }) => readdir(folder)));
    expect(new Set(files.flat())).toEqual(new Set(['index.mjs']));
    expect(await readdir(join(out, 'maps'), { recursive: true })).toContain(join('api', 'plans', 'index.mjs.map'));
  });

  // A ceiling, not a goal: it catches a locale, a workbook reader or a second SDK that came in unasked.
  test.each([
    [/api\/(?!checklists|evidence|packages|transfers)/, 500],
    [/api\/(?:checklists|evidence)|workers/, 700],
    // Reads workbooks, and writes them.
    [/api\/(?:packages|transfers)/, 800],
  ])('those of %s stay small', (group, kilobytes) => {
    for (const { bytes } of bundles.filter(({ entry }) => group.test(entry))) {
      expect(bytes / 1024).toBeLessThan(kilobytes);
    }
  });

  test.each(functionEntries)('%s starts with the environment of its plane, without undici', async (entry) => {
    const plane = entry.endsWith('directory.ts') ? 'directory' : 'general';
    const values = { PLANE: plane, CURSOR_KEY: 'k'.repeat(64), AWS_REGION: 'ap-northeast-1' };
    const named = Object.fromEntries(environmentOf(plane).map((name) => [name, `some-${name.toLowerCase()}`]));
    const folder = bundles.find((bundle) => bundle.entry === entry)?.folder ?? '';
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', probe, '--', folder], {
      env: { ...named, ...values },
    });
    expect(stdout.trim()).toBe('function false');
  });
});
