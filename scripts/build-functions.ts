import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { edgeFunctions } from '#functions/edge-manifest.ts';
import { type FunctionSpec, manifest } from '#functions/manifest.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const shim = (name: string, extension = 'cjs'): string =>
  join(root, 'functions', 'runtime', 'shims', `${name}.${extension}`);

/** What one bundle is made of: the functions of several planes can be the same. */
type Source = Pick<FunctionSpec, 'entry' | 'composition'>;

/** `functions/api/plans.ts` becomes `api/plans`; composed with `functions/runtime/sealed.ts`, `sealed/api/plans`. */
export const bundleOf = ({ entry, composition }: Source): string =>
  [...(composition ? [basename(composition, '.ts')] : []), entry.replace(/^functions\//, '').replace(/\.ts$/, '')].join(
    '/',
  );

const sources: ReadonlyMap<string, Source> = new Map(
  [...Object.values(manifest).map(({ functions }) => functions), edgeFunctions].flatMap((functions) =>
    Object.values<Source>(functions).map((spec) => [bundleOf(spec), spec]),
  ),
);

/** Every bundle that a function of any plane, or one before them, runs. */
export const bundleNames: readonly string[] = [...sources.keys()];

/** The module Lambda loads: the entry makes the handler, from its environment and what its plane composes it with. */
const handlerModule: Plugin = {
  name: 'handler-module',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^handler:/ }, ({ path }) => ({
      path: path.slice('handler:'.length),
      namespace: 'handler',
    }));
    esbuild.onLoad({ filter: /.*/, namespace: 'handler' }, ({ path }) => {
      const { entry, composition } = sources.get(path) ?? { entry: path };
      const from = (module: string): string => JSON.stringify(`./${module}`);
      const contents = composition
        ? `import composition from ${from(composition)};
           import create from ${from(entry)};
           export const handler = create(process.env, { composition });`
        : `import create from ${from(entry)};
           export const handler = create(process.env);`;
      return { contents, resolveDir: root };
    });
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
      { filter: /\/(?:chart-reader|chart-writer|drawing-writer|pivot-reader|pivot-writer|table-writer|agile)\.mjs$/ },
      ({ importer }) => (importer.includes('/hucre/') ? { path: shim('workbook-parts') } : undefined),
    );
  },
};

/** Functions check by schemas; documents are written of them elsewhere. */
const plainSchemas: Plugin = {
  name: 'plain-schemas',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /\/(?:json-schema-processors|to-json-schema)\.js$/ }, ({ importer }) =>
      importer.includes('/zod/') ? { path: shim('json-schemas', 'mjs') } : undefined,
    );
  },
};

type Beside = { processes: readonly { in: string; out: string }[]; files: readonly string[] };
const nothing: Beside = { processes: [], files: [] };

/**
 * Processes that a function starts beside itself, each a bundle in the function's folder, and what they load at run time
 * as it is: pdfjs finds its worker, its fonts and the character maps of Japanese PDFs by where its package lies.
 */
const besides: Readonly<Record<string, Beside>> = {
  'functions/workers/run-job.ts': {
    processes: [{ in: join(root, 'shared/adapters/screening/screen-process.ts'), out: 'screen-process' }],
    files: [
      'package.json',
      'legacy/build/pdf.mjs',
      'legacy/build/pdf.worker.mjs',
      'cmaps',
      'standard_fonts',
      'wasm',
    ].map((name) => join('node_modules', 'pdfjs-dist', name)),
  },
};

/** How every function is bundled. */
export const settings = {
  bundle: true,
  // What is imported when it is first used stands in a file of its own: a cold start does not even read it.
  splitting: true,
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
    'node:util': shim('util', 'mjs'),
    '@aws-sdk/credential-provider-node': shim('credentials'),
    '@aws-sdk/endpoint-cache': shim('endpoint-cache'),
  },
  // zod asks where it runs: to be told, Node would load its lock manager and its workers.
  define: { navigator: 'undefined' },
  // The SDK tells browsers apart with bowser: that code is shaken off, and the file it would be loaded from with it.
  external: ['bowser', 'pdfjs-dist'],
  plugins: [handlerModule, plainWorkbooks, plainSchemas],
} as const satisfies BuildOptions;

/** `bytes` of all its files together. `holdsS3`: the S3 client is in it, the largest thing a function can carry. */
export type Bundle = { name: string; folder: string; bytes: number; holdsS3: boolean };

const bundle = async (name: string, out: string): Promise<Bundle> => {
  const folder = join(out, 'functions', name);
  const beside = besides[sources.get(name)?.entry ?? ''] ?? nothing;
  const { outputFiles, metafile } = await build({
    ...settings,
    metafile: true,
    entryPoints: [{ in: `handler:${name}`, out: 'index' }, ...beside.processes],
    outdir: folder,
  });
  await Promise.all(
    outputFiles.map(async ({ path, contents }) => {
      const target = path.endsWith('.map') ? join(out, 'maps', name, relative(folder, path)) : path;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, contents);
    }),
  );
  await Promise.all(beside.files.map((file) => cp(join(root, file), join(folder, file), { recursive: true })));
  const code = outputFiles.filter(({ path }) => path.endsWith('.mjs'));
  return {
    name,
    folder,
    bytes: code.reduce((sum, { contents }) => sum + contents.byteLength, 0),
    holdsS3: Object.keys(metafile.inputs).some((path) => path.includes('@aws-sdk/client-s3/')),
  };
};

/**
 * Bundles every function, each into a folder of its own under `{out}/functions`, so that none shares a file with
 * another. Source maps go to `{out}/maps`: they are for reading a stack trace at a desk, not for the cold start to
 * unpack.
 */
export const buildFunctions = async (out: string): Promise<Bundle[]> => {
  // A bundle of a function that is gone must not linger and be taken for a current one.
  await Promise.all(['functions', 'maps'].map((name) => rm(join(out, name), { recursive: true, force: true })));
  return Promise.all(bundleNames.map((name) => bundle(name, out)));
};

if (import.meta.main) {
  for (const { name, bytes } of await buildFunctions(join(root, 'dist'))) {
    console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} KB  ${name}`);
  }
}
