import {
  DeleteObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { raw, refusal, startWorld, tampered, type World } from './object-store-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const put = (Key: string, more: { Tagging?: string } = {}) =>
  world.client().send(new PutObjectCommand({ Bucket: 'quarantine', Key, Body: 'x', ...more }));
const tag = (Key: string, tags: Readonly<Record<string, string>>, VersionId?: string) =>
  world.client().send(
    new PutObjectTaggingCommand({
      Bucket: 'quarantine',
      Key,
      VersionId,
      Tagging: { TagSet: Object.entries(tags).map(([name, value]) => ({ Key: name, Value: value })) },
    }),
  );
const tagsOf = async (Key: string, VersionId?: string) => {
  const get = new GetObjectTaggingCommand({ Bucket: 'quarantine', Key, VersionId });
  const { TagSet } = await world.client().send(get);
  return Object.fromEntries((TagSet ?? []).map(({ Key: name, Value }) => [name, Value]));
};

test('tags belong to one version, take the place of those before, and survive a restart', async () => {
  const first = await put('a');
  const second = await put('a');
  await tag('a', { status: 'CLEAN', by: 'スキャナー' }, first.VersionId);
  expect(await tagsOf('a', first.VersionId)).toEqual({ status: 'CLEAN', by: 'スキャナー' });
  expect(await tagsOf('a', second.VersionId)).toEqual({});
  expect(await tagsOf('a')).toEqual({});
  const { VersionId } = await tag('a', { status: 'FOUND' });
  expect(VersionId).toBe(second.VersionId);
  await tag('a', { other: '1' }, first.VersionId);
  await world.stop();
  await world.start();
  expect([await tagsOf('a', first.VersionId), await tagsOf('a')]).toEqual([{ other: '1' }, { status: 'FOUND' }]);
  await tag('a', {});
  expect(await tagsOf('a')).toEqual({});
});

test('what is not there has no tags, and none are taken that S3 would not keep', async () => {
  const { VersionId } = await put('a');
  expect(await refusal(tagsOf('b'))).toBe('404 NoSuchKey');
  expect(await refusal(tag('a', { s: '1' }, 'nosuchversion'))).toBe('404 NoSuchVersion');
  const eleven = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`tag-${n}`, 'x']));
  for (const wrong of [eleven, { '': 'x' }, { ['k'.repeat(129)]: 'x' }, { k: 'v'.repeat(257) }])
    expect(await refusal(tag('a', wrong))).toBe('400 InvalidTag');
  await world.client().send(new DeleteObjectCommand({ Bucket: 'quarantine', Key: 'a' }));
  expect(await refusal(tagsOf('a'))).toBe('404 NoSuchKey');
  expect(await tagsOf('a', VersionId)).toEqual({});
});

test('an upload cannot bring tags along, and nobody without a signature sets any', async () => {
  expect(await refusal(put('a', { Tagging: 'status=CLEAN' }))).toBe('501 NotImplemented');
  await put('a');
  const body = '<Tagging><TagSet><Tag><Key>status</Key><Value>CLEAN</Value></Tag></TagSet></Tagging>';
  expect((await raw('PUT', `${world.endpoint()}/quarantine/a?tagging`, {}, body)).status).toBe(403);
  expect(await tagsOf('a')).toEqual({});
});

test('a document that is not a set of tags is refused', async () => {
  await put('a');
  const send = (body: string) => {
    const client = tampered(world.client(), (request) => {
      const changed = request as { body?: string };
      changed.body = body;
      for (const name of Object.keys(request.headers)) {
        if (name.startsWith('x-amz-checksum') || name === 'x-amz-sdk-checksum-algorithm') delete request.headers[name];
      }
      request.headers['content-length'] = String(Buffer.byteLength(body));
    });
    return client.send(new PutObjectTaggingCommand({ Bucket: 'quarantine', Key: 'a', Tagging: { TagSet: [] } }));
  };
  for (const body of ['', '<Tagging/>', '<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>'])
    expect(await refusal(send(body))).toMatch(/^400 /);
  expect(await tagsOf('a')).toEqual({});
});
