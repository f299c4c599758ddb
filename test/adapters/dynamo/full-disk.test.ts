import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('full-disk.ts', import.meta.url));

test('R11: a full disk refuses writes, keeps what was acknowledged, and lets work go on once there is room', {
  timeout: 120_000,
}, () => {
  const dir = mkdtempSync(join(tmpdir(), 'kansa-full-disk-'));
  try {
    const { stdout, stderr } = spawnSync('unshare', ['--map-root-user', '--mount', process.execPath, script], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: dir },
    });
    const { before, ...outcome } = JSON.parse(stdout.trim().split('\n').at(-1) || `"${stderr}"`) as Record<
      string,
      unknown
    >;
    expect(before).toBeGreaterThan(0);
    expect(outcome).toEqual({ refusal: 'busy', afterwards: 'ok', lost: 0, extra: 0, breaches: 0 });
  } finally {
    rmSync(dir, { recursive: true });
  }
});
