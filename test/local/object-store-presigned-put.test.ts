import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { presignPut, raw, sha256, startWorld, type World } from './object-store-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

let count = 0;
const link = (more: { content?: string; type?: string; seconds?: number; at?: Date } = {}) => {
  count += 1;
  return presignPut(world.presigner(), { key: `uploads/${count}`, content: 'hello evidence', ...more });
};

/** Whether the attack left anything behind: the object of the last link, or null. */
const stored = async (): Promise<string | null> => {
  const found = await world
    .client()
    .send(new GetObjectCommand({ Bucket: 'quarantine', Key: `uploads/${count}` }))
    .catch((error: Error) => {
      if (error.name === 'NoSuchKey') return null;
      throw error;
    });
  return (await found?.Body?.transformToString()) ?? null;
};

describe('an upload link', () => {
  test('U1: the file it was made for is stored, with its type and checksum', async () => {
    const { url, headers, content } = await link();
    const answer = await raw('PUT', url, headers, content);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-amz-version-id']).toMatch(/^[\w-]{32}$/);
    expect(answer.headers.etag).toBe('"3b260e1b54e84a3bd4ddd1b87469928d"');
    const head = await world
      .client()
      .send(new HeadObjectCommand({ Bucket: 'quarantine', Key: `uploads/${count}`, ChecksumMode: 'ENABLED' }));
    expect([head.ContentType, head.ContentLength, head.ChecksumSHA256]).toEqual(['text/plain', 14, sha256(content)]);
  });

  test('U1: used a second time it is refused with 412 and the first file stays', async () => {
    const { url, headers, content } = await link();
    expect((await raw('PUT', url, headers, content)).status).toBe(200);
    const replay = await raw('PUT', url, headers, content);
    expect([replay.status, replay.body]).toEqual([412, expect.stringContaining('<Code>PreconditionFailed</Code>')]);
    expect(await stored()).toBe(content);
  });

  test.each(['if-none-match', 'x-amz-checksum-sha256', 'content-type'])(
    'U1: without its signed header %s it is refused with 403',
    async (name) => {
      const { url, headers, content } = await link();
      const rest = Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name));
      expect((await raw('PUT', url, rest, content)).status).toBe(403);
      expect(await stored()).toBeNull();
    },
  );

  test('U2: without a length, as a chunked body, it is refused with 403', async () => {
    const { url, headers, content } = await link();
    const { 'content-length': _, ...rest } = headers;
    expect((await raw('PUT', url, { ...rest, 'transfer-encoding': 'chunked' }, content)).status).toBe(403);
    expect(await stored()).toBeNull();
  });

  test('U2: another body of the same length is refused with 400 BadDigest', async () => {
    const { url, headers } = await link();
    const answer = await raw('PUT', url, headers, 'hello evidencE');
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('<Code>BadDigest</Code>')]);
    expect(await stored()).toBeNull();
  });

  test.each([
    ['another type', { 'content-type': 'text/html' }, 'hello evidence'],
    ['another length', { 'content-length': '15' }, 'hello evidence!'],
    ['another checksum', { 'x-amz-checksum-sha256': sha256('other evidence') }, 'other evidence'],
    ['a condition of its own', { 'if-none-match': '"abc"' }, 'hello evidence'],
    ['an unsigned x-amz header', { 'x-amz-meta-owner': 'mallory' }, 'hello evidence'],
    ['an unsigned retention', { 'x-amz-object-lock-mode': 'GOVERNANCE' }, 'hello evidence'],
  ])('U2: with %s it is refused with 403', async (_, change, body) => {
    const { url, headers } = await link();
    expect((await raw('PUT', url, { ...headers, ...change }, body)).status).toBe(403);
    expect(await stored()).toBeNull();
  });

  test('U1: turned to another key, bucket, method or version it is refused with 403', async () => {
    const { url, headers, content } = await link();
    const turned = [
      ['PUT', url.replace(`uploads/${count}?`, 'uploads/other?')],
      ['PUT', url.replace('/quarantine/', '/evidence/')],
      ['GET', url],
      ['DELETE', url],
      ['PUT', `${url}&versionId=abc`],
      ['PUT', url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600')],
      ['PUT', url.replace('x-id=PutObject', 'x-id=GetObject')],
    ] as const;
    for (const [method, address] of turned) {
      const body = method === 'PUT' ? content : '';
      const answer = await raw(method, address, { ...headers, 'content-length': String(body.length) }, body);
      expect([address, answer.status]).toEqual([address, 403]);
    }
    expect(await stored()).toBeNull();
  });

  test('U1: it works until its last second and not after', async () => {
    const now = Date.now();
    const open = await link({ seconds: 60, at: new Date(now - 55_000) });
    expect((await raw('PUT', open.url, open.headers, open.content)).status).toBe(200);
    const over = await link({ seconds: 60, at: new Date(now - 62_000) });
    const answer = await raw('PUT', over.url, over.headers, over.content);
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('Request has expired')]);
    const early = await link({ at: new Date(now + 16 * 60_000) });
    expect((await raw('PUT', early.url, early.headers, early.content)).status).toBe(403);
  });

  test('U1: a hundred uploads at once over one link store exactly one file', async () => {
    const { url, headers, content } = await link();
    const answers = await Promise.all(Array.from({ length: 100 }, () => raw('PUT', url, headers, content)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(99);
  });

  test('U2: a link of a presigner with default checksums is refused instead of being half understood', async () => {
    const { url, headers, content } = await link();
    expect((await raw('PUT', `${url}&x-amz-checksum-crc32=AAAAAA%3D%3D`, headers, content)).status).toBe(403);
    const loose = await getSignedUrl(world.client(), new PutObjectCommand({ Bucket: 'quarantine', Key: 'loose' }));
    const answer = await raw('PUT', loose, { 'content-length': '1' }, 'x');
    expect([answer.status, answer.body]).toEqual([501, expect.stringContaining('WHEN_REQUIRED')]);
  });
});
