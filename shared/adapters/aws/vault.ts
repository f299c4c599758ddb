import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { uploadLinkSeconds } from '#shared/domain/evidence/evidence.ts';
import { contentDisposition } from '#shared/domain/evidence/file-name.ts';
import { DomainError } from '#shared/kernel/errors.ts';
import type { StoredFile, Vault } from '#shared/app/ports.ts';
import { isPassing } from '#shared/adapters/dynamo/retry.ts';
import { scanners } from './malware.ts';
import { inventoryOf } from './vault-inventory.ts';
import { purgeFrom } from './vault-purge.ts';

export type VaultOptions = {
  config: S3ClientConfig;
  quarantine: string;
  vault: string;
  /** Who scans quarantine for malware. */
  scanner: 'none' | 'guardduty';
  /** Until when kept evidence is locked against deletion (GOVERNANCE), from the moment it is kept. */
  retainUntil: (from: Date) => Date;
  clock: () => Date;
};

/** Seconds a download link can be used (SECURITY.md U13). */
const downloadLife = 60;

/** A service that has fallen silent is asked again: otherwise it keeps a worker, and all behind it, waiting for ever. */
const impatient = { connectionTimeout: 1000, socketTimeout: 5000, throwOnRequestTimeout: true };
/** A person waits for a mere question: four tries of it fit into the time a request has. */
const shortly = { requestTimeout: 2500 };

const signed = ['host', 'content-type', 'content-length', 'x-amz-checksum-sha256', 'if-none-match'];

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
const keyOf = ({ auditId, evidenceId }: Pick<StoredFile, 'auditId' | 'evidenceId'>): string =>
  `${auditId}/${evidenceId}`;
const isMissing = (error: unknown): boolean => error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name);
const isTaken = (error: unknown): boolean => error instanceof Error && error.name === 'PreconditionFailed';

/** A client that tries four times, with growing random pauses, while failures are passing; then `busy`. */
const patientClient = (config: S3ClientConfig): S3Client => {
  const client = new S3Client({ forcePathStyle: true, maxAttempts: 4, requestHandler: impatient, ...config });
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error && isPassing(error)) throw new DomainError('busy');
        throw error;
      }
    },
    // Outside of the retries.
    { step: 'initialize', priority: 'high', name: 'busy' },
  );
  return client;
};

/** Evidence bytes in S3: what comes in lands in quarantine, what was inspected is written anew into the vault. */
export const createS3Vault = ({ config, quarantine, vault, scanner, retainUntil, clock }: VaultOptions): Vault => {
  const client = patientClient(config);
  // The presigner would put a CRC32 of an empty body into the link; the SHA-256 that is signed says more.
  const presigner = new S3Client({ forcePathStyle: true, ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });

  const head = async (bucket: string, file: StoredFile) => {
    try {
      return await client.send(new HeadObjectCommand({ Bucket: bucket, Key: keyOf(file) }), shortly);
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

  const read = async (bucket: string, file: StoredFile, version: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(file), VersionId: version }));
    if (!Body) throw new Error('an object without a body');
    return Body.transformToByteArray();
  };

  return {
    ...inventoryOf(client, { quarantine, vault }, keyOf),
    purge: purgeFrom(client, { quarantine, vault }, keyOf),

    uploadLink: async (file) => {
      const command = new PutObjectCommand({
        Bucket: quarantine,
        Key: keyOf(file),
        ContentType: file.contentType,
        ContentLength: file.size,
        ChecksumSHA256: base64(file.sha256),
        IfNoneMatch: '*',
      });
      const url = await getSignedUrl(presigner, command, {
        expiresIn: uploadLinkSeconds,
        signableHeaders: new Set(signed),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      // `content-length` is signed too; every HTTP client sends it by itself, and browsers let nobody set it.
      const headers = {
        'content-type': file.contentType,
        'x-amz-checksum-sha256': base64(file.sha256),
        'if-none-match': '*',
      };
      return {
        url,
        method: 'PUT',
        headers,
        expiresAt: new Date(clock().getTime() + uploadLinkSeconds * 1000).toISOString(),
      };
    },

    arrived: async (file) => {
      const found = await head(quarantine, file);
      return found?.VersionId ? { version: found.VersionId, size: found.ContentLength ?? 0 } : undefined;
    },

    malwareIn: scanners[scanner](client, quarantine, keyOf),
    readQuarantine: (file, version) => read(quarantine, file, version),
    readKept: (file, version) => read(vault, file, version),

    keep: async (file, bytes) => {
      try {
        const { VersionId } = await client.send(
          new PutObjectCommand({
            Bucket: vault,
            Key: keyOf(file),
            Body: bytes,
            ContentType: file.contentType,
            ContentDisposition: contentDisposition(file.fileName),
            ChecksumSHA256: base64(file.sha256),
            IfNoneMatch: '*',
            ObjectLockMode: 'GOVERNANCE',
            ObjectLockRetainUntilDate: retainUntil(clock()),
          }),
        );
        if (VersionId) return VersionId;
        throw new Error('the vault keeps no versions');
      } catch (error) {
        // A run that was cut off had already written it: the key is the evidence's own, so it is the same file.
        const earlier = isTaken(error) ? await head(vault, file) : undefined;
        if (earlier?.VersionId) return earlier.VersionId;
        throw error;
      }
    },

    downloadLink: async (file, version) => {
      const command = new GetObjectCommand({
        Bucket: vault,
        Key: keyOf(file),
        VersionId: version,
        ResponseContentDisposition: contentDisposition(file.fileName),
        ResponseContentType: file.contentType,
        ResponseCacheControl: 'no-store',
      });
      const url = await getSignedUrl(presigner, command, { expiresIn: downloadLife });
      return { url, expiresAt: new Date(clock().getTime() + downloadLife * 1000).toISOString() };
    },
  };
};
