import * as z from 'zod';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { departmentId, id, instant, line, versioned } from '#shared/domain/scalars.ts';

export const fileStatus = z.enum([
  'upload_issued',
  'quarantine',
  'scanning',
  'available',
  'held_spi_suspected',
  'held_unscannable',
  'rejected_malware',
  'rejected_type',
  'rejected_unsafe',
  'rejected_mismatch',
  'superseded',
  'purged',
]);
export type FileStatus = z.infer<typeof fileStatus>;

/** DOMAIN.md 1.4 D, the file. A file never changes; a better one is a new record that supersedes it. */
export const fileLifecycle = {
  complete: { from: ['upload_issued'], to: 'quarantine' },
  startInspection: { from: ['quarantine'], to: 'scanning' },
  pass: { from: ['scanning'], to: 'available' },
  rejectMalware: { from: ['scanning'], to: 'rejected_malware' },
  rejectType: { from: ['scanning'], to: 'rejected_type' },
  rejectUnsafe: { from: ['scanning'], to: 'rejected_unsafe' },
  rejectMismatch: { from: ['scanning'], to: 'rejected_mismatch' },
  holdSuspected: { from: ['scanning'], to: 'held_spi_suspected' },
  holdUnscannable: { from: ['scanning'], to: 'held_unscannable' },
  attest: { from: ['held_unscannable'], to: 'available' },
  release: { from: ['held_spi_suspected'], to: 'available' },
  supersede: { from: ['available'], to: 'superseded' },
  purge: { from: ['held_spi_suspected', 'held_unscannable', 'available', 'superseded'], to: 'purged' },
} satisfies Lifecycle<FileStatus, string>;
export type FileCommand = keyof typeof fileLifecycle;

/** Accepted types with the media type each is stored and served with (DESIGN: xlsx docx pptx pdf png jpg txt csv). */
export const acceptedTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
  csv: 'text/csv',
} as const;

/** 50 MB, one PUT. */
export const maxFileBytes = 50 * 1024 * 1024;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file a section handed in, or announced: metadata only, the bytes are in the vault. */
export const evidence = z.strictObject({
  ...versioned,
  auditId: id,
  departmentId,
  evidenceId: id,
  status: fileStatus,
  fileName: line(255),
  contentType: z.enum(Object.values(acceptedTypes)),
  size: z.int().min(1).max(maxFileBytes),
  sha256,
  label: line(200).optional(),
  itemKeys: z.array(itemKey).max(100),
  requestId: id.optional(),
  uploadedBy: id,
  issuedAt: instant,
  /** When the server had the whole file: the receipt. */
  receivedAt: instant.optional(),
  inspectedAt: instant.optional(),
  /** Why a file was refused, as a code of `inspectionReasons`. */
  reason: z.string().optional(),
  /** `notScanned` says so: no scanner was configured, and that is never shown as clean. */
  malware: z.enum(['notScanned', 'clean', 'found']).optional(),
  /** Whether somebody or something has looked for an Individual Number (個人番号) in it. */
  numberScreening: z.enum(['notScreened', 'clean', 'suspected', 'unscannable']).optional(),
  quarantineVersion: z.string().optional(),
  vaultVersion: z.string().optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const newEvidence = z.strictObject({
  fileName: z.string().min(1).max(1000),
  size: z.int().min(1).max(maxFileBytes),
  sha256,
  label: line(200).optional(),
  itemKeys: z.array(itemKey).max(100).default([]),
  requestId: id.optional(),
});
export type NewEvidence = z.infer<typeof newEvidence>;
