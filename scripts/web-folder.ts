import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * The built web application: the folder asked for, else `web/dist`, which is built anew. Refuses a folder without one:
 * no stack goes out with an empty host.
 */
export const webFolder = async (root: string, asked: string | undefined): Promise<string> => {
  if (asked === undefined) await promisify(execFile)(process.execPath, ['scripts/build-web.ts'], { cwd: root });
  const folder = asked === undefined ? join(root, 'web', 'dist') : resolve(asked);
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} has no index.html`);
  return folder;
};
