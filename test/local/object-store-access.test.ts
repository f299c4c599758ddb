import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keys, presignGet, raw, refusal, startWorld, tampered, type World } from './object-store-world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.client().send(new PutObjectCommand({ Bucket: 'evidence', Key: 'a', Body: 'a' }));
  await world.client('spi').send(new PutObjectCommand({ Bucket: 'spi-evidence', Key: 'a', Body: 'a' }));
});
afterAll(() => world.end());

const getA = () => new GetObjectCommand({ Bucket: 'evidence', Key: 'a' });

describe('who may touch the store', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'POST', 'OPTIONS', 'PATCH'])(
    'U1: an anonymous %s is refused with 403, whatever it names',
    async (method) => {
      for (const path of [
        '/',
        '/evidence',
        '/evidence/a',
        '/nowhere/a',
        '/evidence/a?versionId=x',
        '/evidence?policy',
      ]) {
        expect([path, (await raw(method, world.endpoint() + path)).status]).toEqual([path, 403]);
      }
    },
  );

  test('U1: a browser form with a policy (POST) is refused with 403 and stores nothing', async () => {
    const form = '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nposted\r\n--b--\r\n';
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await raw('POST', `${world.endpoint()}/evidence`, type, form)).status).toBe(403);
    expect(await refusal(world.client().send(new HeadObjectCommand({ Bucket: 'evidence', Key: 'posted' })))).toContain(
      '404',
    );
  });

  test('U1: an unknown key id, even one named like a property of every object, and a wrong secret are refused', async () => {
    const { secret } = keys.general;
    expect(await refusal(world.clientAs('nobody', secret).send(getA()))).toBe('403 InvalidAccessKeyId');
    expect(await refusal(world.clientAs('constructor', secret).send(getA()))).toBe('403 InvalidAccessKeyId');
    expect(await refusal(world.clientAs('__proto__', secret).send(getA()))).toBe('403 InvalidAccessKeyId');
    expect(await refusal(world.clientAs('general', `${secret}x`).send(getA()))).toBe('403 SignatureDoesNotMatch');
    expect(await refusal(world.client().send(getA()))).toBe('accepted');
  });

  test('U1: the key of one plane cannot name the bucket of the other, nor learn which buckets exist', async () => {
    const inOther = { Bucket: 'spi-evidence', Key: 'a' };
    const attempts = [
      new GetObjectCommand(inOther),
      new PutObjectCommand({ ...inOther, Body: 'x' }),
      new DeleteObjectCommand(inOther),
      new ListObjectsV2Command({ Bucket: 'spi-evidence' }),
      new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' }),
    ];
    for (const attempt of attempts) {
      // The SDK types send() per command; the union is what this test is about.
      expect(await refusal(world.client().send(attempt as GetObjectCommand))).toBe('403 AccessDenied');
    }
    expect(await refusal(world.client('spi').send(getA()))).toBe('403 AccessDenied');
    expect(await refusal(world.client().send(new HeadBucketCommand({ Bucket: 'spi-evidence' })))).toMatch(/^403/);
    expect(await refusal(world.client().send(new HeadBucketCommand({ Bucket: 'evidence' })))).toBe('accepted');
    const url = await presignGet(world.presigner('spi'), { Bucket: 'evidence', Key: 'a' });
    expect((await raw('GET', url)).status).toBe(403);
  });

  test('U1: a key with ../ does not lead into another bucket', async () => {
    const climb = new GetObjectCommand({ Bucket: 'quarantine', Key: '../spi-evidence/a' });
    expect(await refusal(world.client().send(climb))).toBe('404 NoSuchKey');
    const url = await presignGet(world.presigner(), { Bucket: 'quarantine', Key: '../spi-evidence/a' });
    expect((await raw('GET', url.replace('/quarantine/..', ''))).status).toBe(403);
  });

  test('U1: a request older or newer than 15 minutes is refused', async () => {
    const other = await startWorld();
    const put = () => new PutObjectCommand({ Bucket: 'evidence', Key: 'a', Body: 'a' });
    expect(await refusal(other.client().send(put()))).toBe('accepted');
    other.later(14 * 60);
    expect(await refusal(other.client().send(put()))).toBe('accepted');
    other.later(2 * 60);
    expect(await refusal(other.client().send(put()))).toBe('403 RequestTimeTooSkewed');
    other.later(-32 * 60);
    expect(await refusal(other.client().send(put()))).toBe('403 RequestTimeTooSkewed');
    await other.end();
  });

  test('U1: a header that was not signed cannot change what a signed request does', async () => {
    const url = await presignGet(world.presigner(), { Bucket: 'evidence', Key: 'a' });
    expect((await raw('GET', url)).status).toBe(200);
    expect((await raw('GET', url, { 'x-amz-checksum-mode': 'ENABLED' })).status).toBe(403);
    expect((await raw('GET', `${url}&response-content-type=text/html`)).status).toBe(403);
    expect((await raw('GET', url, { authorization: 'AWS4-HMAC-SHA256 Credential=x' })).status).toBe(400);
    expect((await raw('GET', url, { 'x-amz-security-token': 'token' })).status).toBe(400);
  });

  test.each([
    ['Authorization: nonsense', { authorization: 'nonsense' }, 400],
    ['Authorization: Basic', { authorization: 'Basic YTpi' }, 400],
    ['SigV2', { authorization: 'AWS general:abcdef' }, 400],
    ['an empty credential', { authorization: 'AWS4-HMAC-SHA256 Credential=, SignedHeaders=host, Signature=00' }, 400],
    [
      'a signature over nothing',
      {
        authorization: `AWS4-HMAC-SHA256 Credential=general/20260101/ap-northeast-1/s3/aws4_request, SignedHeaders=, Signature=${'0'.repeat(64)}`,
        'x-amz-date': '20260101T000000Z',
        'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
      },
      400,
    ],
  ])('U1: %s is refused', async (_, headers, status) => {
    expect((await raw('GET', `${world.endpoint()}/evidence/a`, headers)).status).toBe(status);
  });

  test.each([
    ['algorithm', 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1', 400],
    ['region', 'ap-northeast-1', 'us-east-1', 400],
    ['service', '%2Fs3%2F', '%2Fsts%2F', 400],
    ['lifetime zero', 'X-Amz-Expires=60', 'X-Amz-Expires=0', 400],
    ['lifetime of eight days', 'X-Amz-Expires=60', 'X-Amz-Expires=691200', 400],
    ['lifetime that is no number', 'X-Amz-Expires=60', 'X-Amz-Expires=6e9', 400],
    ['signed headers without host', 'X-Amz-SignedHeaders=host', 'X-Amz-SignedHeaders=range', 400],
    ['payload', 'UNSIGNED-PAYLOAD', 'unsigned-payload', 403],
    ['signature', /X-Amz-Signature=..../, 'X-Amz-Signature=0000', 403],
    ['signature cut short', /(X-Amz-Signature=.{10})[0-9a-f]+/, '$1', 400],
  ])('U1: a link with a changed %s is refused', async (_, from, to, status) => {
    const url = await presignGet(world.presigner(), { Bucket: 'evidence', Key: 'a' });
    const changed = url.replace(from, to);
    expect(changed).not.toBe(url);
    const answer = await raw('GET', changed);
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain(keys.general.secret);
  });

  test('U1: a refusal is S3-shaped, carries a request id and shows neither secret nor signature', async () => {
    const answer = await raw('GET', `${world.endpoint()}/evidence/a`);
    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.headers['x-amz-request-id']).toMatch(/^[0-9A-F]{16}$/);
    expect(answer.body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>' +
        `<RequestId>${String(answer.headers['x-amz-request-id'])}</RequestId></Error>`,
    );
  });

  test('U1: a request signed in the header may not carry a second signature in the query', async () => {
    const client = tampered(world.client(), ({ query }) => {
      query['X-Amz-Signature'] = '0'.repeat(64);
    });
    expect(await refusal(client.send(getA()))).toBe('400 InvalidArgument');
  });

  test('U1: a session token is refused even when it is signed', async () => {
    const client = tampered(world.client(), ({ headers }) => {
      headers['x-amz-security-token'] = 'token';
    });
    expect(await refusal(client.send(getA()))).toBe('400 InvalidToken');
  });
});
