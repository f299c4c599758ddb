import { readdir } from 'node:fs/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  paginateListObjectsV2,
  type ObjectLockMode,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, startWorld, type World } from './object-store-world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
  world.client().send(new PutObjectCommand({ Bucket: 'evidence', Key, Body, ...more }));
const text = async (Key: string, VersionId?: string, Bucket = 'evidence') =>
  (await world.client().send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
const remove = (Key: string, VersionId?: string, BypassGovernanceRetention?: boolean, Bucket = 'evidence') =>
  world.client().send(new DeleteObjectCommand({ Bucket, Key, VersionId, BypassGovernanceRetention }));
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const retain = (Key: string, Mode: ObjectLockMode, RetainUntilDate: Date, bypass = false) =>
  world.client().send(
    new PutObjectRetentionCommand({
      Bucket: 'evidence',
      Key,
      Retention: { Mode, RetainUntilDate },
      ...(bypass ? { BypassGovernanceRetention: true } : {}),
    }),
  );
const locked = (mode: ObjectLockMode, hours = 1): Partial<PutObjectCommandInput> => ({
  ObjectLockMode: mode,
  ObjectLockRetainUntilDate: inHours(hours),
});

describe('versions', () => {
  test('U1: an overwrite and a delete leave the registered version readable', async () => {
    const { VersionId: first } = await put('a', 'first');
    const { VersionId: second } = await put('a', 'second');
    const { DeleteMarker, VersionId: marker } = await remove('a');
    expect(DeleteMarker).toBe(true);
    expect(await refusal(text('a'))).toBe('404 NoSuchKey');
    expect(await refusal(text('a', marker))).toBe('405 MethodNotAllowed');
    expect([await text('a', first), await text('a', second)]).toEqual(['first', 'second']);
    await remove('a', marker);
    expect(await text('a')).toBe('second');
    expect(await refusal(put('a', 'x', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed');
    await remove('a');
    expect(await refusal(put('a', 'again', { IfNoneMatch: '*' }))).toBe('accepted');
  });

  test('U1: a purged version is gone, its blob too, and purging it again changes nothing', async () => {
    const blobs = () => readdir(`${world.dir}/blobs`);
    const { VersionId: first } = await put('a', 'same');
    const { VersionId: second } = await put('b', 'same');
    expect(await blobs()).toHaveLength(1);
    await remove('a', first);
    expect(await text('b')).toBe('same');
    expect(await refusal(text('a', first))).toBe('404 NoSuchVersion');
    await remove('b', second);
    expect(await blobs()).toHaveLength(0);
    expect(await refusal(remove('b', second))).toBe('accepted');
    expect(await refusal(remove('b', 'not/a/version'))).toBe('400 InvalidArgument');
  });

  test('U1: without versioning a key has one content and no version id', async () => {
    const client = world.client();
    const plain = { Bucket: 'plain', Key: 'a' };
    expect((await client.send(new PutObjectCommand({ ...plain, Body: 'first' }))).VersionId).toBeUndefined();
    await client.send(new PutObjectCommand({ ...plain, Body: 'second' }));
    expect((await client.send(new ListObjectVersionsCommand({ Bucket: 'plain' }))).Versions).toHaveLength(1);
    expect(await text('a', undefined, 'plain')).toBe('second');
    expect(await readdir(`${world.dir}/blobs`)).toHaveLength(1);
    await remove('a', undefined, undefined, 'plain');
    expect(await refusal(text('a', undefined, 'plain'))).toBe('404 NoSuchKey');
  });
});

describe('lists', () => {
  test('U4: keys come in byte order, page by page, with any character intact', async () => {
    const names = ['a', 'b/1', 'b/2', 'c & <d> "e"', '漢字', 'ｱ\u{ffe3}', '😀'];
    for (const name of names.toReversed()) await put(name, name);
    await remove('a');
    const seen: string[] = [];
    let pages = 0;
    for await (const page of paginateListObjectsV2({ client: world.client(), pageSize: 2 }, { Bucket: 'evidence' })) {
      pages += 1;
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    }
    expect([pages, seen]).toEqual([3, names.slice(1)]);
    const list = (more: object) => world.client().send(new ListObjectsV2Command({ Bucket: 'evidence', ...more }));
    const folders = await list({ Delimiter: '/', MaxKeys: 2 });
    expect([folders.CommonPrefixes, folders.Contents?.map(({ Key }) => Key), folders.IsTruncated]).toEqual([
      [{ Prefix: 'b/' }],
      ['c & <d> "e"'],
      true,
    ]);
    expect((await list({ Prefix: 'b/' })).Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([
      ['b/1', 3],
      ['b/2', 3],
    ]);
    expect((await list({ StartAfter: 'c' })).KeyCount).toBe(4);
    expect((await list({ MaxKeys: 0 })).IsTruncated).toBe(false);
    expect(await refusal(list({ ContinuationToken: '%%%' }))).toBe('400 InvalidArgument');
    expect(await refusal(list({ MaxKeys: -1 }))).toBe('400 InvalidArgument');
  });

  test('U1: versions are listed newest first across pages, delete markers included', async () => {
    const { VersionId: first } = await put('a', '1');
    const { VersionId: second } = await put('a', '2');
    const { VersionId: marker } = await remove('a');
    const { VersionId: other } = await put('b', '3');
    const list = (more: object) => world.client().send(new ListObjectVersionsCommand({ Bucket: 'evidence', ...more }));
    const start = await list({ MaxKeys: 2 });
    expect(start.DeleteMarkers?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([[marker, true]]);
    expect(start.Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([[second, false]]);
    const rest = await list({ KeyMarker: start.NextKeyMarker, VersionIdMarker: start.NextVersionIdMarker });
    expect(rest.Versions?.map(({ VersionId }) => VersionId)).toEqual([first, other]);
    expect(rest.IsTruncated).toBe(false);
    expect((await list({ KeyMarker: 'a' })).Versions?.map(({ Key }) => Key)).toEqual(['b']);
  });
});

describe('Object Lock', () => {
  test('U1: a GOVERNANCE version is purged only by asking for the bypass; a delete marker is always possible', async () => {
    const { VersionId } = await put('a', 'kept', locked('GOVERNANCE'));
    expect(await refusal(remove('a', VersionId))).toBe('403 AccessDenied');
    expect((await remove('a')).DeleteMarker).toBe(true);
    expect(await text('a', VersionId)).toBe('kept');
    expect(await refusal(remove('a', VersionId, true))).toBe('accepted');
    expect(await refusal(text('a', VersionId))).toBe('404 NoSuchVersion');
  });

  test('U1: a COMPLIANCE version is purged by nobody before its day, and by anybody after', async () => {
    const { VersionId } = await put('a', 'kept', locked('COMPLIANCE', 0.1));
    expect(await refusal(remove('a', VersionId, true))).toBe('403 AccessDenied');
    expect(await refusal(retain('a', 'COMPLIANCE', inHours(0.05), true))).toBe('403 AccessDenied');
    expect(await refusal(retain('a', 'GOVERNANCE', inHours(5), true))).toBe('403 AccessDenied');
    expect(await refusal(retain('a', 'COMPLIANCE', inHours(0.2)))).toBe('accepted');
    world.later(10 * 60);
    expect(await refusal(remove('a', VersionId, true))).toBe('403 AccessDenied');
    world.later(4 * 60);
    expect(await refusal(remove('a', VersionId))).toBe('accepted');
  });

  test('U1: GOVERNANCE is lengthened freely, shortened, lifted or changed only with the bypass', async () => {
    await put('a', 'kept', locked('GOVERNANCE', 2));
    expect(await refusal(retain('a', 'GOVERNANCE', inHours(3)))).toBe('accepted');
    expect(await refusal(retain('a', 'GOVERNANCE', inHours(1)))).toBe('403 AccessDenied');
    expect(await refusal(retain('a', 'COMPLIANCE', inHours(4)))).toBe('403 AccessDenied');
    const lift = (BypassGovernanceRetention: boolean) =>
      world
        .client()
        .send(
          new PutObjectRetentionCommand({ Bucket: 'evidence', Key: 'a', Retention: {}, BypassGovernanceRetention }),
        );
    expect(await refusal(lift(false))).toBe('403 AccessDenied');
    expect(await refusal(retain('a', 'GOVERNANCE', inHours(1), true))).toBe('accepted');
    const get = () => world.client().send(new GetObjectRetentionCommand({ Bucket: 'evidence', Key: 'a' }));
    expect((await get()).Retention?.Mode).toBe('GOVERNANCE');
    expect(await refusal(lift(true))).toBe('accepted');
    expect(await refusal(get())).toBe('404 NoSuchObjectLockConfiguration');
  });

  test('U1: a legal hold stands above the bypass until it is lifted', async () => {
    const { VersionId } = await put('a', 'kept', { ObjectLockLegalHoldStatus: 'ON' });
    const hold = (Status: 'ON' | 'OFF') =>
      world.client().send(new PutObjectLegalHoldCommand({ Bucket: 'evidence', Key: 'a', LegalHold: { Status } }));
    const { LegalHold } = await world.client().send(new GetObjectLegalHoldCommand({ Bucket: 'evidence', Key: 'a' }));
    expect(LegalHold?.Status).toBe('ON');
    expect(await refusal(remove('a', VersionId, true))).toBe('403 AccessDenied');
    await hold('OFF');
    await hold('ON');
    expect(await refusal(remove('a', VersionId, true))).toBe('403 AccessDenied');
    await hold('OFF');
    expect(await refusal(remove('a', VersionId))).toBe('accepted');
  });

  test('U1: the lock is seen on HEAD, and half a lock, a past day or a bucket without lock is refused', async () => {
    const until = inHours(1);
    await put('a', 'x', { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: until });
    const head = await world.client().send(new HeadObjectCommand({ Bucket: 'evidence', Key: 'a' }));
    expect([head.ObjectLockMode, head.ObjectLockRetainUntilDate]).toEqual(['GOVERNANCE', until]);
    expect(await refusal(put('b', 'x', { ObjectLockMode: 'GOVERNANCE' }))).toBe('400 InvalidArgument');
    expect(await refusal(put('b', 'x', { ObjectLockRetainUntilDate: until }))).toBe('400 InvalidArgument');
    expect(await refusal(put('b', 'x', locked('GOVERNANCE', -1)))).toBe('400 InvalidArgument');
    expect(await refusal(put('b', 'x', { ...locked('GOVERNANCE'), Bucket: 'plain' }))).toBe('400 InvalidRequest');
    expect(await refusal(retain('a', 'GOVERNANCE', inHours(-1), true))).toBe('400 InvalidArgument');
    expect(await refusal(retain('a', 'governance' as ObjectLockMode, inHours(2)))).toBe('400 InvalidArgument');
    expect(await refusal(text('b'))).toBe('404 NoSuchKey');
  });

  test('U2: as in S3, locking an object needs a checksum over it', async () => {
    const client = world.presigner();
    const command = new PutObjectCommand({ Bucket: 'evidence', Key: 'a', Body: 'x', ...locked('GOVERNANCE') });
    expect(await refusal(client.send(command))).toBe('400 InvalidRequest');
  });
});
