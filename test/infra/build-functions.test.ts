import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type SheetChart, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWorkbook } from '#shared/adapters/workbook/read-workbook.ts';
import { type Bundle, buildFunctions, bundleNames, settings } from '../../scripts/build-functions.ts';
import { bundleEnvironment } from '../../scripts/bundle-environment.ts';

const run = promisify(execFile);

/**
 * Loads a bundle as Lambda does, in a process of its own, and tells what it exports and which of Node's modules came
 * along that only a careless import would load.
 */
const probe = `
  const { handler } = await import(process.argv[1] + '/index.mjs');
  const idle = /undici|worker_threads|navigator|parse_args/;
  console.log(typeof handler, ...process.moduleLoadList.filter((name) => idle.test(name)));
`;

describe('bundles', () => {
  let out = '';
  let bundles: Bundle[] = [];
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'kansa-bundles-'));
    bundles = await buildFunctions(out);
  });
  afterAll(async () => rm(out, { recursive: true, force: true }));

  test('there is one for every function of the manifest, sealed ones apart', () => {
    expect(bundles.map(({ name }) => name)).toEqual(bundleNames);
  });

  test('a folder holds the code and nothing else: maps stay outside', async () => {
    for (const { name, folder } of bundles) {
      const beside = name.endsWith('run-job') ? ['node_modules', 'screen-process.mjs'] : [];
      const files = await readdir(folder);
      for (const file of ['index.mjs', ...beside]) expect(files).toContain(file);
      expect(files.filter((file) => !file.endsWith('.mjs') && !beside.includes(file))).toEqual([]);
    }
    expect(await readdir(join(out, 'maps'), { recursive: true })).toContain(join('api', 'plans', 'index.mjs.map'));
  });

  test('each keeps to its budget: 600 KB, and 200 more for the S3 client', () => {
    const over = bundles.filter(({ bytes, holdsS3 }) => bytes / 1024 > (holdsS3 ? 800 : 600));
    expect(over).toEqual([]);
  });

  test('what a start reads is plain ASCII: one other letter, and the engine keeps two bytes of every letter', async () => {
    const starts = await Promise.all(
      bundles.map(async ({ name, folder }) => [name, await readFile(join(folder, 'index.mjs'), 'utf8')] as const),
    );
    expect(starts.filter(([, code]) => /[^\0-\x7f]/.test(code)).map(([name]) => name)).toEqual([]);
  });

  test('what is imported when it is first used is no part of what a start loads', async () => {
    const starts = await Promise.all(
      bundles.filter(({ holdsS3 }) => holdsS3).map(({ folder }) => readFile(join(folder, 'index.mjs'), 'utf8')),
    );
    expect(starts.length).toBeGreaterThan(0);
    for (const start of starts) expect(start).toMatch(/import\("\.\/vault-\w+\.mjs"\)/);
  });

  test('a bundle reads a workbook with a chart as the whole library does: the chart is passed over', async () => {
    const outfile = join(out, 'read-workbook.mjs');
    const entryPoints = ['shared/adapters/workbook/read-workbook.ts'];
    await build({ ...settings, splitting: false, sourcemap: false, write: true, entryPoints, outfile });
    const bundled = (await import(pathToFileURL(outfile).href)) as { readWorkbook: typeof readWorkbook };
    const rows = [
      ['区分', '件数'],
      ['適合', 3],
      ['不適合', 1],
    ];
    const chart: SheetChart = { type: 'column', series: [{ values: 'B2:B3' }], anchor: { from: { row: 5, col: 0 } } };
    const bytes = await writeXlsx({ sheets: [{ name: '集計', rows, charts: [chart] }] });
    expect(Buffer.from(bytes).includes('xl/charts/chart1.xml')).toBe(true);
    const sheets = await bundled.readWorkbook(bytes);
    expect(sheets).toEqual(await readWorkbook(bytes));
    expect(sheets[0]?.rows).toContainEqual(['不適合', '1']);
  });

  test.each([
    ['scan.pdf', 'unscannable'],
    ['form-90ms.pdf', 'suspected'],
  ])('the process beside run-job reads %s without the rest of the repository: %s', async (fileName, verdict) => {
    const folder = bundles.find(({ name }) => name.endsWith('run-job'))?.folder ?? '';
    const bytes = await readFile(new URL(`../fixtures/samples/evidence/${fileName}`, import.meta.url));
    const child = fork(join(folder, 'screen-process.mjs'), {
      cwd: folder,
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.send({ fileName, bytes });
    expect(await once(child, 'message')).toMatchObject([{ verdict }, undefined]);
  });

  test.each(bundleNames)(
    '%s starts with its own environment, without modules of Node that it has no use for',
    async (name) => {
      const folder = bundles.find((bundle) => bundle.name === name)?.folder ?? '';
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', probe, '--', folder], {
        env: bundleEnvironment(name),
      });
      expect(stdout.trim()).toBe('function');
    },
  );
});
