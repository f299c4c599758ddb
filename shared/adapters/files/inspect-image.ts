import { crc32 } from 'node:zlib';
import { InspectionRefused } from './inspection-refused.ts';
import { asBuffer } from './signatures.ts';

/** More than an A0 sheet at 600 dpi: what a decoder would have to allocate is known before anyone decodes. */
const maxPixels = 600_000_000;

const checkPixels = (width: number, height: number): void => {
  if (width === 0 || height === 0) {
    throw new InspectionRefused('damaged');
  }
  if (width * height > maxPixels) {
    throw new InspectionRefused('bomb');
  }
};

const pngSignatureLength = 8;

/** Refuses a PNG that is not one unbroken run of chunks from IHDR to IEND, or that goes on after it. */
export const inspectPng = (bytes: Uint8Array): void => {
  const file = asBuffer(bytes);
  let at = pngSignatureLength;
  const seen = new Set<string>();
  while (!seen.has('IEND')) {
    const length = at + 12 <= file.length ? file.readUInt32BE(at) : Number.POSITIVE_INFINITY;
    const next = at + 12 + length;
    if (next > file.length || crc32(file.subarray(at + 4, next - 4)) !== file.readUInt32BE(next - 4)) {
      throw new InspectionRefused('damaged');
    }
    const type = file.toString('latin1', at + 4, at + 8);
    if (seen.size === 0) {
      if (type !== 'IHDR' || length !== 13) {
        throw new InspectionRefused('damaged');
      }
      checkPixels(file.readUInt32BE(at + 8), file.readUInt32BE(at + 12));
    }
    seen.add(type);
    at = next;
  }
  if (!seen.has('IDAT')) {
    throw new InspectionRefused('damaged');
  }
  if (at !== file.length) {
    throw new InspectionRefused('polyglot');
  }
};

const marker = { tem: 0x01, rst0: 0xd0, rst7: 0xd7, soi: 0xd8, eoi: 0xd9, sos: 0xda } as const;
const isBare = (code: number): boolean => code === marker.tem || (code >= marker.rst0 && code <= marker.rst7);
/** Start-of-frame codes carry the size; C4, C8 and CC in their midst are tables. */
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);

/** The next marker at or after `at`, past fill bytes and, in compressed data, past stuffed zeros. */
const nextMarker = (file: Buffer, at: number, inScan: boolean): { code: number; after: number } => {
  let from = at;
  for (;;) {
    const ff = file.indexOf(0xff, from);
    if (ff === -1 || (!inScan && ff !== at)) {
      throw new InspectionRefused('damaged');
    }
    let after = ff + 1;
    while (file[after] === 0xff) {
      after += 1;
    }
    const code = file[after];
    if (code === undefined) {
      throw new InspectionRefused('damaged');
    }
    if (!inScan || (code !== 0 && !isBare(code))) {
      return { code, after: after + 1 };
    }
    from = after + 1;
  }
};

/** Where the picture that starts at `start` ends. */
const endOfPicture = (file: Buffer, start: number): number => {
  let at = start + 2;
  let inScan = false;
  let sawFrame = false;
  for (;;) {
    const { code, after } = nextMarker(file, at, inScan);
    if (code === marker.eoi) {
      if (!inScan || !sawFrame) {
        throw new InspectionRefused('damaged');
      }
      return after;
    }
    if (after + 2 > file.length || code === marker.soi) {
      throw new InspectionRefused('damaged');
    }
    const length = file.readUInt16BE(after);
    if (length < 2 || after + length > file.length) {
      throw new InspectionRefused('damaged');
    }
    if (isFrame(code) && length >= 8) {
      checkPixels(file.readUInt16BE(after + 5), file.readUInt16BE(after + 3));
      sawFrame = true;
    }
    inScan = code === marker.sos || inScan;
    at = after + length;
  }
};

/**
 * Refuses a JPEG that does not run from SOI to EOI or that goes on after it. Telephones append further whole pictures
 * (depth, brightness); those are walked the same way, zero padding is let pass, anything else is a second face.
 */
export const inspectJpeg = (bytes: Uint8Array): void => {
  const file = asBuffer(bytes);
  let at = 0;
  while (at < file.length) {
    if (file.readUInt8(at) === 0) {
      at += 1;
    } else if (file.subarray(at, at + 3).equals(file.subarray(0, 3))) {
      at = endOfPicture(file, at);
    } else {
      throw new InspectionRefused('polyglot');
    }
  }
};
