import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const demo = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));

const output = (): Promise<{ code: number | null; lines: string[] }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [demo], { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    child.once('exit', (code) => resolve({ code, lines: text.trim().split('\n') }));
  });

test('the office runs one audit from its plan to its end, over HTTP, with real files', {
  timeout: 180_000,
}, async () => {
  const { code, lines } = await output();
  expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  const [, steps, failed] = /^(\d+) steps, (\d+) failed$/.exec(lines.at(-1) ?? '') ?? [];
  expect({ code, failed }).toEqual({ code: 0, failed: '0' });
  expect(Number(steps)).toBeGreaterThanOrEqual(40);
});
