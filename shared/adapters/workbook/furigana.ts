import { crc32, inflateRawSync } from 'node:zlib';
import { readZipDirectory, workbookLimits, type ZipEntry } from '#shared/adapters/files/zip-directory.ts';

// hucre leaves ふりがな out of shared strings, but reads that of a text stored in the cell itself as part of the text.
const tag = /<(\/?)(?:\w+:)?rPh\b[^<>]*>/g;
const isWorksheet = ({ name }: ZipEntry): boolean => /^xl\/worksheets\/[^/]+\.xml$/i.test(name);

const withoutFurigana = (xml: string): string => {
  const kept: string[] = [];
  let from: number | undefined = 0;
  for (const { index, 0: text, 1: slash } of xml.matchAll(tag)) {
    if (slash === '' && from !== undefined) {
      kept.push(xml.slice(from, index));
      from = text.endsWith('/>') ? index + text.length : undefined;
    } else if (slash === '/') {
      from ??= index + text.length;
    }
  }
  return kept.join('') + (from === undefined ? '' : xml.slice(from));
};

const contentOf = (bytes: Uint8Array, { localHeaderOffset, compressedSize, size, method }: ZipEntry): Buffer => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengths = buffer.readUInt16LE(localHeaderOffset + 26) + buffer.readUInt16LE(localHeaderOffset + 28);
  const start = localHeaderOffset + 30 + lengths;
  const data = buffer.subarray(start, start + compressedSize);
  return method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
};

const record = (signature: string, size: number, fields: Record<number, number>): Buffer => {
  const buffer = Buffer.alloc(size);
  buffer.write(signature, 'latin1');
  for (const [at, value] of Object.entries(fields)) buffer.writeUInt32LE(value, Number(at));
  return buffer;
};

/** The smallest archive a reader accepts: entries stored, not compressed. */
const pack = (entries: { name: string; content: Buffer }[]): Uint8Array => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const label = Buffer.from(name);
    const [crc, size] = [crc32(content), content.byteLength];
    const header = record('PK\x03\x04', 30, { 14: crc, 18: size, 22: size, 26: label.byteLength });
    files.push(header, label, content);
    directory.push(record('PK\x01\x02', 46, { 16: crc, 20: size, 24: size, 28: label.byteLength, 42: offset }), label);
    offset += header.byteLength + label.byteLength + size;
  }
  const size = Buffer.concat(directory).byteLength;
  const counts = entries.length + entries.length * 0x10000;
  return Buffer.concat([...files, ...directory, record('PK\x05\x06', 22, { 8: counts, 12: size, 16: offset })]);
};

/** The same workbook without ふりがな in its worksheets; the very same bytes when there is none. */
export const stripFurigana = (bytes: Uint8Array): Uint8Array => {
  const entries = readZipDirectory(bytes, workbookLimits);
  const hasFurigana = entries.some((entry) => isWorksheet(entry) && contentOf(bytes, entry).includes('rPh'));
  if (!hasFurigana) return bytes;
  return pack(
    entries.map((entry) => {
      const content = contentOf(bytes, entry);
      const isClean = !isWorksheet(entry) || !content.includes('rPh');
      // Latin-1 keeps every byte: the tags are ASCII whatever the text around them is.
      return {
        name: entry.name,
        content: isClean ? content : Buffer.from(withoutFurigana(content.toString('latin1')), 'latin1'),
      };
    }),
  );
};
