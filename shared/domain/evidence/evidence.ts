import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import type { Lifecycle } from '#shared/kernel/lifecycle.ts';
import { itemKey } from '#shared/domain/assignment/assignment.ts';
import { decisionInputs, decisions } from './decisions.ts';
import { hit, mostHits, screeningVerdict } from '#shared/domain/screening/screening.ts';
import { day, departmentId, id, instant, line, prose, versioned, writtenProse } from '#shared/domain/scalars.ts';

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
  'withdrawn',
  'expired',
  'purging',
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
  declare: { from: ['held_unscannable', 'held_spi_suspected'], to: 'same' },
  attest: { from: ['held_unscannable'], to: 'same' },
  attestAsOfficer: { from: ['held_unscannable'], to: 'same' },
  release: { from: ['held_spi_suspected'], to: 'same' },
  keep: { from: ['held_unscannable', 'held_spi_suspected'], to: 'available' },
  edit: { from: ['upload_issued', 'quarantine', 'scanning', 'held_unscannable', 'available'], to: 'same' },
  supersede: { from: ['available'], to: 'superseded' },
  withdraw: { from: ['held_unscannable', 'available'], to: 'withdrawn' },
  expire: { from: ['upload_issued'], to: 'expired' },
  purge: { from: ['held_spi_suspected', 'held_unscannable'], to: 'purging' },
  proposePurge: { from: ['available', 'superseded', 'withdrawn'], to: 'same' },
  approvePurge: { from: ['available', 'superseded', 'withdrawn'], to: 'purging' },
  refusePurge: { from: ['available', 'superseded', 'withdrawn'], to: 'same' },
  erase: { from: ['purging'], to: 'purged' },
} satisfies Lifecycle<FileStatus, string>;
export type FileCommand = keyof typeof fileLifecycle;

/** States of a file that is evidence no longer: a newer one took its place, or it never became or no longer is one. */
export const pastStatuses: readonly FileStatus[] = ['superseded', 'withdrawn', 'expired', 'purging', 'purged'];

/** The vault has the file, and whoever may download gets it: an old version stays readable beside the new one. */
export const isKept = ({ status }: { status: FileStatus }): boolean => ['available', 'superseded'].includes(status);

/** A link to it may be given: not to one that somebody wants to see purged. */
export const isOpen = (file: Evidence): boolean => isKept(file) && file.purgeProposal === undefined;

/** Whether a file can still count as an answer: it is here, on its way, or held. */
export const isAnswer = ({ status }: { status: FileStatus }): boolean =>
  !status.startsWith('rejected') && !pastStatuses.includes(status);

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

/** How long an upload link can be used, from the announcement: one try on a slow line, not a day. */
export const uploadLinkSeconds = 15 * 60;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a section says about a file; all of it can be corrected later. */
const description = strictObject(() => ({
  label: line(200).optional(),
  /** Files of one section under the same name are one piece of evidence together: twelve months of one log. */
  setName: line(200).optional(),
  itemKeys: z.array(itemKey).max(100),
  requestId: id.optional(),
  /** The period the document itself speaks of or is in force for; when it was handed in is `receivedAt`. */
  effectiveFrom: day.optional(),
  effectiveTo: day.optional(),
}));

type Period = { effectiveFrom?: string | undefined; effectiveTo?: string | undefined };
const isPeriod = ({ effectiveFrom, effectiveTo }: Period): boolean =>
  effectiveFrom === undefined || effectiveTo === undefined || effectiveFrom <= effectiveTo;
const period = { message: 'the period ends before it begins', path: ['effectiveTo'] };

export const malwareVerdict = z.enum(['notScanned', 'clean', 'found', 'failed']);
export type MalwareVerdict = z.infer<typeof malwareVerdict>;

const act = { by: id, at: instant };

/** A file a section handed in, or announced: metadata only, the bytes are in the vault. */
export const evidence = strictObject(() => ({
  ...versioned,
  auditId: id,
  departmentId,
  evidenceId: id,
  status: fileStatus,
  fileName: line(255),
  contentType: z.enum(Object.values(acceptedTypes)),
  size: z.int().min(1).max(maxFileBytes),
  sha256,
  ...description.shape,
  /** The version this file takes the place of, and the one that took its own. */
  supersedes: id.optional(),
  supersededBy: id.optional(),
  /** Taken over from an earlier piece of evidence of the section, without a second upload. */
  reusedFrom: z.strictObject({ auditId: id, evidenceId: id }).optional(),
  uploadedBy: id,
  issuedAt: instant,
  /** When the server had the whole file: the receipt. */
  receivedAt: instant.optional(),
  inspectedAt: instant.optional(),
  /** Why a file was refused, as a code of `inspectionReasons`. */
  reason: z.string().optional(),
  /**
   * `notScanned` says so: no scanner was configured, and that is never shown as clean. `failed`: the scanner could not
   * say, and that is as good as not clean.
   */
  malware: malwareVerdict.optional(),
  /** Whether somebody or something has looked for an Individual Number (個人番号) in it. */
  numberScreening: z.enum(['notScreened', ...screeningVerdict.options]).optional(),
  /** Where signs of one were found and how many: never what was found, and no hash of it (SECURITY.md P4, P5). */
  signs: z.array(hit).max(mostHits).optional(),
  /** Of a held file: what its uploader declares. Where nobody could look into it, somebody else confirms. */
  declaration: z.strictObject({ ...act, statement: writtenProse(1000) }).optional(),
  attestation: z.strictObject({ ...act, comment: prose(2000).optional() }).optional(),
  ...decisions(),
  /** When an upload that never came was ended. */
  endedAt: instant.optional(),
  withdrawal: z.strictObject({ ...act, reason: writtenProse(1000) }).optional(),
  quarantineVersion: z.string().optional(),
  vaultVersion: z.string().optional(),
}));
export type Evidence = z.infer<typeof evidence>;

const described = strictObject(() => ({ ...description.shape, itemKeys: description.shape.itemKeys.default([]) }));

export const newEvidence = strictObject(() => ({
  fileName: z.string().min(1).max(1000),
  size: z.int().min(1).max(maxFileBytes),
  sha256,
  ...described.shape,
  /** The file of this section that the new one replaces, once it has been inspected. */
  supersedes: id.optional(),
})).refine(isPeriod, period);
export type NewEvidence = z.infer<typeof newEvidence>;

/** A file that the section handed in before, in this audit or an earlier one. */
export const reusedEvidence = strictObject(() => ({
  from: z.strictObject({ auditId: id, evidenceId: id }),
  ...described.shape,
  supersedes: id.optional(),
})).refine(isPeriod, period);

export const evidenceInputs = {
  complete: strictObject(() => ({})),
  edit: description.refine(isPeriod, period),
  withdraw: strictObject(() => ({ reason: writtenProse(1000) })),
  declare: strictObject(() => ({ statement: writtenProse(1000) })),
  attest: strictObject(() => ({ comment: prose(2000).optional() })),
  ...decisionInputs,
} satisfies Partial<Record<FileCommand, z.ZodObject>>;

/** Evidence of the section with the very same bytes, as it is shown when the file is announced again. */
export const sameFile = strictObject(() => ({
  auditId: id,
  evidenceId: id,
  fileName: evidence.shape.fileName,
  status: fileStatus,
  receivedAt: instant.optional(),
  /** It can be taken over without a second upload. */
  reusable: z.boolean(),
}));
export type SameFile = z.infer<typeof sameFile>;
