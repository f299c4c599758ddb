import { inflateRawSync } from 'node:zlib';
import { readZipDirectory, workbookLimits } from '#shared/adapters/files/zip-directory.ts';

/** The parts of a workbook as text, by name. */
export const partsOf = (bytes: Uint8Array): Record<string, string> => {
  const buffer = Buffer.from(bytes);
  return Object.fromEntries(
    readZipDirectory(bytes, workbookLimits).map(({ name, localHeaderOffset: at, compressedSize, method }) => {
      const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
      const data = buffer.subarray(start, start + compressedSize);
      return [name, (method === 0 ? data : inflateRawSync(data)).toString('utf8')];
    }),
  );
};
