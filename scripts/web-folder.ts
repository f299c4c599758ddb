import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** What stands there until the application is built. */
const placeholder = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<title>Kansa (監査)</title>
<p>画面はまだ組み込まれていません。 / The web application is not part of this build.</p>
</html>
`;

/**
 * The built web application: the folder asked for, which has to have one; else `web/dist`, which is built where there is
 * something to build it with; else a page that says it is missing, so that stacks can be looked at without it.
 */
export const webFolder = async (root: string, asked: string | undefined): Promise<string> => {
  const holds = (folder: string): boolean => existsSync(join(folder, 'index.html'));
  if (asked !== undefined) {
    const folder = resolve(asked);
    if (!holds(folder)) throw new Error(`${folder} has no index.html`);
    return folder;
  }
  const build = join(root, 'scripts', 'build-web.ts');
  if (existsSync(build)) await promisify(execFile)(process.execPath, [build], { cwd: root });
  const built = join(root, 'web', 'dist');
  if (holds(built)) return built;
  const empty = join(root, 'dist', 'no-web');
  await mkdir(empty, { recursive: true });
  await writeFile(join(empty, 'index.html'), placeholder);
  console.error('synth: there is no web application; a page that says so takes its place');
  return empty;
};
