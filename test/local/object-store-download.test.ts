import { CopyObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { page, presignGet, presignPut, raw, refusal, startWorld, tampered, type World } from './object-store-world.ts';

let world: World;
let first: string | undefined;
const place = { Bucket: 'evidence', Key: 'a' };
beforeAll(async () => {
  world = await startWorld();
  const put = (Body: string) => world.client().send(new PutObjectCommand({ ...place, Body, ContentType: 'text/html' }));
  first = (await put('<script>first</script>')).VersionId;
  await put('0123456789');
});
afterAll(() => world.end());

const link = (more: object = {}, when: { expiresIn?: number; signingDate?: Date } = {}) =>
  presignGet(world.presigner(), { ...place, ...more }, when);

describe('a download link', () => {
  test('U13: a browser may neither run, sniff, keep nor display what it gets', async () => {
    const { status, headers } = await raw('GET', await link());
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
      'content-disposition': 'attachment',
      'content-type': 'text/html',
      'content-length': '10',
    });
  });

  test('U4: a Japanese file name comes back byte for byte', async () => {
    const name = "監査調書（令和8年度）'最終' 100%.pdf";
    const encoded = encodeURIComponent(name).replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    const disposition = `attachment; filename="_.pdf"; filename*=UTF-8''${encoded}`;
    const url = await link({
      ResponseContentDisposition: disposition,
      ResponseContentType: 'application/pdf',
      ResponseCacheControl: 'private, max-age=0',
    });
    const { status, headers } = await raw('GET', url);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe(disposition);
    expect(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(headers['content-disposition'] ?? '')?.[1] ?? '')).toBe(
      name,
    );
    expect([headers['content-type'], headers['cache-control']]).toEqual(['application/pdf', 'private, max-age=0']);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('U4: a name that would break out of the header is refused with 400', async () => {
    for (const name of ['attachment\r\nSet-Cookie: a=b', 'attachment; filename=監査', '']) {
      const { status, headers } = await raw('GET', await link({ ResponseContentDisposition: name }));
      expect([name, status, headers['set-cookie']]).toEqual([name, 400, undefined]);
    }
  });

  test('U13: it points to one version, and dies on time', async () => {
    expect((await raw('GET', await link({ VersionId: first }))).body).toBe('<script>first</script>');
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    expect((await raw('GET', await link({}, { expiresIn: 60, signingDate: ago(50) }))).status).toBe(200);
    expect((await raw('GET', await link({}, { expiresIn: 60, signingDate: ago(62) }))).status).toBe(403);
    expect((await raw('PUT', await link(), { 'content-length': '1' }, 'x')).status).toBe(403);
  });

  test('U2: a part of a file is that part, and a part that is not there is refused', async () => {
    const part = async (range: string) => {
      const { status, body, headers } = await raw('GET', await link(), { range });
      return status === 206 ? `${body} ${headers['content-range'] ?? ''}` : status;
    };
    expect(await part('bytes=2-4')).toBe('234 bytes 2-4/10');
    expect(await part('bytes=7-')).toBe('789 bytes 7-9/10');
    expect(await part('bytes=-3')).toBe('789 bytes 7-9/10');
    expect(await part('bytes=0-99')).toBe('0123456789 bytes 0-9/10');
    expect(await part('bytes=10-')).toBe(416);
    expect(await part('bytes=4-2')).toBe(416);
    expect(await part('bytes=-0')).toBe(416);
    expect(await part('bytes=0-1,3-4')).toBe(501);
    expect(await part('lines=1-2')).toBe(501);
    const { Body } = await world.client().send(new GetObjectCommand({ ...place, Range: 'bytes=1-2' }));
    expect(await Body?.transformToString()).toBe('12');
  });
});

describe('pages of other origins', () => {
  const ask = (origin: string, method: string, headers: string) =>
    raw('OPTIONS', `${world.endpoint()}/quarantine/x`, {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    });
  const upload = 'content-type,if-none-match,x-amz-checksum-sha256';

  test('U1: our page may upload and read the answer, even a refusal', async () => {
    const { status, headers } = await ask(page, 'PUT', upload);
    expect([status, headers['access-control-allow-origin'], headers.vary]).toEqual([200, page, 'Origin']);
    expect(headers['access-control-allow-headers']).toBe(upload.replaceAll(',', ', '));
    const put = await presignPut(world.presigner(), { key: 'from-page', content: 'x' });
    for (const status of [200, 412]) {
      const answer = await raw('PUT', put.url, { ...put.headers, origin: page }, put.content);
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([status, page]);
    }
  });

  test.each([
    ['a foreign origin', 'http://evil.example', 'PUT', upload],
    ['the null origin', 'null', 'PUT', upload],
    ['another port', 'http://127.0.0.1:4001', 'PUT', upload],
    ['a method that is not offered', page, 'DELETE', ''],
    ['a header that is not offered', page, 'PUT', 'x-amz-bypass-governance-retention'],
  ])('U1: %s is refused at the preflight', async (_, origin, method, headers) => {
    const answer = await ask(origin, method, headers);
    expect([answer.status, answer.headers['access-control-allow-methods']]).toEqual([403, undefined]);
  });

  test('U1: a foreign page cannot read even what a link gives it', async () => {
    const { headers } = await raw('GET', await link(), { origin: 'http://evil.example' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('what the store does not know', () => {
  test.each([
    ['multipart upload', 'POST', '/evidence/a', { uploads: '' }],
    ['a part of a multipart upload', 'PUT', '/evidence/a', { partNumber: '1', uploadId: 'x' }],
    ['tags', 'GET', '/evidence/a', { tagging: '' }],
    ['an ACL', 'PUT', '/evidence/a', { acl: '' }],
    ['a part of a GET', 'GET', '/evidence/a', { partNumber: '1' }],
    ['the bucket policy', 'GET', '/evidence', { policy: '' }],
    ['the encryption setting', 'GET', '/evidence', { encryption: '' }],
    ['switching versioning off', 'PUT', '/evidence', { versioning: '' }],
    ['a new bucket', 'PUT', '/evidence', {}],
    ['deleting a bucket', 'DELETE', '/evidence', {}],
    ['deleting many at once', 'POST', '/evidence', { delete: '' }],
    ['the old list', 'GET', '/evidence', {}],
    ['the list of buckets', 'GET', '/', {}],
    ['a parameter nobody knows', 'GET', '/evidence/a', { nonsense: '1' }],
    ['a purge parameter on a PUT', 'PUT', '/evidence/a', { versionId: 'x' }],
    ['a checksum moved into the query', 'PUT', '/evidence/a', { 'x-amz-checksum-sha256': 'x' }],
    ['a retention moved into the query', 'PUT', '/evidence/a', { 'x-amz-object-lock-mode': 'GOVERNANCE' }],
  ] as [string, string, string, Record<string, string>][])(
    'U1: %s is refused with 501, never ignored',
    async (_, method, path, query) => {
      const client = tampered(world.client(), (request) => Object.assign(request, { method, path, query, body: '' }));
      expect(await refusal(client.send(new GetObjectCommand(place)))).toBe('501 NotImplemented');
    },
  );

  test.each([
    'x-amz-acl',
    'x-amz-tagging',
    'x-amz-copy-source',
    'x-amz-storage-class',
    'x-amz-website-redirect-location',
    'x-amz-server-side-encryption-customer-key',
    'x-amz-grant-read',
    'x-amz-request-payer',
    'x-amz-expected-bucket-owner',
    'x-amz-checksum-crc64nvme',
    'x-amz-write-offset-bytes',
    'x-amz-bypass-governance-retention',
    'if-unmodified-since',
    'content-language',
    'expires',
  ])('U1: the header %s on an upload is refused with 501, never ignored', async (name) => {
    const client = tampered(world.presigner(), ({ headers }) => {
      headers[name] = 'x';
    });
    const put = new PutObjectCommand({ Bucket: 'evidence', Key: 'unknown', Body: 'x' });
    expect(await refusal(client.send(put))).toBe('501 NotImplemented');
  });

  test('U1: a copy is refused, and x-id cannot name another operation', async () => {
    const copy = new CopyObjectCommand({ Bucket: 'evidence', Key: 'copy', CopySource: 'evidence/a' });
    expect(await refusal(world.client().send(copy))).toBe('501 NotImplemented');
    const client = tampered(world.client(), ({ query }) => {
      query['x-id'] = 'PutObject';
    });
    expect(await refusal(client.send(new GetObjectCommand(place)))).toBe('400 InvalidArgument');
  });
});
