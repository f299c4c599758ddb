import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { startObjectStore } from '#local/object-store/index.ts';
import { createS3Vault } from '#shared/adapters/aws/vault.ts';
import type { StoredFile } from '#shared/app/ports.ts';

const day = 86_400_000;

/** The two buckets of a track on an object store of their own, and hands to break what is in them. */
export const openBytes = async () => {
  const clock = () => new Date();
  const dir = await mkdtemp(join(tmpdir(), 'kansa-bytes-'));
  const objects = await startObjectStore({
    dir,
    port: 0,
    region: 'ap-northeast-1',
    buckets: [
      { name: 'quarantine', versioning: true, objectLock: false },
      { name: 'vault', versioning: true, objectLock: true },
    ],
    keys: { tester: { secret: 'secret-of-the-tester', buckets: ['quarantine', 'vault'] } },
    corsOrigins: () => [],
  });
  const config = {
    region: 'ap-northeast-1',
    endpoint: objects.endpoint,
    credentials: { accessKeyId: 'tester', secretAccessKey: 'secret-of-the-tester' },
  };
  const retainUntil = (from: Date) => new Date(from.getTime() + 1000 * day);
  const options = { config, quarantine: 'quarantine', vault: 'vault', retainUntil, clock };
  const vault = createS3Vault({ ...options, scanner: 'none' });
  const client = new S3Client({ forcePathStyle: true, ...config });
  const keyOf = ({ auditId, evidenceId }: Pick<StoredFile, 'auditId' | 'evidenceId'>) => `${auditId}/${evidenceId}`;
  return {
    vault,
    /** How a function is told of these buckets. */
    access: {
      AWS_ENDPOINT_URL_S3: objects.endpoint,
      AWS_ACCESS_KEY_ID: 'tester',
      AWS_SECRET_ACCESS_KEY: 'secret-of-the-tester',
    },
    /** The same buckets, where a scanner leaves its word on what arrives. */
    scanned: createS3Vault({ ...options, scanner: 'guardduty' }),
    /** What the scanner does when it is done with a version. */
    tag: async (file: StoredFile, VersionId: string, tags: Readonly<Record<string, string>>): Promise<void> => {
      const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const command = { Bucket: 'quarantine', Key: keyOf(file), VersionId, Tagging: { TagSet } };
      await client.send(new PutObjectTaggingCommand(command));
    },
    /** Puts bytes into quarantine as a section would; returns the version. */
    send: async (file: StoredFile, bytes: Uint8Array): Promise<string> => {
      const ChecksumSHA256 = createHash('sha256').update(bytes).digest('base64');
      const { contentType: ContentType } = file;
      const command = { Bucket: 'quarantine', Key: keyOf(file), Body: bytes, ContentType, ChecksumSHA256 };
      return (await client.send(new PutObjectCommand(command))).VersionId ?? '';
    },
    /** What a purge with the right to it can do, and an accident. */
    lose: async (file: StoredFile, version: string): Promise<void> => {
      const command = { Bucket: 'vault', Key: keyOf(file), VersionId: version, BypassGovernanceRetention: true };
      await client.send(new DeleteObjectCommand(command));
    },
    close: async () => {
      client.destroy();
      await objects.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
