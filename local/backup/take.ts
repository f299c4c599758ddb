import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { access, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { copyDatabase, databaseFiles } from '#local/database/index.ts';
import { lockFolder } from '#local/lock.ts';
import { archiveInto } from './archive.ts';
import { type Manifest, manifestPath } from './manifest.ts';
import { BackupRefused } from './refused.ts';

/** What belongs to a process and not to the city, and what the copy of the database stands for. */
const leftOut = /^(?:database\.(?:db(?:-wal|-shm|-journal)?|log|pid)|runtime\.json|objects\/incoming\/.*)$/;

const filesIn = async (dir: string): Promise<string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .filter((path) => !leftOut.test(path))
    .toSorted();
};

const described = async (path: string, file: string): Promise<Manifest['files'][number]> => {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  return { path, size: (await stat(file)).size, sha256: hash.digest('hex') };
};

/**
 * Writes everything a city has on this machine into one archive: database, evidence, keys and letters. No runtime may
 * work on the folder meanwhile, so that all parts are of one moment. The archive appears when it is whole. Throws
 * sentences for people.
 */
export const takeBackup = async ({ dir: folder, to, at }: { dir: string; to: string; at: Date }): Promise<Manifest> => {
  const dir = resolve(folder);
  const { database } = databaseFiles(dir);
  await access(database).catch(() => {
    throw new BackupRefused(`${folder} にKansaのデータがありません。`, 'There is no data of Kansa in the folder.');
  });
  if (existsSync(to)) throw new BackupRefused(`${to} はすでにあります。`, 'The file exists already.');
  const unlock = await lockFolder(dir);
  const scratch = await mkdtemp(join(tmpdir(), 'kansa-backup-'));
  const draft = `${to}.partial`;
  try {
    const copy = databaseFiles(scratch).database;
    await copyDatabase(database, copy);
    const sources = new Map([
      ['database.db', copy],
      ...(await filesIn(dir)).map((path) => [path, join(dir, path)] as const),
    ]);
    const files: Manifest['files'] = [];
    for (const [path, file] of sources) files.push(await described(path, file));
    const manifest: Manifest = { format: 'kansa-backup.v1', takenAt: at.toISOString(), files };
    await rm(draft, { force: true });
    // Keys are in it: for its owner alone.
    const handle = await open(draft, 'wx', 0o600);
    try {
      const { add, seal } = archiveInto(handle);
      const text = Buffer.from(JSON.stringify(manifest, undefined, 2));
      await add({ path: manifestPath, size: text.length }, [text]);
      for (const { path, size } of files)
        await add({ path, size }, createReadStream(sources.get(path) ?? '') as AsyncIterable<Buffer>);
      await seal();
    } finally {
      await handle.close();
    }
    await rename(draft, to);
    return manifest;
  } finally {
    await rm(draft, { force: true });
    await rm(scratch, { recursive: true, force: true });
    await unlock();
  }
};
