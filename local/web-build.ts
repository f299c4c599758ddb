import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The web application is made of these; of `shared` it takes words, types and pure tables. */
const sources = ['web/**/*.{ts,tsx,css,html}', 'shared/{contract,domain,kernel}/**/*.ts', 'package-lock.json'];

const changedAt = (file: string): number => statSync(`${root}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const isStale = (): boolean => {
  const built = changedAt('web/dist/index.html');
  return (
    built === 0 || globSync(sources, { cwd: root, exclude: ['web/dist/**'] }).some((file) => changedAt(file) > built)
  );
};

const build = (): void => {
  if (!isStale()) return;
  console.log('画面を作っています(数秒) / Building the web application, some seconds …');
  const { status } = spawnSync(process.execPath, ['scripts/build-web.ts'], {
    cwd: root,
    // Whoever starts it may be a test: what is built is what people get.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) console.error('画面を作れませんでした。 / The web application could not be built.');
};

/** Builds the web application when there is none, or one older than its sources. In a process of its own: it is large. */
export const buildWebWhenStale = async (): Promise<void> => {
  if (isStale()) await alone(`${root}/web/.dist-lock`, build);
};
