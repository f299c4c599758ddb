import { join } from 'node:path';
import { planes } from '#shared/contract/index.ts';
import { manifest } from '#functions/manifest.ts';
import { startObjectStore } from './object-store/index.ts';
import { bucketNamesOf, region, type Track } from './planes.ts';
import type { Secrets } from './secrets.ts';

const tracks = planes.filter((plane): plane is Track => manifest[plane].jobs);

/** The evidence host of a data folder: each track's two buckets, opened by that track's own key. */
export const startObjects = (dir: string, port: number, { keys }: Secrets, pageOrigins: () => readonly string[]) =>
  startObjectStore({
    dir: join(dir, 'objects'),
    port,
    region,
    buckets: tracks.flatMap((plane) => [
      { name: bucketNamesOf(plane).quarantine, versioning: true, objectLock: false },
      { name: bucketNamesOf(plane).vault, versioning: true, objectLock: true },
    ]),
    keys: Object.fromEntries(
      tracks.map((plane) => [
        keys[plane].id,
        { secret: keys[plane].secret, buckets: Object.values(bucketNamesOf(plane)) },
      ]),
    ),
    corsOrigins: pageOrigins,
  });
