// Runs before `npm start`, `npm test` and the other scripts, on whatever Node the machine has, with nothing installed:
// makes node_modules match package-lock.json. Plain JavaScript with no imports outside Node, for that reason.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.kansa-lock');
const node = join(root, 'node_modules', '.bin', 'node');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const install = () => {
  console.log(
    '必要なパッケージを入れています(初回だけ、約30秒) / Installing npm packages, once, about half a minute …',
  );
  const npm = process.env.npm_execpath;
  const [command, before] = npm ? [process.execPath, [npm]] : ['npm', []];
  // Errors only: on an older Node, npm warns of every package that the Node brought along here is new enough for.
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(command, [...before, ...options], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('パッケージを入れられませんでした。上の行を見てください。 / npm ci failed: see the lines above.');
    process.exit(status ?? 1);
  }
};

// Both platform packages of Node bring a `node` command; npm 10 takes the link away with the one it does not install.
const linkNode = () => {
  if (existsSync(node)) return;
  const target = join('..', `node-linux-${process.arch}`, 'bin', 'node');
  if (!existsSync(join(root, 'node_modules', '.bin', target))) {
    console.error(
      `Kansa needs Linux on x64 (here: ${process.platform} ${process.arch}). Kansaはx64のLinuxで動きます。`,
    );
    process.exit(1);
  }
  symlinkSync(target, node);
};

const fresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
if (!fresh) install();
linkNode();
if (!fresh) writeFileSync(stamp, lock);
