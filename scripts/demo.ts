import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play } from './demo/play.ts';
import { freePorts, startProcess } from './demo/runtime.ts';

// `npm run demo`: a fresh runtime on free ports, and a year of audits over HTTP, everyone with a token of their own.
const dir = await mkdtemp(join(tmpdir(), 'kansa-demo-'));
const running = await startProcess({ dir, port: await freePorts() });
try {
  const { failed } = await play(running, console.log);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await running.stop();
  await rm(dir, { recursive: true, force: true });
}
