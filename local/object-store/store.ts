import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { type Draft, openBlobs, syncDirectory } from './blobs.ts';
import {
  type Change,
  createCatalogue,
  nullVersion,
  type Retention,
  type StoredObject,
  type Tags,
  type Version,
} from './catalogue.ts';
import { S3Error } from './errors.ts';
import { openJournal } from './journal.ts';
import type { Bucket } from './options.ts';
import { checkPurge, checkRetain } from './retention.ts';

export type Incoming = Omit<StoredObject, 'marker' | 'versionId' | 'at'>;
export type Removal = { versionId: string; marker: boolean } | null;

const missing = (versionId: string | undefined): S3Error =>
  new S3Error(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion');

/** The version asked for, as long as it is an object and not a delete marker. */
const objectOr404 = (version: Version | undefined, versionId: string | undefined): StoredObject => {
  if (version === undefined) throw missing(versionId);
  if (!version.marker) return version;
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId };
  throw new S3Error(versionId === undefined ? 'NoSuchKey' : 'MethodNotAllowed', undefined, headers);
};

/** Objects that survive a crash: a change is answered only after its blob and its journal record are on the disk. */
export const openStore = async (dir: string, buckets: readonly Bucket[]) => {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const journalFile = join(dir, 'journal.jsonl');
  const blobs = await openBlobs(dir);
  const names = await blobs.names();
  // With a lost journal every blob would look unreferenced and be thrown away below.
  if (names.length > 0 && !existsSync(journalFile)) throw new Error('object store: blobs without a journal');
  const journal = await openJournal(journalFile);
  await syncDirectory(dir);
  const catalogue = createCatalogue(buckets);
  try {
    for (const record of journal.records) catalogue.apply(record as Change); // our own file, written by commit() below
  } catch (error) {
    await journal.close();
    throw error;
  }
  const unused = names.filter((name) => !catalogue.usesBlob(name));
  await Promise.all(unused.map((name) => blobs.remove(name)));

  // One at a time: a condition is checked, the change written and shown before the next one looks.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  const commit = async (change: Change): Promise<void> => {
    await journal.append(change);
    catalogue.apply(change);
  };

  const dropBlob = async (version: Version | undefined): Promise<void> => {
    if (version !== undefined && !version.marker && !catalogue.usesBlob(version.sha256)) {
      await blobs.remove(version.sha256);
    }
  };

  const newVersionId = (bucket: Bucket): string =>
    bucket.versioning ? randomBytes(24).toString('base64url') : nullVersion;

  return {
    list: (bucket: Bucket) => catalogue.keys(bucket.name),
    find: (bucket: Bucket, key: string, versionId: string | undefined): StoredObject =>
      objectOr404(catalogue.find(bucket.name, key, versionId), versionId),

    /** Opens an object for reading; a later purge does not disturb who already reads. */
    open: (bucket: Bucket, key: string, versionId: string | undefined) =>
      inTurn(async (): Promise<{ version: StoredObject; file: FileHandle }> => {
        const version = objectOr404(catalogue.find(bucket.name, key, versionId), versionId);
        return { version, file: await blobs.open(version.sha256) };
      }),

    draft: () => blobs.draft(),

    put: (bucket: Bucket, key: string, incoming: Incoming, draft: Draft, at: Date, onlyIfNew: boolean) =>
      inTurn(async (): Promise<Version> => {
        const current = catalogue.find(bucket.name, key, undefined);
        if (onlyIfNew && current !== undefined && !current.marker) throw new S3Error('PreconditionFailed');
        const version = { marker: false, versionId: newVersionId(bucket), at: at.toISOString(), ...incoming } as const;
        const replaced = catalogue.find(bucket.name, key, version.versionId);
        await draft.keep(version.sha256);
        await commit({ op: 'add', bucket: bucket.name, key, version });
        await dropBlob(replaced);
        return version;
      }),

    /** Without a version id a versioned bucket only hides the object; with one, the version is gone for good. */
    remove: (bucket: Bucket, key: string, versionId: string | undefined, bypass: boolean, now: Date) =>
      inTurn(async (): Promise<Removal> => {
        const place = { bucket: bucket.name, key };
        if (versionId === undefined && bucket.versioning) {
          const version = { marker: true, versionId: newVersionId(bucket), at: now.toISOString() } as const;
          await commit({ op: 'add', ...place, version });
          return version;
        }
        const version = catalogue.find(bucket.name, key, versionId ?? nullVersion);
        if (version === undefined) return null;
        if (!version.marker) checkPurge(version, bypass, now);
        await commit({ op: 'purge', ...place, versionId: version.versionId });
        await dropBlob(version);
        return version;
      }),

    retain: (
      bucket: Bucket,
      key: string,
      id: string | undefined,
      wanted: Retention | null,
      bypass: boolean,
      now: Date,
    ) =>
      inTurn(async (): Promise<void> => {
        const version = objectOr404(catalogue.find(bucket.name, key, id), id);
        checkRetain(version, wanted, bypass, now);
        const { versionId } = version;
        await commit({ op: 'retain', bucket: bucket.name, key, versionId, retention: wanted });
      }),

    hold: (bucket: Bucket, key: string, id: string | undefined, legalHold: boolean) =>
      inTurn(async (): Promise<void> => {
        const { versionId } = objectOr404(catalogue.find(bucket.name, key, id), id);
        await commit({ op: 'hold', bucket: bucket.name, key, versionId, legalHold });
      }),

    /** Puts these tags in place of those the version has; returns which version it was. */
    tag: (bucket: Bucket, key: string, id: string | undefined, tags: Tags) =>
      inTurn(async (): Promise<string> => {
        const { versionId } = objectOr404(catalogue.find(bucket.name, key, id), id);
        await commit({ op: 'tag', bucket: bucket.name, key, versionId, tags });
        return versionId;
      }),

    close: () => inTurn(() => journal.close()),
  };
};

export type Store = Awaited<ReturnType<typeof openStore>>;
