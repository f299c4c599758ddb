// Runs before `npm start` and `npm test`, on whatever Node the machine has, with nothing installed:
// makes node_modules match package-lock.json. Plain JavaScript with no imports outside Node, for that reason.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.kansa-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) process.exit(0);

console.log('Installing npm packages (once, about half a minute) …');
const npm = process.env.npm_execpath;
const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []];
const { status } = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
if (status !== 0) {
  console.error('npm ci failed: see the lines above. Nothing was started.');
  process.exit(status ?? 1);
}
writeFileSync(stamp, lock);
