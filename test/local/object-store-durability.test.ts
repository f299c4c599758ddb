import { spawn } from 'node:child_process';
import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keys, presignPut, refusal, startWorld, type World } from './object-store-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const put = (Key: string, Body: string) =>
  world.client().send(
    new PutObjectCommand({
      Bucket: 'evidence',
      Key,
      Body,
      ContentType: 'text/plain',
      ObjectLockMode: 'GOVERNANCE',
      ObjectLockRetainUntilDate: new Date(Date.now() + 3_600_000),
    }),
  );
const text = async (Key: string) =>
  (await world.client().send(new GetObjectCommand({ Bucket: 'evidence', Key }))).Body?.transformToString();
const versions = async () => {
  const list = await world.client().send(new ListObjectVersionsCommand({ Bucket: 'evidence' }));
  return (list.Versions ?? []).map(({ Key, VersionId, ETag, LastModified }) => [Key, VersionId, ETag, LastModified]);
};
const journal = () => `${world.dir}/journal.jsonl`;

describe('what was acknowledged stays', () => {
  test('U1: a restart brings back every version with its headers, lock and time', async () => {
    await put('a', 'first');
    await put('a', 'second');
    await put('b', 'other');
    const head = () => world.client().send(new GetObjectCommand({ Bucket: 'evidence', Key: 'a' }));
    const before = [await versions(), (await head()).ObjectLockRetainUntilDate];
    await world.stop();
    await world.start();
    expect([await versions(), (await head()).ObjectLockRetainUntilDate]).toEqual(before);
    expect([(await head()).ContentType, await text('a')]).toEqual(['text/plain', 'second']);
  });

  test('U1: a torn last record is set aside, the records before it stay, and writing goes on', async () => {
    await put('a', 'first');
    await put('a', 'never acknowledged');
    await world.stop();
    await truncate(journal(), (await stat(journal())).size - 20);
    await world.start();
    expect(await text('a')).toBe('first');
    await put('a', 'third');
    await world.stop();
    await world.start();
    expect([await text('a'), (await versions()).length]).toEqual(['third', 2]);
    expect(await readFile(`${journal()}.torn`, 'utf8')).toContain('"key":"a"');
    expect(await readdir(`${world.dir}/blobs`)).toHaveLength(2);
  });

  test('U1: half-written bytes of a crash are repaired wherever the record was cut', async () => {
    await put('a', 'first');
    await world.stop();
    const whole = await readFile(journal());
    await world.start();
    await put('b', 'second');
    await world.stop();
    const record = (await readFile(journal())).subarray(whole.length);
    for (const cut of [1, 2, Math.floor(record.length / 2), record.length - 2, record.length - 1]) {
      await writeFile(journal(), Buffer.concat([whole, record.subarray(0, cut)]));
      await world.start();
      expect([cut, await text('a'), await refusal(text('b'))]).toEqual([cut, 'first', '404 NoSuchKey']);
      await world.stop();
      expect((await readFile(journal())).equals(whole)).toBe(true);
    }
  });

  test('U1: damage in the middle, an unknown record or a lost journal stops the start and throws nothing away', async () => {
    await put('a', 'first');
    await put('b', 'second');
    await world.stop();
    const good = await readFile(journal());
    const damaged = Buffer.from(good);
    damaged[3] = 0;
    await writeFile(journal(), damaged);
    await expect(world.start()).rejects.toThrow('damaged after record 0');
    await writeFile(journal(), good);
    await appendFile(journal(), '{"op":"later","bucket":"evidence","key":"a"}\n');
    await expect(world.start()).rejects.toThrow('does not know');
    await rm(journal());
    await expect(world.start()).rejects.toThrow('blobs without a journal');
    expect(await readdir(`${world.dir}/blobs`)).toHaveLength(2);
    await writeFile(journal(), good);
    await world.start();
    expect(await text('b')).toBe('second');
  });

  test('U1: an upload that is cut off leaves nothing', async () => {
    const { url, headers, content } = await presignPut(world.presigner(), { key: 'cut', content: 'x'.repeat(100_000) });
    const { host, port, pathname, search } = new URL(url);
    const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`PUT ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${content.slice(0, 50_000)}`);
    await expect.poll(() => readdir(`${world.dir}/incoming`)).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => readdir(`${world.dir}/incoming`)).toHaveLength(0);
    expect(await readdir(`${world.dir}/blobs`)).toHaveLength(0);
  });

  test('U1: kill -9 in the middle of uploads loses no acknowledged one', async () => {
    await world.stop();
    const options = {
      dir: world.dir,
      port: 0,
      region: 'ap-northeast-1',
      buckets: [{ name: 'evidence', versioning: true, objectLock: true }],
      keys: { general: { ...keys.general, buckets: ['evidence'] } },
    };
    const code = `const { startObjectStore } = await import(${JSON.stringify(import.meta.resolve('#local/object-store/index.ts'))});
      console.log((await startObjectStore(${JSON.stringify(options)})).endpoint);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const endpoint = await new Promise<string>((resolve) =>
      child.stdout.once('data', (line) => resolve(String(line).trim())),
    );
    const credentials = { accessKeyId: 'general', secretAccessKey: keys.general.secret };
    const client = new S3Client({
      endpoint,
      region: options.region,
      forcePathStyle: true,
      maxAttempts: 1,
      credentials,
    });

    const acknowledged: string[] = [];
    const upload = async (lane: number): Promise<void> => {
      for (let i = 0; ; i += 1) {
        const Key = `${lane}/${i}`;
        const done = await client
          .send(new PutObjectCommand({ Bucket: 'evidence', Key, Body: `content of ${Key}` }))
          .catch(() => null);
        if (done === null) return;
        acknowledged.push(Key);
        if (acknowledged.length === 60) child.kill('SIGKILL');
      }
    };
    await Promise.all([1, 2, 3, 4].map(upload));
    await exited;
    await world.start();
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    for (const key of acknowledged) expect(await text(key)).toBe(`content of ${key}`);
  });
});

describe('malformed requests', () => {
  const say = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(world.endpoint()).port), '127.0.0.1', () => socket.end(bytes));
      let answer = '';
      socket.setTimeout(5000, () => reject(new Error(`no answer to ${bytes.slice(0, 40)}`)));
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.on('close', () => resolve(answer.slice(9, 12)));
      socket.on('error', reject);
    });

  test.each([
    ['no HTTP at all', 'hello\r\n\r\n', /^400$/],
    ['an address of another server', 'GET http://evil.example/ HTTP/1.1\r\nhost: x\r\n\r\n', /^400$/],
    ['an address that is not UTF-8', 'GET /evidence/%ff%fe HTTP/1.1\r\nhost: x\r\n\r\n', /^400$/],
    ['a half escape', 'GET /evidence/%4 HTTP/1.1\r\nhost: x\r\n\r\n', /^400$/],
    ['a parameter given twice', 'GET /evidence/a?versionId=a&versionId=b HTTP/1.1\r\nhost: x\r\n\r\n', /^400$/],
    ['a header given twice', 'GET /evidence/a HTTP/1.1\r\nhost: x\r\nx-amz-date: 1\r\nX-Amz-Date: 2\r\n\r\n', /^400$/],
    ['a header that is not ASCII', 'GET /evidence/a HTTP/1.1\r\nhost: x\r\nx-a: \xe9\r\n\r\n', /^400$/],
    ['a NUL in a header', 'GET /evidence/a HTTP/1.1\r\nhost: x\r\nx-a: a\0b\r\n\r\n', /^400$/],
    ['no host', 'GET /evidence/a HTTP/1.1\r\n\r\n', /^400$/],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`, /^431$/],
    [
      'a length and chunks',
      'PUT /a HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n',
      /^400$/,
    ],
    ['a negative length', 'PUT /evidence/a HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n', /^400$/],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n', /^$/],
  ])('U2: %s gets an answer and the store lives on', async (_, bytes, status) => {
    expect(await say(bytes)).toMatch(status);
    expect(await refusal(put('a', 'alive'))).toBe('accepted');
  });
});

describe('a configuration with half a protection', () => {
  test('U1: does not start', async () => {
    const bucket = { name: 'evidence', versioning: true, objectLock: true };
    const secret = keys.general.secret;
    const attempts = [
      { buckets: [{ ...bucket, versioning: false }] },
      { buckets: [bucket, bucket] },
      { buckets: [{ ...bucket, name: '../x' }] },
      { buckets: [bucket], keys: { general: { secret, buckets: ['nowhere'] } } },
      { buckets: [bucket], keys: { general: { secret: '', buckets: ['evidence'] } } },
    ];
    for (const attempt of attempts) await expect(startWorld({ keys: {}, ...attempt })).rejects.toThrow('object store');
  });
});
