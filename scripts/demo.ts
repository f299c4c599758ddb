import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { numbersLeftIn } from './demo/canaries.ts';
import { play } from './demo/play.ts';
import { freePorts, startProcess } from './demo/runtime.ts';

// `npm run demo`: a fresh runtime on free ports, and a year of audits over HTTP, everyone with a token of their own.
const dir = await mkdtemp(join(tmpdir(), 'kansa-demo-'));
const temporary = join(dir, 'tmp');
await mkdir(temporary);
const running = await startProcess({ dir, port: await freePorts(), environment: { TMPDIR: temporary } });
try {
  const { failed } = await play(running, console.log);
  await running.stop();
  const { files, found } = await numbersLeftIn(dir, running.said());
  const left = found.length === 0 ? '0' : found.join(', ');
  console.log(`個人番号の残り / Individual Numbers left in ${files} files: ${left}`);
  process.exitCode = failed === 0 && found.length === 0 ? 0 : 1;
} finally {
  await running.stop();
  await rm(dir, { recursive: true, force: true });
}
