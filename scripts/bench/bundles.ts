import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type Bundle, buildFunctions, settings } from '../build-functions.ts';
import { bundleEnvironment } from '../bundle-environment.ts';
import { type Figure, judged, median } from './figure.ts';

const run = promisify(execFile);

/** What no function of ours could do without. */
const bare = `
  import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
  import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
  const doc = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  export const handler = (key) => doc.send(new GetCommand({ TableName: 'some-table', Key: key }));
`;

/** Milliseconds from the start of the import until the handler stands. */
const probe = `
  const from = performance.now();
  const { handler } = await import(process.argv[1]);
  console.log(typeof handler === 'function' ? performance.now() - from : NaN);
`;

const processes = 9;
/** A busy machine can only make a ratio worse: the best of so many medians counts. */
const rounds = 3;

const loadOnce = async (file: string, env: Record<string, string>): Promise<number> => {
  const flags = ['--input-type=module', '--eval', probe, '--', pathToFileURL(file).href];
  return Number((await run(process.execPath, flags, { env })).stdout);
};

/** The median load time of each file. Turn by turn, so that a busy moment of the machine meets all of them. */
const mediansOf = async (files: readonly { name: string; file: string }[]): Promise<ReadonlyMap<string, number>> => {
  const times = new Map<string, number[]>(files.map(({ name }) => [name, []]));
  for (let n = 0; n < processes; n += 1) {
    for (const { name, file } of files) times.get(name)?.push(await loadOnce(file, bundleEnvironment(name)));
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
};

const bundleBare = async (out: string): Promise<string> => {
  const { outputFiles } = await build({
    ...settings,
    // One file, as it always was: figures of different times can be compared.
    splitting: false,
    sourcemap: false,
    stdin: { contents: bare, resolveDir: process.cwd() },
    outfile: join(out, 'bare.mjs'),
  });
  const file = join(out, 'bare.mjs');
  await writeFile(file, outputFiles[0]?.contents ?? '');
  return file;
};

/** Size of every function's bundle, and how much longer than the bare SDK it takes to load. */
export const bundleFigures = async (): Promise<Figure[]> => {
  const out = await mkdtemp(join(tmpdir(), 'kansa-bench-bundles-'));
  try {
    const bundles = await buildFunctions(out);
    const bareFile = await bundleBare(out);
    const files = [
      { name: 'bare', file: bareFile },
      ...bundles.map(({ name, folder }) => ({ name, file: join(folder, 'index.mjs') })),
    ];
    const medians: ReadonlyMap<string, number>[] = [];
    for (let n = 0; n < rounds; n += 1) medians.push(await mediansOf(files));
    const ratiosOf = (name: string): number[] =>
      medians.map((times) => (times.get(name) ?? 0) / (times.get('bare') ?? 0));
    return bundles.flatMap(({ name, bytes, holdsS3 }: Bundle): Figure[] => [
      judged(`bundle ${name}`, bytes / 1024, 'KB', { atMost: holdsS3 ? 800 : 600 }, { bytes, holdsS3 }),
      judged(
        `load ${name}`,
        Math.min(...ratiosOf(name)),
        'ratio to the bare SDK',
        { atMost: 1.8 },
        {
          ratios: ratiosOf(name),
          milliseconds: medians.map((times) => times.get(name)),
          bareMilliseconds: medians.map((times) => times.get('bare')),
        },
      ),
    ]);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};
