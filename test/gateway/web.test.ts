import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { webFiles } from '#local/gateway/web.ts';

const config = {
  stage: 'trial' as const,
  city: '見本市',
  issuer: 'http://127.0.0.1:8701',
  clientId: 'kansa-web',
  scope: 'openid',
  sealedIdleMinutes: 10,
};

let dist: string;
let serve: ReturnType<typeof webFiles>;
beforeAll(async () => {
  dist = join(await mkdtemp(join(tmpdir(), 'kansa-web-')), 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await mkdir(join(dist, '.vite'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Kansa</title>');
  await writeFile(join(dist, 'assets/index-abc.js'), 'export {}');
  await writeFile(join(dist, '.vite/manifest.json'), '{}');
  await writeFile(join(dist, '../secret.txt'), 'secret');
  serve = webFiles({
    dist,
    config: async () => config,
    issuer: async () => config.issuer,
    evidence: () => 'http://127.0.0.1:8702/evidence',
  });
});
afterAll(() => rm(join(dist, '..'), { recursive: true }));

test.each(['/', '/general/audits/01J/findings', '/spi/audits'])(
  '%s is the one page, asked for again each time',
  async (path) => {
    const { status, headers, body } = await serve(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(String(body)).toContain('<title>Kansa</title>');
  },
);

test('files whose name carries their hash are kept for good', async () => {
  const { status, headers } = await serve('/assets/index-abc.js');
  expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
});

test.each(['/assets/gone.js', '/../secret.txt', '/assets/../../secret.txt', '/.vite/manifest.json'])(
  '%s is not there',
  async (path) => {
    const { status, body } = await serve(path);
    expect(`${status} ${String(body)}`).not.toMatch(/secret|\{\}/);
    expect(status).toBe(404);
  },
);

test('the configuration is asked for by nothing else', async () => {
  const config = vi.fn(() => Promise.reject(new Error('not wanted')));
  const files = webFiles({
    dist,
    config,
    issuer: async () => 'http://127.0.0.1:8701',
    evidence: () => 'http://127.0.0.1',
  });
  expect((await files('/')).status).toBe(200);
  expect(config).not.toHaveBeenCalled();
  await expect(files('/config.json')).rejects.toThrow('not wanted');
});

test('the configuration is told and not kept', async () => {
  const { headers, body } = await serve('/config.json');
  expect(headers['cache-control']).toBe('no-store');
  expect(JSON.parse(String(body))).toEqual(config);
});

test('pages may send to themselves, to sign-in and to evidence, and to nobody else', async () => {
  const { headers } = await serve('/');
  const policy = Object.fromEntries(
    (headers['content-security-policy'] ?? '')
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );
  expect(policy['connect-src']).toEqual(["'self'", 'http://127.0.0.1:8701', 'http://127.0.0.1:8702']);
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['script-src']).toEqual(["'self'"]);
  expect(policy['frame-ancestors']).toEqual(["'none'"]);
  expect(policy['require-trusted-types-for']).toEqual(["'script'"]);
  expect(Object.values(policy).flat()).not.toContain("'unsafe-inline'");
});
