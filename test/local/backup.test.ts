import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ulid } from 'ulid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDirectory } from '#shared/adapters/dynamo/directory.ts';
import { documentClient } from '#shared/adapters/dynamo/client.ts';
import { restoreBackup } from '#local/backup/restore.ts';
import { takeBackup } from '#local/backup/take.ts';
import { clientConfigFor } from '#local/database/index.ts';
import { tableNamesOf } from '#local/names.ts';
import { bucketNamesOf } from '#local/planes.ts';
import { startBackend } from '#local/runtime.ts';
import { secretsOf } from '#local/secrets.ts';
import { beginWithAdministrator } from '#local/seed/index.ts';
import { verifyFolder } from '#local/verification/verify-folder.ts';
import { actWith } from '#test/support/api.ts';

let home: string;
let dir: string;
let archive: string;
const at = new Date('2026-11-22T03:00:00Z');

/** A runtime on the folder for as long as `work` takes. */
const running = async <T>(on: string, work: (backend: Awaited<ReturnType<typeof startBackend>>) => Promise<T>) => {
  const backend = await startBackend({ dir: on, objectsPort: 0, pageOrigins: () => [], log: () => {} });
  try {
    return await work(backend);
  } finally {
    await backend.stop();
  }
};

const register = (on: string, subject: string) =>
  running(on, async ({ functions }) => {
    const { directory } = actWith(functions)('kanri');
    await directory('person.create', { name: subject, subject, email: `${subject}@mihon.example` });
  });
const subjectsIn = (on: string) =>
  running(on, async ({ endpoints }) => {
    const directory = createDirectory(
      documentClient(clientConfigFor(endpoints.database)),
      tableNamesOf('directory').state,
    );
    return (await directory.people()).map((p) => p.subject).toSorted();
  });
const object = { Bucket: bucketNamesOf('general').quarantine, Key: 'evidence' };
const s3 = async (on: string, endpoint: string) => {
  const { id, secret } = (await secretsOf(on)).keys.general;
  const credentials = { accessKeyId: id, secretAccessKey: secret };
  return new S3Client({ endpoint, region: 'ap-northeast-1', forcePathStyle: true, credentials });
};

const refusal = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kansa-backup-test-'));
  dir = join(home, 'city');
  archive = join(home, 'city.backup');
  await running(dir, async (backend) => {
    await beginWithAdministrator(backend, () => ulid());
    const client = await s3(dir, backend.endpoints.objects);
    await client.send(new PutObjectCommand({ ...object, Body: '証跡' }));
  });
  await register(dir, 'before');
  await writeFile(join(dir, 'mailbox.ndjson'), '{"id":"1"}\n');
});
afterAll(() => rm(home, { recursive: true, force: true }));

test('what is restored is the city of that moment, whole and verified', async () => {
  const { files } = await takeBackup({ dir, to: archive, at });
  expect(files.map((f) => f.path)).toEqual(expect.arrayContaining(['database.db', 'secrets.json', 'mailbox.ndjson']));
  expect(files.some((f) => f.path.startsWith('objects/blobs/'))).toBe(true);
  expect(files.some((f) => /log$|pid$|runtime/.test(f.path))).toBe(false);
  await register(dir, 'after');
  await appendFile(join(dir, 'mailbox.ndjson'), '{"id":"2"}\n');

  const restored = join(home, 'restored');
  expect(await restoreBackup({ from: archive, dir: restored })).toMatchObject({ takenAt: at.toISOString() });
  const reports = await verifyFolder(restored);
  expect(Object.values(reports).flatMap((r) => r.breaches)).toEqual([]);
  expect(reports.directory.entries).toBeGreaterThan(3);
  expect(await subjectsIn(restored)).toEqual(['before', 'kanri']);
  expect(await subjectsIn(dir)).toEqual(['after', 'before', 'kanri']);
  expect(await readFile(join(restored, 'mailbox.ndjson'), 'utf8')).toBe('{"id":"1"}\n');
  // The keys came along: what was kept under them opens with them.
  await running(restored, async ({ endpoints }) => {
    const { Body } = await (await s3(restored, endpoints.objects)).send(new GetObjectCommand(object));
    expect(await Body?.transformToString()).toBe('証跡');
  });
  // It goes on from there like any other.
  await register(restored, 'later');
  expect(Object.values(await verifyFolder(restored)).flatMap((r) => r.breaches)).toEqual([]);
});

test('a changed byte anywhere, a missing end and a stranger are refused, and leave nothing', async () => {
  const bytes = await readFile(archive);
  const broken = join(home, 'broken');
  const place = { from: broken, dir: join(home, 'never') };
  const spots = [0, 100, 130, 512, 700, bytes.length - 1, bytes.length - 1100, bytes.length - 1600];
  for (const spot of [...spots, ...Array.from({ length: 24 }, (_, n) => Math.floor((bytes.length * (n + 0.5)) / 24))]) {
    const flipped = Buffer.from(bytes);
    flipped[spot] = (flipped[spot] ?? 0) ^ 1;
    await writeFile(broken, flipped);
    expect([spot, await refusal(restoreBackup(place))]).toEqual([spot, expect.stringContaining('控えが壊れている')]);
  }
  for (const other of [
    bytes.subarray(0, 5000),
    bytes.subarray(0, -512),
    Buffer.concat([bytes, Buffer.alloc(1)]),
    Buffer.alloc(0),
  ]) {
    await writeFile(broken, other);
    expect(await refusal(restoreBackup(place))).toContain('控えが壊れている');
  }
  expect((await readdir(home)).filter((name) => name.includes('never'))).toEqual([]);
  expect(
    createHash('sha256')
      .update(await readFile(archive))
      .digest('hex'),
  ).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a folder in use, a backup that is there and a folder that is not empty are left alone', async () => {
  const other = join(home, 'other.backup');
  const stat = (await readFile('/proc/1/stat', 'utf8')).split(') ')[1]?.split(' ')[19] ?? '';
  await writeFile(join(dir, 'runtime.json'), JSON.stringify({ pid: 1, started: stat }));
  expect(await refusal(takeBackup({ dir, to: other, at }))).toContain('別のKansa(プロセス 1)が使っています');
  await rm(join(dir, 'runtime.json'));
  expect(await refusal(takeBackup({ dir, to: archive, at }))).toContain('すでにあります');
  expect(await refusal(takeBackup({ dir: join(home, 'nowhere'), to: other, at }))).toContain('データがありません');
  expect(await refusal(restoreBackup({ from: archive, dir }))).toContain('空ではありません');
  expect(await refusal(restoreBackup({ from: join(home, 'no'), dir: join(home, 'x') }))).toContain('控えがありません');
  expect((await readdir(home)).toSorted()).not.toContain('other.backup');
});
