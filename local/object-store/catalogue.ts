import type { Bucket } from './options.ts';

export const retentionModes = ['GOVERNANCE', 'COMPLIANCE'] as const;
export type Retention = { mode: (typeof retentionModes)[number]; until: string };

export type Tags = Readonly<Record<string, string>>;

export type StoredObject = {
  marker: false;
  versionId: string;
  at: string;
  size: number;
  /** Names the blob. */
  sha256: string;
  etag: string;
  /** Headers given at PUT that GET gives back. */
  headers: Readonly<Record<string, string>>;
  checksums: Readonly<Record<string, string>>;
  retention: Retention | null;
  legalHold: boolean;
  tags?: Tags;
};
type DeleteMarker = { marker: true; versionId: string; at: string };
export type Version = StoredObject | DeleteMarker;

type Place = { bucket: string; key: string };

/** Everything that ever happens to the store, as the journal holds it. */
export type Change = Place &
  (
    | { op: 'add'; version: Version }
    | { op: 'purge'; versionId: string }
    | { op: 'retain'; versionId: string; retention: Retention | null }
    | { op: 'hold'; versionId: string; legalHold: boolean }
    | { op: 'tag'; versionId: string; tags: Tags }
  );

/** The version id of objects in a bucket without versioning: the next one takes its place. */
export const nullVersion = 'null';

/** What the store holds, rebuilt by applying changes in order; it decides nothing and cannot fail half-way. */
export const createCatalogue = (buckets: readonly Bucket[]) => {
  const shelves = new Map<string, Map<string, Version[]>>(buckets.map(({ name }) => [name, new Map()]));
  const blobUses = new Map<string, number>();

  const count = (version: Version | undefined, by: 1 | -1): void => {
    if (version === undefined || version.marker) return;
    const uses = (blobUses.get(version.sha256) ?? 0) + by;
    if (uses === 0) blobUses.delete(version.sha256);
    else blobUses.set(version.sha256, uses);
  };

  // A bucket taken out of the configuration keeps its content: it is only out of reach.
  const shelf = (bucket: string): Map<string, Version[]> => {
    const found = shelves.get(bucket) ?? new Map<string, Version[]>();
    shelves.set(bucket, found);
    return found;
  };

  const purge = ({ bucket, key }: Place, versionId: string): void => {
    const versions = shelf(bucket).get(key) ?? [];
    count(
      versions.find((version) => version.versionId === versionId),
      -1,
    );
    const left = versions.filter((version) => version.versionId !== versionId);
    if (left.length === 0) shelf(bucket).delete(key);
    else shelf(bucket).set(key, left);
  };

  const amend = ({ bucket, key }: Place, versionId: string, part: Partial<StoredObject>): void => {
    const versions = shelf(bucket).get(key) ?? [];
    shelf(bucket).set(
      key,
      versions.map((version) =>
        version.versionId === versionId && !version.marker ? { ...version, ...part } : version,
      ),
    );
  };

  const apply = (change: Change): void => {
    switch (change.op) {
      case 'add':
        purge(change, change.version.versionId);
        count(change.version, 1);
        shelf(change.bucket).set(change.key, [...(shelf(change.bucket).get(change.key) ?? []), change.version]);
        return;
      case 'purge':
        purge(change, change.versionId);
        return;
      case 'retain':
        amend(change, change.versionId, { retention: change.retention });
        return;
      case 'hold':
        amend(change, change.versionId, { legalHold: change.legalHold });
        return;
      case 'tag':
        amend(change, change.versionId, { tags: change.tags });
        return;
      default:
        // A journal of a later release: guessing would lose what it says.
        throw new Error('object store: the journal holds a change this release does not know');
    }
  };

  return {
    apply,
    /** The named version, or the newest one, which may be a delete marker. */
    find: (bucket: string, key: string, versionId: string | undefined): Version | undefined => {
      const versions = shelves.get(bucket)?.get(key) ?? [];
      return versionId === undefined ? versions.at(-1) : versions.find((version) => version.versionId === versionId);
    },
    /** All keys with their versions, oldest first. */
    keys: (bucket: string): ReadonlyMap<string, readonly Version[]> => shelf(bucket),
    usesBlob: (sha256: string): boolean => blobUses.has(sha256),
  };
};
