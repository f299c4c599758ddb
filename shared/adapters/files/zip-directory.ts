import { type DirectoryRecord, readEnd, readLocalEnd, readRecord } from './zip-records.ts';
import { ZipRefused, type ZipRefusal } from './zip-refused.ts';

export { ZipRefused, type ZipRefusal } from './zip-refused.ts';

export type ZipEntry = {
  name: string;
  compressedSize: number;
  size: number;
  encrypted: boolean;
  method: number;
  localHeaderOffset: number;
};

/** `maxBytes` bounds the archive itself, `maxTotal` the sizes it declares, `maxRatio` how far it may grow above 1 MB. */
export type ZipLimits = { maxBytes: number; maxTotal: number; maxEntries: number; maxRatio: number };

const megabyte = 1024 * 1024;

export const workbookLimits: ZipLimits = {
  maxBytes: 10 * megabyte,
  maxTotal: 64 * megabyte,
  maxEntries: 400,
  maxRatio: 200,
};

export const evidenceLimits: ZipLimits = {
  maxBytes: 50 * megabyte,
  maxTotal: 200 * megabyte,
  maxEntries: 2000,
  maxRatio: 200,
};

const stored = 0;
const deflated = 8;
/** No type, folder, ordinary file. Everything else is a link or a device. */
const plainFileTypes = [0, 0x4000, 0x8000];
const encryptionFlags = 0x0001 | 0x0040 | 0x2000;
const patchedDataFlag = 0x0020;

const isUnsafe = (name: string): boolean =>
  name === '' ||
  /[\p{Cc}\\]|^\/|^[a-z]:/iu.test(name) ||
  name
    .replace(/\/$/, '')
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..');

const growsTooMuch = (size: number, compressedSize: number, { maxRatio }: ZipLimits): boolean =>
  size > megabyte && size > maxRatio * Math.max(compressedSize, 1);

const recordRules: [ZipRefusal, (record: DirectoryRecord, limits: ZipLimits) => boolean][] = [
  ['encrypted', ({ flags }) => (flags & encryptionFlags) !== 0],
  ['unsafeName', ({ name, fileType }) => isUnsafe(name) || !plainFileTypes.includes(fileType)],
  ['damaged', ({ method, flags }) => ![stored, deflated].includes(method) || (flags & patchedDataFlag) !== 0],
  ['damaged', ({ method, size, compressedSize }) => method === stored && size !== compressedSize],
  ['ratio', ({ size, compressedSize }, limits) => growsTooMuch(size, compressedSize, limits)],
];

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0);

const readRecords = (view: DataView, limits: ZipLimits): { records: DirectoryRecord[]; offset: number } => {
  const { offset, end, count } = readEnd(view);
  if (count > limits.maxEntries) {
    throw new ZipRefused('tooManyEntries');
  }
  const records: DirectoryRecord[] = [];
  let at = offset;
  while (records.length < count) {
    const { record, next } = readRecord(view, at, end);
    records.push(record);
    at = next;
  }
  if (at !== end) {
    throw new ZipRefused('damaged');
  }
  return { records, offset };
};

const judgeRecords = (records: DirectoryRecord[], limits: ZipLimits): void => {
  // Part names differ by more than case: two readers must not pick two different parts.
  if (new Set(records.map(({ name }) => name.normalize('NFKC').toLowerCase())).size !== records.length) {
    throw new ZipRefused('duplicateName');
  }
  for (const [code, breaks] of recordRules) {
    if (records.some((record) => breaks(record, limits))) {
      throw new ZipRefused(code);
    }
  }
  const size = sum(records.map((record) => record.size));
  if (size > limits.maxTotal) {
    throw new ZipRefused('tooLarge');
  }
  if (growsTooMuch(size, sum(records.map((record) => record.compressedSize)), limits)) {
    throw new ZipRefused('ratio');
  }
};

/** Entries must tile the file from its first byte to the directory: nothing shared, nothing hidden between. */
const judgeLayout = (view: DataView, records: DirectoryRecord[], directoryOffset: number): void => {
  let ends = [0];
  for (const record of records.toSorted((a, b) => a.localHeaderOffset - b.localHeaderOffset)) {
    if (record.localHeaderOffset >= directoryOffset) {
      throw new ZipRefused('damaged');
    }
    checkMeeting(ends, record.localHeaderOffset);
    ({ ends } = readLocalEnd(view, record, directoryOffset));
  }
  checkMeeting(ends, directoryOffset);
};

const checkMeeting = (ends: number[], next: number): void => {
  if (!ends.includes(next)) {
    throw new ZipRefused(next < Math.max(...ends) ? 'overlap' : 'polyglot');
  }
};

/**
 * The entries of an archive, from its central directory alone: nothing is inflated, time and memory are bounded by
 * `limits`. Throws `ZipRefused` for whatever two readers could understand differently or that breaks a limit. The sizes
 * are what the archive declares; whoever inflates an entry must stop at its declared size.
 */
export const readZipDirectory = (bytes: Uint8Array, limits: ZipLimits): ZipEntry[] => {
  if (bytes.byteLength > limits.maxBytes) {
    throw new ZipRefused('tooLarge');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { records, offset } = readRecords(view, limits);
  judgeRecords(records, limits);
  judgeLayout(view, records, offset);
  return records.map(({ name, compressedSize, size, method, localHeaderOffset }) => ({
    name,
    compressedSize,
    size,
    encrypted: false,
    method,
    localHeaderOffset,
  }));
};

const workbookRules: [ZipRefusal, RegExp][] = [
  ['macro', /(^|\/)vbaProject[^/]*\.bin$/i],
  ['externalLink', /(^|\/)externalLinks\//i],
  ['embedded', /(^|\/)embeddings\//i],
  ['activeX', /(^|\/)activeX\//i],
];

/** Stands in front of the workbook reader, which has no caps of its own. Throws `ZipRefused`; see `workbookLimits`. */
export const preflightWorkbook = (bytes: Uint8Array): void => {
  const names = readZipDirectory(bytes, workbookLimits).map(({ name }) => name);
  for (const [code, pattern] of workbookRules) {
    if (names.some((name) => pattern.test(name))) {
      throw new ZipRefused(code);
    }
  }
  if (!names.includes('xl/workbook.xml')) {
    throw new ZipRefused('notWorkbook');
  }
};
