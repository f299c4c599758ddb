import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ArchiveDamaged, type Entry, readArchive } from './archive.ts';
import { type Manifest, manifest, manifestPath } from './manifest.ts';
import { BackupRefused } from './refused.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const isEmpty = async (dir: string): Promise<boolean> => {
  try {
    return (await readdir(dir)).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
};

const damaged = (what: string): never => {
  throw new ArchiveDamaged(what);
};

const readManifest = async (content: AsyncIterable<Buffer>): Promise<Manifest> => {
  const pieces: Buffer[] = [];
  for await (const bytes of content) pieces.push(bytes);
  try {
    return manifest.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  } catch {
    return damaged('the manifest');
  }
};

const writeFile = async (file: string, content: AsyncIterable<Buffer>): Promise<string> => {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const bytes of content) {
      hash.update(bytes);
      await handle.appendFile(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
};

const unpack = async (from: string, into: string): Promise<Manifest> => {
  const archive = await open(from, 'r').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new BackupRefused(`控えがありません: ${from}`, 'There is no such backup.');
  });
  try {
    let all: Manifest | undefined;
    let next = 0;
    await readArchive(archive, async ({ path, size }: Entry, content) => {
      if (all === undefined) {
        all = path === manifestPath ? await readManifest(content) : damaged('no manifest');
        return;
      }
      const said = all.files[next++] ?? damaged('a file too many');
      if (said.path !== path || said.size !== size) damaged('a file that is not in the manifest');
      if ((await writeFile(join(into, path), content)) !== said.sha256) damaged('a file');
    });
    return all?.files.length === next ? all : damaged('files are missing');
  } finally {
    await archive.close();
  }
};

/**
 * Puts a city back into a new data folder. The folder appears when every byte of the archive has proved to be what was
 * written. Throws sentences for people.
 */
export const restoreBackup = async ({ from, dir: folder }: { from: string; dir: string }): Promise<Manifest> => {
  const dir = resolve(folder);
  if (!(await isEmpty(dir)))
    throw new BackupRefused(
      `${folder} は空ではありません。新しい場所を指定してください。`,
      'The folder is not empty: name a new one.',
    );
  const draft = `${dir}.restoring-${process.pid}`;
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const restored = await unpack(from, draft);
    await rm(dir, { recursive: true, force: true });
    await rename(draft, dir);
    return restored;
  } catch (error) {
    if (!(error instanceof ArchiveDamaged)) throw error;
    throw new BackupRefused(
      `控えが壊れているか、Kansaの控えではありません: ${from}`,
      `The backup is damaged, or none of Kansa's (${error.message}).`,
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
};
