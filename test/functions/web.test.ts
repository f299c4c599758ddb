import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pdfAssets } from '#web/build/pdf-files.ts';
import web from '#functions/edge/web.ts';
import { mediaTypeOf } from '#shared/web/media-types.ts';
import { securityHeaders } from '#shared/web/security-headers.ts';

const config = { stage: 'private', issuer: 'https://sign-in.city.example' };
const page = '<!doctype html><title>監査</title>';
const font = Buffer.from([0x77, 0x4f, 0x46, 0x32, 0x00, 0xff, 0xfe]);
let folder = '';
let handler: ReturnType<typeof web>;

beforeAll(async () => {
  const above = await mkdtemp(join(tmpdir(), 'kansa-web-'));
  folder = join(above, 'web');
  for (const name of ['assets/pdf-1/cmaps', '.vite']) await mkdir(join(folder, name), { recursive: true });
  await Promise.all([
    writeFile(join(above, 'secret.txt'), 'not to be had'),
    writeFile(join(folder, 'index.html'), page),
    writeFile(join(folder, 'index.php'), 'no type'),
    writeFile(join(folder, '.vite', 'manifest.json'), 'not to be had'),
    writeFile(join(folder, 'assets', 'main-1.js'), 'export {};'),
    writeFile(join(folder, 'assets', 'font-1.woff2'), font),
    writeFile(join(folder, 'assets/pdf-1/cmaps/H.bcmap'), font),
  ]);
  handler = web(
    {
      WEB_CONFIG: JSON.stringify(config),
      SIGN_IN: 'https://a.example',
      EVIDENCE: 'https://b.example https://c.example',
    },
    folder,
  );
});
afterAll(async () => rm(join(folder, '..'), { recursive: true, force: true }));

const get = (path: string, httpMethod = 'GET') => handler({ httpMethod, path });

describe('the application in a city’s network', () => {
  test.each(['/', '/audits/01J/findings', '/index.html'])('%s is the page, asked for anew each time', async (path) => {
    expect(await get(path)).toEqual({
      statusCode: 200,
      headers: {
        ...securityHeaders({ signIn: ['https://a.example'], evidence: ['https://b.example', 'https://c.example'] }),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      },
      body: page,
      isBase64Encoded: false,
    });
  });

  test('files with a hash in their name are kept by browsers', async () => {
    expect(await get('/assets/main-1.js')).toMatchObject({
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
      body: 'export {};',
    });
  });

  test('what is no text arrives byte for byte', async () => {
    const { body, isBase64Encoded, headers } = await get('/assets/font-1.woff2');
    expect(isBase64Encoded).toBe(true);
    expect(Buffer.from(body, 'base64')).toEqual(font);
    expect(headers).toMatchObject({ 'content-type': 'font/woff2' });
  });

  test('what the viewer of PDF files fetches by name is handed out as well', async () => {
    const names = pdfAssets().map(({ fileName }) => fileName);
    expect(names.filter((name) => mediaTypeOf(name) === undefined)).toEqual([]);
    for (const wanted of ['pdf.worker.min.mjs', 'cmaps/90ms-RKSJ-H.bcmap', 'standard_fonts/FoxitSymbol.pfb'])
      expect(names.some((name) => name.endsWith(`/${wanted}`))).toBe(true);
    const { statusCode, body, headers } = await get('/assets/pdf-1/cmaps/H.bcmap');
    expect([statusCode, Buffer.from(body, 'base64')]).toEqual([200, font]);
    expect(headers?.['cache-control']).toContain('immutable');
  });

  test('it is told of its installation', async () => {
    expect(JSON.parse((await get('/config.json')).body)).toEqual(config);
  });

  test('a question for headers gets headers', async () => {
    expect(await get('/', 'HEAD')).toMatchObject({ statusCode: 200, body: '' });
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00.txt',
    '/%E0%A4%A.txt',
    '/gone.js',
    '/index.php',
    '/.vite/manifest.json',
    '/assets',
  ])('%s leads to nothing of the kind', async (path) => {
    const { statusCode, body } = await get(path);
    expect(body).not.toContain('not to be had');
    expect([404, 200]).toContain(statusCode);
    expect(statusCode === 404 || body === page).toBe(true);
  });

  test('nothing can be written', async () => {
    expect(await get('/', 'POST')).toMatchObject({ statusCode: 405 });
  });
});
