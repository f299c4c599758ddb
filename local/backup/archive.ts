import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** A file in an archive: where it belongs in the data folder. */
export type Entry = { path: string; size: number };

const block = 512;
const piece = 1024 * 1024;
const largest = 0o77777777777;
/** The last entry: the SHA-256 of every byte before it. */
export const sealPath = 'archive.sha256';

/** The archive is not what was written, or not one of ours. */
export class ArchiveDamaged extends Error {}
const damaged = (what: string): never => {
  throw new ArchiveDamaged(what);
};

const padding = (size: number): number => (block - (size % block)) % block;

const checksum = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);

/** A header as `tar` reads it (POSIX ustar), so that a backup can be looked into without us. */
const headerOf = ({ path, size }: Entry): Buffer => {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(path) > 99 || size > largest) throw new Error(`cannot be archived: ${path}`);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(path, 0);
  header.write(octal(0o600, 8), 100);
  header.write(octal(0, 8) + octal(0, 8), 108);
  header.write(octal(size, 12) + octal(0, 12), 124);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
};

const readHeader = (header: Buffer): Entry => {
  const text = (from: number, to: number): string => header.toString('utf8', from, to).split('\0')[0] ?? '';
  const number = (from: number, to: number): number => Number.parseInt(text(from, to).trim(), 8);
  if (text(257, 263) !== 'ustar' || number(148, 156) !== checksum(header)) damaged('a header');
  const entry = { path: text(0, 100), size: number(124, 136) };
  return Number.isSafeInteger(entry.size) ? entry : damaged('a size');
};

/** Writes entries one after another; `seal` ends the archive with the hash of all of it. */
export const archiveInto = (file: FileHandle) => {
  const all = createHash('sha256');
  const write = async (bytes: Buffer): Promise<void> => {
    all.update(bytes);
    await file.appendFile(bytes);
  };
  const add = async (entry: Entry, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> => {
    await write(headerOf(entry));
    let size = 0;
    for await (const bytes of content) {
      size += bytes.length;
      await write(bytes);
    }
    if (size !== entry.size) throw new Error(`changed while it was copied: ${entry.path}`);
    await write(Buffer.alloc(padding(size)));
  };
  const seal = async (): Promise<void> => {
    const digest = Buffer.from(all.digest('hex'));
    const padded = Buffer.concat([digest, Buffer.alloc(padding(digest.length))]);
    await file.appendFile(Buffer.concat([headerOf({ path: sealPath, size: digest.length }), padded]));
    await file.appendFile(Buffer.alloc(2 * block));
    await file.sync();
  };
  return { add, seal };
};

/**
 * Reads an archive from its beginning and hands over each file with its content, which must be read before the next.
 * Throws `ArchiveDamaged` unless every byte is what was written.
 */
export const readArchive = async (
  file: FileHandle,
  take: (entry: Entry, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> => {
  const all = createHash('sha256');
  const read = async (size: number, hash?: Hash): Promise<Buffer> => {
    const bytes = Buffer.alloc(size);
    let got = 0;
    while (got < size) {
      const { bytesRead } = await file.read(bytes, got, size - got);
      if (bytesRead === 0) damaged('the end is missing');
      got += bytesRead;
    }
    hash?.update(bytes);
    return bytes;
  };
  async function* contentOf(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; left -= Math.min(left, piece)) yield await read(Math.min(left, piece), all);
    await read(padding(size), all);
  }
  for (;;) {
    const header = await read(block);
    const entry = readHeader(header);
    if (entry.path === sealPath) {
      const digest = all.digest('hex');
      const seal = await read(block);
      if (entry.size !== digest.length || !header.equals(headerOf(entry))) damaged('the seal');
      if (!seal.equals(Buffer.concat([Buffer.from(digest), Buffer.alloc(block - digest.length)]))) damaged('its hash');
      if (!(await read(2 * block)).equals(Buffer.alloc(2 * block))) damaged('the end');
      if ((await file.read(Buffer.alloc(1), 0, 1)).bytesRead > 0) damaged('something follows the end');
      return;
    }
    all.update(header);
    await take(entry, contentOf(entry.size));
  }
};
