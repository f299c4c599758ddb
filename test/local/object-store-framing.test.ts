import { connect } from 'node:net';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unchunk } from '#local/object-store/aws-chunked.ts';
import { keys, refusal, startWorld, tampered, type World } from './object-store-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.end());

const crc = 'NhCmhg=='; // CRC32 of hello
const whole = `5\r\nhello\r\n0\r\nx-amz-checksum-crc32:${crc}\r\n\r\n`;
const announced = {
  'content-encoding': 'aws-chunked',
  'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'x-amz-decoded-content-length': '5',
  'x-amz-trailer': 'x-amz-checksum-crc32',
};

/** A signed PUT whose body on the wire is exactly `body`. */
const send = (body: string | Buffer, more: Record<string, string> = {}, client = world.presigner()) => {
  const wire = tampered(client, (request) => {
    Object.assign(request.headers, announced, more, { 'content-length': String(body.length) });
    Object.assign(request, { body: Buffer.from(body) });
  });
  return refusal(wire.send(new PutObjectCommand({ Bucket: 'plain', Key: 'framed', Body: 'x' })));
};

describe('the chunk framing of the SDK', () => {
  test('U2: is taken off, whatever pieces the network makes of it', async () => {
    const pieces = async function* (size: number): AsyncGenerator<Buffer> {
      const bytes = Buffer.from(whole.replace('0\r\nx-', 'A\r\n0\r\n\r\n1234\n\r\n0\r\nx-'));
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    for (const size of [1, 2, 3, 7, 1000]) {
      const trailers: string[] = [];
      const data: Buffer[] = [];
      for await (const chunk of unchunk(pieces(size), (...trailer) => trailers.push(...trailer))) data.push(chunk);
      expect([Buffer.concat(data).toString(), trailers]).toEqual([
        'hello0\r\n\r\n1234\n',
        ['x-amz-checksum-crc32', crc],
      ]);
    }
  });

  test('U2: a whole one is accepted', async () => {
    expect(await send(whole)).toBe('accepted');
    expect(await send(whole.replace('5\r\nhello', '2\r\nhe\r\n3\r\nllo'))).toBe('accepted');
  });

  test.each([
    ['a chunk extension', whole.replace('5\r', '5;chunk-signature=0\r'), '400 InvalidRequest'],
    ['a size that is no number', whole.replace('5\r', 'five\r'), '400 InvalidRequest'],
    ['a negative size', whole.replace('5\r', '-5\r'), '400 InvalidRequest'],
    ['a size without end', '5'.repeat(400), '400 InvalidRequest'],
    ['a chunk longer than its size', whole.replace('hello', 'hello!'), '400 InvalidRequest'],
    ['a chunk shorter than its size', whole.replace('hello', 'hell'), '400 InvalidRequest'],
    ['no last chunk', '5\r\nhello\r\n', '400 IncompleteBody'],
    ['no trailer', '5\r\nhello\r\n0\r\n\r\n', '400 InvalidRequest'],
    ['another trailer', whole.replace('crc32', 'sha256'), '400 InvalidRequest'],
    ['a wrong checksum', whole.replace(crc, 'AAAAAA=='), '400 BadDigest'],
    ['a checksum that is none', whole.replace(crc, 'A'), '400 InvalidDigest'],
    ['bytes after the end', `${whole}more`, '400 InvalidRequest'],
    ['a second trailer', whole.replace('\r\n\r\n', '\r\nx-amz-meta-a:b\r\n\r\n'), '400 InvalidRequest'],
    ['no framing', 'hello', '400 IncompleteBody'],
  ])('U2: %s is refused', async (_, body, expected) => {
    expect(await send(body)).toBe(expected);
  });

  test.each([
    ['signed chunks', { 'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }, '501 NotImplemented'],
    ['a second checksum', { 'x-amz-checksum-sha1': 'x' }, '400 InvalidRequest'],
    ['an unknown trailer', { 'x-amz-trailer': 'x-amz-checksum-crc32c' }, '501 NotImplemented'],
    ['another encoding', { 'content-encoding': 'gzip' }, '400 InvalidRequest'],
    ['an encoding of the content', { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }, '501 NotImplemented'],
    ['a length that is no number', { 'x-amz-decoded-content-length': '0x5' }, '400 InvalidArgument'],
    ['a length beyond the limit', { 'x-amz-decoded-content-length': '67108865' }, '400 EntityTooLarge'],
    ['a hint to a checksum that is not there', { 'x-amz-sdk-checksum-algorithm': 'SHA256' }, '400 InvalidRequest'],
  ])('U2: %s is refused', async (_, headers, expected) => {
    expect(await send(whole, headers)).toBe(expected);
  });

  test('U2: refused in the middle of a long upload, the client gets the answer and its connection back', async () => {
    const client = new S3Client({
      endpoint: world.endpoint(),
      region: 'ap-northeast-1',
      forcePathStyle: true,
      maxAttempts: 1,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      credentials: { accessKeyId: 'general', secretAccessKey: keys.general.secret },
      requestHandler: {
        httpAgent: { keepAlive: true, maxSockets: 1 },
        requestTimeout: 5000,
        throwOnRequestTimeout: true,
      },
    });
    const size = 16 * 1024 * 1024;
    const long = Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), Buffer.alloc(size), Buffer.from('\r\n')]);
    expect(await send(long, {}, client)).toBe('400 IncompleteBody');
    client.middlewareStack.remove('tamper');
    const next = client.send(new GetObjectCommand({ Bucket: 'plain', Key: 'nothing' }));
    expect(await refusal(next)).toBe('404 NoSuchKey');
  });
});

describe('the network', () => {
  test('U1: only 127.0.0.1 is listened on', async () => {
    const port = Number(new URL(world.endpoint()).port);
    const reach = (host: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, host, () => resolve('open'));
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
        socket.on('connect', () => socket.destroy());
      });
    expect([await reach('127.0.0.1'), await reach('127.0.0.2'), await reach('::1')]).toEqual([
      'open',
      'ECONNREFUSED',
      expect.stringMatching(/^(ECONNREFUSED|EADDRNOTAVAIL)$/),
    ]);
  });
});
