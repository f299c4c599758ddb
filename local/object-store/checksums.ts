import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

type Hasher = { update: (chunk: Buffer) => void; digest: () => Buffer };

const cryptoHash = (name: string) => (): Hasher => {
  const hash = createHash(name);
  return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest() };
};

const crc = (): Hasher => {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
};

/** The hashes taken of every body while it streams to disk. */
const hashers = {
  md5: cryptoHash('md5'),
  sha1: cryptoHash('sha1'),
  sha256: cryptoHash('sha256'),
  crc32: crc,
} as const satisfies Record<string, () => Hasher>;

export type Algorithm = keyof typeof hashers;
export type Digests = Readonly<Record<Algorithm, Buffer>>;

/** Checksum headers of S3 that are verified; CRC32C and CRC64NVME are refused as unknown headers. */
export const checksumHeaders: Readonly<Record<string, Exclude<Algorithm, 'md5'>>> = {
  'x-amz-checksum-crc32': 'crc32',
  'x-amz-checksum-sha1': 'sha1',
  'x-amz-checksum-sha256': 'sha256',
};

const digestBytes: Readonly<Record<Algorithm, number>> = { md5: 16, sha1: 20, sha256: 32, crc32: 4 };

/** The bytes of a Base64 checksum, or null when it is not one. */
export const readDigest = (algorithm: Algorithm, text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === digestBytes[algorithm] && bytes.toString('base64') === text ? bytes : null;
};

export const hashAll = (): { update: (chunk: Buffer) => void; digests: () => Digests } => {
  const running = { md5: hashers.md5(), sha1: hashers.sha1(), sha256: hashers.sha256(), crc32: hashers.crc32() };
  return {
    update: (chunk) => {
      for (const hasher of Object.values(running)) hasher.update(chunk);
    },
    digests: () => ({
      md5: running.md5.digest(),
      sha1: running.sha1.digest(),
      sha256: running.sha256.digest(),
      crc32: running.crc32.digest(),
    }),
  };
};
