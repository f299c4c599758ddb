import { ZipRefused } from './zip-refused.ts';

/** One record of the central directory, read but not yet judged. */
export type DirectoryRecord = {
  name: string;
  rawName: Uint8Array;
  flags: number;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  fileType: number;
  localHeaderOffset: number;
};

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64Locator: 0x07064b50 } as const;
const length = { local: 30, central: 46, end: 22, end64Locator: 20 } as const;
const full = { u16: 0xffff, u32: 0xffffffff } as const;

/** Extra fields that change what the plain record says, so that two readers would see two different archives. */
const extraRefusals = new Map([
  [0x0001, 'zip64'],
  [0x9901, 'encrypted'],
  [0x0017, 'encrypted'],
  [0x7075, 'unsafeName'],
] as const satisfies [number, string][]);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const isUtf8Name = (flags: number): boolean => (flags & 0x0800) !== 0;

const nameOf = (raw: Uint8Array, flags: number): string => {
  if (!isUtf8Name(flags)) {
    return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  }
  try {
    return utf8.decode(raw);
  } catch {
    throw new ZipRefused('unsafeName');
  }
};

const checkExtra = (view: DataView, start: number, end: number): void => {
  // Padding shorter than a field header is what alignment tools leave behind.
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    const refusal = extraRefusals.get(view.getUint16(at, true) as 0x0001);
    if (refusal !== undefined) {
      throw new ZipRefused(refusal);
    }
  }
};

const hasSignature = (view: DataView, at: number, wanted: number): boolean =>
  at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === wanted;

const hasEndSomewhere = (view: DataView): boolean => {
  const from = view.byteLength - length.end;
  for (let at = from; at >= Math.max(0, from - full.u16); at -= 1) {
    if (hasSignature(view, at, signature.end)) {
      return true;
    }
  }
  return false;
};

/**
 * Where the directory is. The end record must be the last bytes of the file: an archive comment is where
 * polyglots keep their second face, and no office program writes one.
 */
export const readEnd = (view: DataView): { offset: number; end: number; count: number } => {
  const at = view.byteLength - length.end;
  if (!hasSignature(view, at, signature.end)) {
    const begins = hasSignature(view, 0, signature.local);
    throw new ZipRefused(hasEndSomewhere(view) ? 'polyglot' : begins ? 'damaged' : 'notZip');
  }
  const [disk, directoryDisk, here, count] = [4, 6, 8, 10].map((field) => view.getUint16(at + field, true));
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (
    hasSignature(view, at - length.end64Locator, signature.end64Locator) ||
    count === full.u16 ||
    size === full.u32 ||
    offset === full.u32
  ) {
    throw new ZipRefused('zip64');
  }
  if (disk !== 0 || directoryDisk !== 0 || count === undefined || here !== count) {
    throw new ZipRefused('damaged');
  }
  if (offset + size !== at) {
    throw new ZipRefused(offset + size < at ? 'polyglot' : 'damaged');
  }
  return { offset, end: at, count };
};

/** Reads the record at `at` and says where the next one starts. */
export const readRecord = (view: DataView, at: number, end: number): { record: DirectoryRecord; next: number } => {
  if (at + length.central > end || !hasSignature(view, at, signature.central)) {
    throw new ZipRefused('damaged');
  }
  const u16 = (field: number) => view.getUint16(at + field, true);
  const u32 = (field: number) => view.getUint32(at + field, true);
  const nameEnd = at + length.central + u16(28);
  const extraEnd = nameEnd + u16(30);
  const next = extraEnd + u16(32);
  if (next > end || u16(34) !== 0) {
    throw new ZipRefused('damaged');
  }
  if ([u32(20), u32(24), u32(42)].includes(full.u32)) {
    throw new ZipRefused('zip64');
  }
  checkExtra(view, nameEnd, extraEnd);
  const rawName = new Uint8Array(view.buffer, view.byteOffset + at + length.central, u16(28));
  const record = {
    name: nameOf(rawName, u16(8)),
    rawName,
    flags: u16(8),
    method: u16(10),
    crc: u32(16),
    compressedSize: u32(20),
    size: u32(24),
    fileType: (u32(38) >>> 16) & 0xf000,
    localHeaderOffset: u32(42),
  };
  return { record, next };
};

/** Flags both headers must agree on; how hard the writer compressed is its own affair. */
const sharedFlags = 0x0001 | 0x0008 | 0x0020 | 0x0040 | 0x2000;

/** Compares the header in front of the data with the directory; says where the entry's bytes end. */
export const readLocalEnd = (view: DataView, record: DirectoryRecord, limit: number): { ends: number[] } => {
  const at = record.localHeaderOffset;
  if (at + length.local > limit || !hasSignature(view, at, signature.local)) {
    throw new ZipRefused('damaged');
  }
  const u16 = (field: number) => view.getUint16(at + field, true);
  const u32 = (field: number) => view.getUint32(at + field, true);
  const streamed = (record.flags & 0x0008) !== 0;
  const agrees = (field: number, wanted: number) => u32(field) === wanted || (streamed && u32(field) === 0);
  const nameStart = at + length.local;
  const nameEnd = nameStart + u16(26);
  const dataStart = nameEnd + u16(28);
  const dataEnd = dataStart + record.compressedSize;
  if (dataEnd > limit) {
    throw new ZipRefused('overlap');
  }
  const name = new Uint8Array(view.buffer, view.byteOffset + nameStart, u16(26));
  if (
    (u16(6) & sharedFlags) !== (record.flags & sharedFlags) ||
    u16(8) !== record.method ||
    !agrees(14, record.crc) ||
    !agrees(18, record.compressedSize) ||
    !agrees(22, record.size) ||
    Buffer.compare(name, record.rawName) !== 0
  ) {
    throw new ZipRefused('damaged');
  }
  checkExtra(view, nameEnd, dataStart);
  // A streamed entry is followed by its sizes, with or without a signature of their own.
  return { ends: streamed ? [dataEnd + 16, dataEnd + 12] : [dataEnd] };
};
