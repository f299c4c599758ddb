import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const limits = { firstRoute: 260, wholeApp: 450, css: 15 } as const;

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; css?: string[] };

const kilobytes = (bytes: number): number => Math.round(bytes / 102.4) / 10;

/** Sizes of a build in KB after gzip, against {@link limits}. */
export const measure = (dist: string): Record<keyof typeof limits, number> => {
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const reached = new Set<string>();
  const reach = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || reached.has(name)) return;
    reached.add(name);
    for (const next of chunk.imports ?? []) reach(next);
  };
  // The first page is the home page: its own chunk is fetched with the frame.
  for (const [name, { isEntry }] of Object.entries(manifest))
    if (isEntry || name === 'pages/home/Home.tsx') reach(name);
  const scripts = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js') || file.endsWith('.mjs'));
  const styles = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.css'));
  const sum = (files: readonly string[]): number => kilobytes(files.reduce((total, file) => total + sizeOf(file), 0));
  return {
    firstRoute: sum([...reached].flatMap((name) => manifest[name]?.file ?? [])),
    // A viewer of PDF files is fetched by whoever opens one.
    wholeApp: sum(scripts.filter((file) => !/pdf/i.test(file)).map((file) => join('assets', file))),
    css: sum(styles.map((file) => join('assets', file))),
  };
};
