import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal, sha256, startWorld, tampered, type World } from './object-store-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const Bucket = 'evidence';
const put = (Key: string, Body: string | Buffer | Readable, more: Partial<PutObjectCommandInput> = {}) =>
  world.client().send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = async (Key: string, bucket = Bucket): Promise<Buffer> => {
  const { Body } = await world.client().send(new GetObjectCommand({ Bucket: bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};
const md5 = (content: string) => createHash('md5').update(content).digest();
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, '監査');

describe('what is stored is what was sent', () => {
  test('U2: a buffer put with the SDK defaults comes back whole, with its CRC32 verified', async () => {
    const content = megabytes(3);
    const { ChecksumCRC32, ETag } = await put('buffer', content);
    expect(ETag).toBe(`"${createHash('md5').update(content).digest('hex')}"`);
    const head = await world.client().send(new HeadObjectCommand({ Bucket, Key: 'buffer', ChecksumMode: 'ENABLED' }));
    expect([head.ChecksumCRC32, head.ChecksumType, head.ETag]).toEqual([ChecksumCRC32, 'FULL_OBJECT', ETag]);
    expect((await get('buffer')).equals(content)).toBe(true);
  });

  test('U2: a stream put with the SDK defaults (aws-chunked) comes back without its framing', async () => {
    const content = megabytes(5);
    const pieces = [content.subarray(0, 1), content.subarray(1, 70_000), content.subarray(70_000)];
    await put('stream', Readable.from(pieces), { ContentLength: content.length });
    expect((await get('stream')).equals(content)).toBe(true);
  });

  test('U2: an empty file and an empty stream are files', async () => {
    await put('empty', Buffer.alloc(0));
    await put('empty-stream', Readable.from([]), { ContentLength: 0 });
    expect([(await get('empty')).length, (await get('empty-stream')).length]).toEqual([0, 0]);
  });

  test('U2: a wrong SHA-256, SHA-1, CRC32 or MD5 is refused with 400 and nothing is stored', async () => {
    const wrong: Partial<PutObjectCommandInput>[] = [
      { ChecksumSHA256: sha256('other') },
      { ChecksumSHA1: createHash('sha1').update('other').digest('base64') },
      { ChecksumCRC32: 'AAAAAA==' },
      { ContentMD5: md5('other').toString('base64') },
    ];
    for (const more of wrong) expect(await refusal(put('wrong', 'content', more))).toBe('400 BadDigest');
    expect(await refusal(put('wrong', 'content', { ChecksumSHA256: 'no checksum' }))).toBe('400 InvalidDigest');
    expect(await refusal(put('wrong', 'content', { ContentMD5: '!' }))).toBe('400 InvalidDigest');
    expect(await refusal(get('wrong'))).toBe('404 NoSuchKey');
    const right = { ChecksumSHA256: sha256('content'), ContentMD5: md5('content').toString('base64') };
    expect(await refusal(put('right', 'content', right))).toBe('accepted');
  });

  test('U2: a body that is not the one that was signed is refused', async () => {
    const client = tampered(world.client(), ({ headers }) => {
      headers['x-amz-content-sha256'] = createHash('sha256').update('other').digest('hex');
    });
    const command = new PutObjectCommand({ Bucket, Key: 'swapped', Body: 'content' });
    expect(await refusal(client.send(command))).toBe('400 XAmzContentSHA256Mismatch');
    expect(await refusal(get('swapped'))).toBe('404 NoSuchKey');
  });

  test('U2: a stream that is shorter or longer than announced is refused', async () => {
    for (const length of [3, 9]) {
      const client = tampered(world.client(), ({ headers }) => {
        if (headers['x-amz-decoded-content-length']) headers['x-amz-decoded-content-length'] = String(length);
      });
      const Body = Readable.from([Buffer.from('five5')]);
      const command = new PutObjectCommand({ Bucket, Key: 'length', Body, ContentLength: 5 });
      const message = length === 3 ? 'longer than announced' : 'not as long as announced';
      await expect(client.send(command)).rejects.toThrow(message);
    }
  });

  test('U2: 64 MB is taken, one byte more is refused with EntityTooLarge', async () => {
    const content = megabytes(64);
    expect(await refusal(put('largest', content))).toBe('accepted');
    expect(await refusal(put('too-large', Buffer.concat([content, Buffer.from('x')])))).toBe('400 EntityTooLarge');
    const stream = Readable.from([content, Buffer.from('x')]);
    expect(await refusal(put('too-large', stream, { ContentLength: content.length + 1 }))).toBe('400 EntityTooLarge');
  });

  test('U1: If-None-Match:* stores a new key and refuses a used one with 412', async () => {
    expect(await refusal(put('once', 'first', { IfNoneMatch: '*' }))).toBe('accepted');
    expect(await refusal(put('once', 'second', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed');
    expect((await get('once')).toString()).toBe('first');
    expect(await refusal(put('once', 'third', { IfNoneMatch: '"etag"' }))).toBe('501 NotImplemented');
    expect(await refusal(put('once', 'third', { IfMatch: '"etag"' }))).toBe('501 NotImplemented');
  });

  test('U2: a hundred concurrent uploads to one key leave one of them whole', async () => {
    const bodies = Array.from({ length: 100 }, (_, i) => Buffer.alloc(20_000 + i, `${i};`));
    const client = world.client();
    for (const bucket of ['plain', 'evidence']) {
      await Promise.all(bodies.map((Body) => client.send(new PutObjectCommand({ Bucket: bucket, Key: 'race', Body }))));
      const left = await get('race', bucket);
      expect(bodies.some((body) => body.equals(left))).toBe(true);
    }
  });

  test('U2: the encryption that was asked for is confirmed; metadata and type are kept', async () => {
    const more = {
      ContentType: 'application/pdf',
      Metadata: { upload: '01J' },
      ServerSideEncryption: 'AES256',
    } as const;
    const { ServerSideEncryption } = await put('kept', 'x', more);
    const head = await world.client().send(new HeadObjectCommand({ Bucket, Key: 'kept' }));
    expect(ServerSideEncryption).toBe('AES256');
    expect([head.ContentType, head.Metadata, head.ServerSideEncryption]).toEqual([
      'application/pdf',
      { upload: '01J' },
      'AES256',
    ]);
  });
});

describe('a key is a name, never a path', () => {
  const names = [
    '../../escape.txt',
    '..\\escape.txt',
    '/absolute',
    'a//b',
    './.',
    'CON',
    'nul.txt.',
    '請求書（第1回）.pdf.exe',
    'か\u3099 NFD',
    'が NFC',
    '\u202Egpj.exe',
    '．．／全角',
    '😀 + & = ? # % \' " ( ) * ! ~ ; : @ , $ < >',
    'constructor',
    '__proto__',
    'a'.repeat(1024),
    '漢'.repeat(341),
  ];
  test.each(names.map((name) => [name.length > 40 ? `${name.slice(0, 5)}… (${name.length})` : name, name]))(
    'U4: %s keeps its own content',
    async (_, name) => {
      await put(name, `content of ${name}`);
      expect((await get(name)).toString()).toBe(`content of ${name}`);
    },
  );

  test('U4: nothing is ever written outside the folder of the store, and no file bears a key', async () => {
    const files = await readdir(world.dir, { recursive: true });
    const expected = /^(blobs|incoming|journal\.jsonl|blobs\/[0-9a-f]{64})$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
  });

  test('U4: NUL and other control characters, and more than 1024 bytes, are refused with 400', async () => {
    for (const name of ['a\0b', 'a\nb', 'a\u007fb', 'a\u0001']) {
      expect(await refusal(put(name, 'x'))).toBe('400 InvalidArgument');
    }
    expect(await refusal(put('a'.repeat(1025), 'x'))).toBe('400 KeyTooLongError');
    expect(await refusal(put('漢'.repeat(342), 'x'))).toBe('400 KeyTooLongError');
  });
});
