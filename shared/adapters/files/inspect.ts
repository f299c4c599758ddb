import { createHash } from 'node:crypto';
import { acceptedTypes, maxFileBytes } from '#shared/domain/evidence/evidence.ts';
import { displayName, extensionOf } from '#shared/domain/evidence/file-name.ts';
import { type InspectionReason, inspectionReasons } from '#shared/domain/evidence/inspection-reasons.ts';
import { inspectJpeg, inspectPng } from './inspect-image.ts';
import { inspectOffice, refuseCompoundFile } from './inspect-office.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectText } from './inspect-text.ts';
import { type InspectionBudget, startBudget } from './inspection-budget.ts';
import { InspectionRefused, zipReasons } from './inspection-refused.ts';
import { refusePolyglot, type Signature, signatureOf } from './signatures.ts';
import { ZipRefused } from './zip-refused.ts';

/** A file as announced, and the bytes that arrived. `sha256` is in hex. */
export type InspectionInput = {
  bytes: Uint8Array;
  fileName: string;
  contentType: string;
  size: number;
  sha256: string;
};

/** `clean` speaks of the container only: whether numbers are in it, or can be read at all, is another look. */
export type InspectionVerdict =
  | { result: 'clean'; contentType: string }
  | { result: (typeof inspectionReasons)[InspectionReason]['result']; reason: InspectionReason };

type Extension = keyof typeof acceptedTypes;
type Inspect = (bytes: Uint8Array, budget: InspectionBudget) => void | Promise<void>;
type Format = { signature: Signature; inspect: Inspect };

const office = (kind: 'xlsx' | 'docx' | 'pptx'): Format => ({
  signature: 'zip',
  inspect: (bytes, budget) => inspectOffice(bytes, kind, budget),
});
const drawn = (signature: Signature, inspect: Inspect): Format => ({
  signature,
  inspect: (bytes, budget) => {
    refusePolyglot(bytes);
    return inspect(bytes, budget);
  },
});
const text: Format = { signature: 'unknown', inspect: inspectText };
const jpeg = drawn('jpeg', inspectJpeg);

/** Extension, first bytes and the look inside, in one row; the media type is `acceptedTypes`. */
const formats: Record<Extension, Format> = {
  xlsx: office('xlsx'),
  docx: office('docx'),
  pptx: office('pptx'),
  pdf: drawn('pdf', inspectPdf),
  png: drawn('png', inspectPng),
  jpg: jpeg,
  jpeg,
  txt: text,
  csv: text,
};

/** Extensions that are refused for a reason of their own. */
const knownExtensions: [InspectionReason, string[]][] = [
  ['oldFormat', ['xls', 'doc', 'ppt', 'xlt', 'dot', 'pot', 'pps']],
  ['macro', ['xlsm', 'docm', 'pptm', 'xltm', 'dotm', 'potm', 'ppsm', 'xlam', 'ppam']],
  ['archive', ['zip', '7z', 'rar', 'lzh', 'lha', 'cab', 'tar', 'gz', 'tgz', 'bz2', 'xz']],
];

const isAccepted = (extension: string): extension is Extension => Object.hasOwn(formats, extension);

const judgeArrival = ({ bytes, size, sha256 }: InspectionInput): void => {
  if (bytes.byteLength !== size) {
    throw new InspectionRefused('sizeMismatch');
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256.toLowerCase()) {
    throw new InspectionRefused('hashMismatch');
  }
  if (size === 0) {
    throw new InspectionRefused('empty');
  }
  if (size > maxFileBytes) {
    throw new InspectionRefused('tooLarge');
  }
};

const acceptedExtension = (fileName: string): Extension => {
  const extension = extensionOf(displayName(fileName));
  if (!isAccepted(extension)) {
    throw new InspectionRefused(knownExtensions.find(([, names]) => names.includes(extension))?.[0] ?? 'notAccepted');
  }
  return extension;
};

const judgeSignature = (bytes: Uint8Array, wanted: Signature): void => {
  const signature = signatureOf(bytes);
  if (signature === wanted) {
    return;
  }
  if (signature === 'compoundFile' && wanted === 'zip') {
    refuseCompoundFile(bytes);
  }
  throw new InspectionRefused('contentDiffers');
};

const inspectFile = async (input: InspectionInput, budget: InspectionBudget): Promise<string> => {
  judgeArrival(input);
  const extension = acceptedExtension(input.fileName);
  const contentType = acceptedTypes[extension];
  if (input.contentType.split(';')[0]?.trim().toLowerCase() !== contentType) {
    throw new InspectionRefused('contentDiffers');
  }
  const format = formats[extension];
  judgeSignature(input.bytes, format.signature);
  await format.inspect(input.bytes, budget);
  return contentType;
};

const reasonOf = (error: unknown): InspectionReason => {
  if (error instanceof InspectionRefused) {
    return error.reason;
  }
  // What a hostile file makes a library throw is no defect of ours, and must never let the file pass.
  return error instanceof ZipRefused ? zipReasons[error.code] : 'notInspectable';
};

/**
 * Looks into a file that arrived in quarantine, without running, converting or fetching anything. Always a verdict, never
 * an exception; at most about 8 seconds and 200 MB inflated. Pure over its input.
 */
export const inspect = async (input: InspectionInput): Promise<InspectionVerdict> => {
  try {
    return { result: 'clean', contentType: await inspectFile(input, startBudget()) };
  } catch (error) {
    const reason = reasonOf(error);
    return { result: inspectionReasons[reason].result, reason };
  }
};
