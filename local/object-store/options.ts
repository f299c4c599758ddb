export type Bucket = { name: string; versioning: boolean; objectLock: boolean };

export type ObjectStoreOptions = {
  /** Blobs and journal live here; one process at a time. */
  dir: string;
  /** 0 picks a free port. */
  port: number;
  region: string;
  buckets: readonly Bucket[];
  /** Access key id -> secret and the buckets it may touch: one plane's key cannot name the other plane's bucket. */
  keys: Readonly<Record<string, { secret: string; buckets: readonly string[] }>>;
  /** Origins whose pages may upload and download. */
  corsOrigins?: () => readonly string[];
  now?: () => Date;
};

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** A store that would run with half a protection does not start. */
export const checkOptions = ({ buckets, keys }: ObjectStoreOptions): void => {
  const names = new Set(buckets.map((bucket) => bucket.name));
  if (names.size !== buckets.length) throw new Error('object store: a bucket is named twice');
  for (const { name, versioning, objectLock } of buckets) {
    if (!bucketName.test(name)) throw new Error(`object store: ${name} is not a bucket name`);
    if (objectLock && !versioning) throw new Error(`object store: ${name} has Object Lock without versioning`);
  }
  for (const [id, key] of Object.entries(keys)) {
    if (key.secret.length < 16) throw new Error(`object store: the secret of ${id} is too short`);
    const unknown = key.buckets.find((name) => !names.has(name));
    if (unknown !== undefined) throw new Error(`object store: key ${id} names the unknown bucket ${unknown}`);
  }
};
