import * as z from 'zod';
import { strictObject } from '#shared/domain/objects.ts';
import { day, fiscalYear, id, instant, versioned } from '#shared/domain/scalars.ts';
import { type Evidence, uploadLinkSeconds } from './evidence.ts';
import { isHeld } from './held.ts';

export const discrepancy = z.enum([
  /** A record whose bytes are not where it says. */
  'objectMissing',
  /** Bytes of another size or SHA-256 than the record's. */
  'objectDiffers',
  /** An object older than a day that no record knows. */
  'recordMissing',
]);
export type Discrepancy = z.infer<typeof discrepancy>;

export const place = z.enum(['quarantine', 'vault']);
export type Place = z.infer<typeof place>;

const row = strictObject(() => ({ discrepancy, place, auditId: z.string(), evidenceId: z.string() }));
export type DiscrepancyRow = z.infer<typeof row>;

const count = z.int().min(0);

/** Rows a report names; beyond them it only counts. */
export const mostRows = 200;

/**
 * One comparison of the records of evidence with the stored bytes, both ways: counts and ids, no names. It deletes
 * nothing; what it finds is for people to look into.
 */
export const reconciliation = strictObject(() => ({
  ...versioned,
  /** The day of a daily run, an id for one that somebody began. */
  runId: z.union([day, id]),
  fiscalYear,
  status: z.enum(['running', 'finished']),
  startedAt: instant,
  startedBy: z.string(),
  finishedAt: instant.optional(),
  audits: count,
  files: count,
  counts: z.strictObject({
    objectMissing: count,
    objectDiffers: count,
    recordMissing: count,
    /** Uploads that were announced and never completed: ended by this run. */
    uploadsEnded: count,
    /** Work on a file that had stopped on the way: handed to the worker again. */
    restarted: count,
  }),
  rows: z.array(row).max(mostRows),
  /** Where the next step goes on; steps run one after the other. */
  step: count,
  next: z.strictObject({ fiscalYear, after: z.string().optional() }).optional(),
}));
export type Reconciliation = z.infer<typeof reconciliation>;

/** One version of an object as a bucket lists it. */
export type ObjectVersion = { evidenceId: string; version: string; at: Date };

/** What is known of the bytes of one version; `undefined` when it is not there. */
export type Bytes = { size: number; sha256: string } | undefined;

const oneHour = 3_600_000;
/** Until a job counts as stopped: its retries are spent. */
const stoppedAfter = oneHour;
/** An object may be ahead of its record for as long as a day. */
const orphanAfter = 24 * oneHour;

const isOlder = (than: number, at: Date, moment: string | Date | undefined): boolean =>
  moment !== undefined && at.getTime() - new Date(moment).getTime() > than;

/**
 * An upload that was announced, and whose link has expired. No patience beyond that: what one daily run passes over
 * waits for the next, and a day is all an orphan may last (SECURITY.md R4).
 */
export const isAbandoned = ({ status, issuedAt }: Evidence, at: Date): boolean =>
  status === 'upload_issued' && isOlder(uploadLinkSeconds * 1000, at, issuedAt);

type FileJob = 'inspectEvidence' | 'keepEvidence' | 'eraseEvidence';

/** The job a file has been waiting for too long, if it waits for one. */
export const stoppedJob = (file: Evidence, at: Date): FileJob | undefined => {
  const { status, receivedAt, attestation, release, purge } = file;
  if (['quarantine', 'scanning'].includes(status) && isOlder(stoppedAfter, at, receivedAt)) return 'inspectEvidence';
  if (status === 'purging' && isOlder(stoppedAfter, at, purge?.at)) return 'eraseEvidence';
  return isHeld(file) && isOlder(stoppedAfter, at, attestation?.at ?? release?.at) ? 'keepEvidence' : undefined;
};

/** Whether the vault must have the version a record names, until its purge begins. */
export const isInVault = ({ status, vaultVersion }: Evidence): boolean =>
  vaultVersion !== undefined && !['purging', 'purged'].includes(status);

/** What is wrong with the bytes of a file that must be in the vault. */
export const wrongWith = (file: Pick<Evidence, 'size' | 'sha256'>, bytes: Bytes): Discrepancy | undefined => {
  if (bytes === undefined) return 'objectMissing';
  return bytes.size === file.size && bytes.sha256 === file.sha256 ? undefined : 'objectDiffers';
};

/** Bytes a record still needs from quarantine; what was taken over from an earlier audit never was there. */
export const isInQuarantine = ({ status, quarantineVersion, reusedFrom }: Evidence): boolean =>
  reusedFrom === undefined &&
  quarantineVersion !== undefined &&
  ['quarantine', 'scanning', 'held_unscannable', 'held_spi_suspected'].includes(status);

/**
 * Purged files of which bytes are there all the same: a link that was still good, or a copy that came too late. They go
 * again at once, without anybody's new decision.
 */
export const remains = (objects: readonly ObjectVersion[], files: ReadonlyMap<string, Evidence>): Evidence[] => [
  ...new Set(
    objects.flatMap(({ evidenceId }) => {
      const file = files.get(evidenceId);
      return file?.status === 'purged' ? [file] : [];
    }),
  ),
];

/**
 * Objects that no record knows: in quarantine those without any record, in the vault also a version that its record
 * does not name. A file that is being inspected may be ahead of its record.
 */
export const orphans = (
  where: Place,
  objects: readonly ObjectVersion[],
  files: ReadonlyMap<string, Evidence>,
  at: Date,
): ObjectVersion[] =>
  objects.filter(({ evidenceId, version, at: stored }) => {
    if (!isOlder(orphanAfter, at, stored)) return false;
    const file = files.get(evidenceId);
    if (file === undefined) return true;
    const isAhead = stoppedJob(file, at) !== undefined;
    return where === 'vault' && file.vaultVersion !== version && !isAhead;
  });
