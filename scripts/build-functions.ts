import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { manifest } from '#functions/manifest.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const shim = (name: string): string => join(root, 'functions', 'runtime', 'shims', `${name}.cjs`);

/** Every module that a function of any plane starts from, once: both tracks run the same bundles. */
export const functionEntries: readonly string[] = [
  ...new Set(Object.values(manifest).flatMap((plane) => Object.values(plane.functions).map((spec) => spec.entry))),
];

/** `functions/api/plans.ts` becomes `api/plans`: the folder of its bundle. */
const folderOf = (entry: string): string => entry.replace(/^functions\//, '').replace(/\.ts$/, '');

/** The module Lambda loads: the entry makes the handler, the process gives it its environment. */
const handlerModule: Plugin = {
  name: 'handler-module',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^handler:/ }, ({ path }) => ({
      path: path.slice('handler:'.length),
      namespace: 'handler',
    }));
    esbuild.onLoad({ filter: /.*/, namespace: 'handler' }, ({ path }) => ({
      contents: `import create from ${JSON.stringify(`./${path}`)};\nexport const handler = create(process.env);\n`,
      resolveDir: root,
    }));
  },
};

/**
 * Parts of the workbook library that no file of ours has: charts and pivot tables are passed over when a workbook is
 * read, and encrypted ones are refused before. Together they are as large as the whole of zod.
 */
const plainWorkbooks: Plugin = {
  name: 'plain-workbooks',
  setup: (esbuild) => {
    esbuild.onResolve(
      { filter: /\/(?:chart-reader|chart-writer|pivot-reader|pivot-writer|agile)\.mjs$/ },
      ({ importer }) => (importer.includes('/hucre/') ? { path: shim('workbook-parts') } : undefined),
    );
  },
};

/**
 * Processes that a function starts beside itself, each a bundle in the function's folder, and what they load at run time
 * as it is: pdfjs finds its worker, its fonts and the character maps of Japanese PDFs by where its package lies.
 */
const besides = {
  entry: 'functions/workers/run-job.ts',
  process: { in: 'shared/adapters/screening/screen-process.ts', out: 'screen-process' },
  files: ['package.json', 'legacy/build/pdf.mjs', 'legacy/build/pdf.worker.mjs', 'cmaps', 'standard_fonts', 'wasm'].map(
    (name) => join('node_modules', 'pdfjs-dist', name),
  ),
} as const;

/** How every function is bundled. */
export const settings = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  // The ESM builds of the SDK can be shaken; `main` first would take its CommonJS ones whole.
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  sourcemap: 'external',
  write: false,
  logLevel: 'error',
  // CommonJS packages inside an ESM bundle still call `require` for Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  alias: {
    'node:http': shim('http'),
    http: shim('http'),
    'node:https': shim('https'),
    https: shim('https'),
    '@aws-sdk/credential-provider-node': shim('credentials'),
  },
  external: ['pdfjs-dist'],
  plugins: [handlerModule, plainWorkbooks],
} as const satisfies BuildOptions;

/** `holdsS3`: the S3 client is in it, the largest thing a function can carry. */
export type Bundle = { entry: string; folder: string; bytes: number; holdsS3: boolean };

/**
 * Bundles every function in one esbuild run, each into a folder of its own under `{out}/functions`. Source maps go to
 * `{out}/maps`: they are for reading a stack trace at a desk, not for the cold start to unpack.
 */
export const buildFunctions = async (out: string): Promise<Bundle[]> => {
  const code = join(out, 'functions');
  const maps = join(out, 'maps');
  const { outputFiles, metafile } = await build({
    ...settings,
    metafile: true,
    entryPoints: [
      ...functionEntries.map((entry) => ({ in: `handler:${entry}`, out: `${folderOf(entry)}/index` })),
      { in: join(root, besides.process.in), out: `${folderOf(besides.entry)}/${besides.process.out}` },
    ],
    outdir: code,
  });
  // A bundle of a function that is gone must not linger and be taken for a current one.
  await Promise.all([code, maps].map((folder) => rm(folder, { recursive: true, force: true })));
  await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      const target = path.endsWith('.map') ? path.replace(code, maps) : path;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, contents);
    }),
  );
  const home = join(code, folderOf(besides.entry));
  await Promise.all(besides.files.map((name) => cp(join(root, name), join(home, name), { recursive: true })));
  return functionEntries.map((entry) => {
    const folder = join(code, folderOf(entry));
    const bytes = outputFiles.find(({ path }) => path === join(folder, 'index.mjs'))?.contents.byteLength;
    if (bytes === undefined) throw new Error(`esbuild wrote no bundle of ${entry}`);
    const [, output] =
      Object.entries(metafile.outputs).find(([path]) => path.endsWith(`${folderOf(entry)}/index.mjs`)) ?? [];
    const holdsS3 = Object.keys(output?.inputs ?? {}).some((path) => path.includes('@aws-sdk/client-s3/'));
    return { entry, folder, bytes, holdsS3 };
  });
};

if (import.meta.main) {
  for (const { entry, bytes } of await buildFunctions(join(root, 'dist'))) {
    console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  ${entry}`);
  }
}
