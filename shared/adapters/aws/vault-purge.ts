import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Place } from '#shared/domain/evidence/reconciliation.ts';
import type { StoredFile } from '#shared/app/ports.ts';

/** Every version of one key, and every mark that hides one. */
const versionsUnder = async (client: S3Client, bucket: string, key: string): Promise<string[]> => {
  const versions: string[] = [];
  let mark: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | undefined = {};
  while (mark) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...mark }),
    );
    for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
      if (Key === key && VersionId !== undefined) versions.push(VersionId);
    const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    mark = IsTruncated && KeyMarker && VersionIdMarker ? { KeyMarker, VersionIdMarker } : undefined;
  }
  return versions;
};

/**
 * Removes every version of a file from both buckets. The vault's retention is a guard against accidents (GOVERNANCE): the
 * law demands that an Individual Number goes, so this right is given to the one function that does it.
 */
export const purgeFrom =
  (client: S3Client, buckets: Readonly<Record<Place, string>>, keyOf: (file: StoredFile) => string) =>
  async (file: StoredFile): Promise<void> => {
    for (const place of ['quarantine', 'vault'] as const) {
      const object = { Bucket: buckets[place], Key: keyOf(file) };
      // Only a bucket with a lock knows of a way past it.
      const past = place === 'vault' ? { BypassGovernanceRetention: true } : {};
      for (const VersionId of await versionsUnder(client, object.Bucket, object.Key))
        await client.send(new DeleteObjectCommand({ ...object, VersionId, ...past }));
      const left = await versionsUnder(client, object.Bucket, object.Key);
      if (left.length > 0) throw new Error(`${left.length} versions are left in ${place}`);
    }
  };
