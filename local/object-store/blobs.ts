import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A blob on its way in: written and synced, but not yet under its name. */
export type Draft = {
  write: (chunk: Buffer) => Promise<void>;
  /** Puts the bytes on the disk; `keep` may follow. */
  seal: () => Promise<void>;
  keep: (sha256: string) => Promise<void>;
  discard: () => Promise<void>;
};

export const syncDirectory = async (dir: string): Promise<void> => {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Files named by the SHA-256 of their content: no key ever becomes a path, and no name ever changes its content. */
export const openBlobs = async (dir: string) => {
  const kept = join(dir, 'blobs');
  const incoming = join(dir, 'incoming');
  // What is left in `incoming` was never acknowledged.
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await mkdir(kept, { recursive: true, mode: 0o700 });
  await syncDirectory(dir);

  return {
    names: (): Promise<string[]> => readdir(kept),
    draft: async (): Promise<Draft> => {
      const file = join(incoming, randomUUID());
      const handle = await open(file, 'wx', 0o600);
      let isOpen = true;
      const close = async (): Promise<void> => {
        if (isOpen) await handle.close();
        isOpen = false;
      };
      return {
        write: (chunk) => handle.appendFile(chunk),
        seal: async () => {
          await handle.sync();
          await close();
        },
        keep: async (sha256) => {
          await rename(file, join(kept, sha256));
          await syncDirectory(kept);
        },
        discard: async () => {
          await close();
          await rm(file, { force: true });
        },
      };
    },
    open: (sha256: string): Promise<FileHandle> => open(join(kept, sha256), 'r'),
    remove: (sha256: string): Promise<void> => rm(join(kept, sha256), { force: true }),
  };
};
