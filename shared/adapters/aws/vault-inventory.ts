import {
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Bytes, ObjectVersion, Place } from '#shared/domain/evidence/reconciliation.ts';
import type { StoredFile } from '#shared/app/ports.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && ['NotFound', 'NoSuchKey', 'NoSuchVersion', '404'].includes(error.name);

const hex = (base64: string | undefined): string => Buffer.from(base64 ?? '', 'base64').toString('hex');

/** What the buckets hold, for the comparison with the records. Keys are `{auditId}/{evidenceId}`. */
export const inventoryOf = (
  client: S3Client,
  buckets: Readonly<Record<Place, string>>,
  keyOf: (file: StoredFile) => string,
) => ({
  auditsIn: async (place: Place): Promise<string[]> => {
    const audits: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const input = { Bucket: buckets[place], Delimiter: '/', ...(ContinuationToken ? { ContinuationToken } : {}) };
      const page = await client.send(new ListObjectsV2Command(input));
      audits.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix.slice(0, -1)));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return audits;
  },

  versionsOf: async (place: Place, auditId: string): Promise<ObjectVersion[]> => {
    const versions: ObjectVersion[] = [];
    const input: ListObjectVersionsCommandInput = { Bucket: buckets[place], Prefix: `${auditId}/` };
    let mark: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {};
    while (mark) {
      const page: ListObjectVersionsCommandOutput = await client.send(
        new ListObjectVersionsCommand({ ...input, ...mark }),
      );
      for (const { Key = '', VersionId = '', LastModified = new Date(0) } of page.Versions ?? [])
        versions.push({ evidenceId: Key.slice(auditId.length + 1), version: VersionId, at: LastModified });
      const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      mark = IsTruncated && KeyMarker && VersionIdMarker ? { KeyMarker, VersionIdMarker } : undefined;
    }
    return versions;
  },

  bytesOf: async (place: Place, file: StoredFile, version: string): Promise<Bytes> => {
    try {
      const command = {
        Bucket: buckets[place],
        Key: keyOf(file),
        VersionId: version,
        ChecksumMode: 'ENABLED',
      } as const;
      const { ContentLength = 0, ChecksumSHA256 } = await client.send(new HeadObjectCommand(command));
      return { size: ContentLength, sha256: hex(ChecksumSHA256) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
});
