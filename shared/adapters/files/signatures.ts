import { InspectionRefused } from './inspection-refused.ts';

export type Signature =
  | 'zip'
  | 'compoundFile'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'archive'
  | 'program'
  | 'richText'
  | 'unknown';

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const signatures: [Signature, Buffer][] = [
  ['zip', bytesOf('PK\x03\x04')],
  ['zip', bytesOf('PK\x05\x06')],
  ['compoundFile', bytesOf('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['pdf', bytesOf('%PDF-')],
  ['png', bytesOf('\x89PNG\r\n\x1a\n')],
  ['jpeg', bytesOf('\xff\xd8\xff')],
  ['gif', bytesOf('GIF8')],
  ['archive', bytesOf('Rar!\x1a\x07')],
  ['archive', bytesOf("7z\xbc\xaf'\x1c")],
  ['archive', bytesOf('\x1f\x8b\x08')],
  ['archive', bytesOf('BZh')],
  ['archive', bytesOf('\xfd7zXZ\x00')],
  ['archive', bytesOf('MSCF\x00\x00\x00\x00')],
  ['program', bytesOf('\x7fELF')],
  ['richText', bytesOf('{\\rtf')],
];

/** View of the same memory: nothing is copied. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const startsWith = (bytes: Buffer, prefix: Buffer): boolean => bytes.subarray(0, prefix.length).equals(prefix);

// `MZ` alone also begins ordinary words; a Windows program points to its PE header.
const isWindowsProgram = (bytes: Buffer): boolean =>
  startsWith(bytes, bytesOf('MZ')) &&
  bytes.length >= 0x40 &&
  startsWith(bytes.subarray(bytes.readUInt32LE(0x3c)), bytesOf('PE\x00\x00'));

const lhaMethod = /^..-lh[0-9ds]-/s;

/** What the first bytes say the content is, whatever it is called. */
export const signatureOf = (bytes: Uint8Array): Signature => {
  const buffer = asBuffer(bytes);
  if (isWindowsProgram(buffer)) {
    return 'program';
  }
  if (lhaMethod.test(buffer.toString('latin1', 0, 8))) {
    return 'archive';
  }
  return signatures.find(([, prefix]) => startsWith(buffer, prefix))?.[0] ?? 'unknown';
};

/** Programs that guess a type look this far for a beginning. */
const guessedFrom = 1024;
const secondFaces = /<html|<script|<svg|<iframe|<!doctype|<\?php/i;
const archiveEnd = bytesOf('PK\x05\x06');
const archiveEndWithin = 0xffff + 22;

/**
 * Refuses a picture or PDF that another program would take for something else: markup or a PDF header among the first
 * bytes, an archive directory at the end (GIFAR).
 */
export const refusePolyglot = (bytes: Uint8Array): void => {
  const buffer = asBuffer(bytes);
  const head = buffer.toString('latin1', 0, guessedFrom);
  const tail = buffer.subarray(Math.max(0, buffer.length - archiveEndWithin));
  if (secondFaces.test(head) || head.lastIndexOf('%PDF-') > 0 || tail.includes(archiveEnd)) {
    throw new InspectionRefused('polyglot');
  }
};
