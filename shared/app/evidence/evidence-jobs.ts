import { advance } from '#shared/kernel/lifecycle.ts';
import {
  type Evidence,
  type FileCommand,
  fileLifecycle,
  type MalwareVerdict,
} from '#shared/domain/evidence/evidence.ts';
import { inspectionReasons } from '#shared/domain/evidence/inspection-reasons.ts';
import { isBeingKept } from '#shared/domain/evidence/held.ts';
import { tombstone } from '#shared/domain/evidence/tombstone.ts';
import type { Job } from '#shared/domain/notification/message.ts';
import { NotYet } from '#shared/app/not-yet.ts';
import type { Call, Change, Inspector, Store, Vault } from '#shared/app/ports.ts';
import { lettersOf } from './evidence-letters.ts';

const warrant = { role: 'system', departmentId: '' } as const;

const verdicts = {
  clean: 'pass',
  rejected_type: 'rejectType',
  rejected_unsafe: 'rejectUnsafe',
  rejected_mismatch: 'rejectMismatch',
  rejected_malware: 'rejectMalware',
  held_unscannable: 'holdUnscannable',
  held_spi_suspected: 'holdSuspected',
} as const satisfies Record<string, FileCommand>;

type Verdict = Awaited<ReturnType<Inspector>>;

/** What was to be taken over was purged meanwhile. */
const sourceGone: Verdict = { result: 'rejected_mismatch', reason: 'sourcePurged' };

/** What the scanner's word closes at once. */
const closedBy: Partial<Record<MalwareVerdict, Verdict>> = {
  found: { result: inspectionReasons.malwareFound.result, reason: 'malwareFound' },
  failed: { result: inspectionReasons.malwareNotScanned.result, reason: 'malwareNotScanned' },
};

/** How long the scanner's word is waited for: it takes seconds, and minutes when there is much to do. */
const patience = { againAfterSeconds: 15, giveUpAfterMs: 2 * 60 * 60 * 1000 } as const;

/** What the look for numbers came to, where it was taken. */
const screened = ({ screening }: Verdict): Partial<Evidence> => ({
  numberScreening: screening?.verdict ?? 'notScreened',
  ...(screening && screening.hits.length > 0 ? { signs: screening.hits } : {}),
});

/** What the worker does with a file: the look into it, keeping it once people have vouched for it, and its end. */
export const evidenceJobs = (store: Store, vault: Vault, inspect: Inspector, callAt: (at: Date) => Call) => {
  const fileOf = async (job: { auditId: string; departmentId: string; evidenceId: string }) => {
    const { auditId, departmentId, evidenceId } = job;
    const [file] = await store.load({ kind: 'evidence', auditId, departmentId, evidenceId });
    return file;
  };

  /** A file that becomes available takes the place of the one it was made for, in the same commit. */
  const replaced = async ({ status, supersedes, ...file }: Evidence): Promise<Change[]> => {
    if (status !== 'available' || supersedes === undefined) return [];
    const before = await fileOf({ ...file, evidenceId: supersedes });
    if (before?.status !== 'available') return [];
    const after = { ...advance(fileLifecycle, before, 'supersede'), supersededBy: file.evidenceId };
    return [{ kind: 'evidence', before, after, act: 'evidence.supersede', warrant }];
  };

  const move = async (before: Evidence, command: FileCommand, at: Date, fields: Partial<Evidence> = {}) => {
    const after = { ...advance(fileLifecycle, before, command), ...fields };
    const change: Change = { kind: 'evidence', before, after, act: `evidence.${command}`, warrant };
    const changes = [change, ...(await replaced(after))];
    const notify = after.status === before.status ? [] : lettersOf(after);
    await store.commit({ call: callAt(at), changes, notify });
  };

  /** From quarantine, or from the vault where the file was kept for an earlier audit. */
  const bytesOf = async (file: Evidence): Promise<Uint8Array | undefined> => {
    if (file.reusedFrom === undefined)
      return file.quarantineVersion === undefined ? undefined : vault.readQuarantine(file, file.quarantineVersion);
    const source = await fileOf({ ...file.reusedFrom, departmentId: file.departmentId });
    const isGone = source?.vaultVersion === undefined || source.status === 'purging';
    return isGone ? undefined : vault.readKept(source, source.vaultVersion ?? '');
  };

  /**
   * What the scanner says of the version that arrived; of a file that was taken over, what it said of the first. The
   * file stays closed while it says nothing, for hours if need be: then the job fails, and somebody hears of it.
   */
  const malwareIn = async (file: Evidence, at: Date): Promise<MalwareVerdict> => {
    if (file.reusedFrom !== undefined) {
      const source = await fileOf({ ...file.reusedFrom, departmentId: file.departmentId });
      return source?.malware ?? 'notScanned';
    }
    const verdict = await vault.malwareIn(file, file.quarantineVersion ?? '');
    if (verdict !== 'waiting') return verdict;
    const waited = at.getTime() - Date.parse(file.receivedAt ?? file.issuedAt);
    if (waited > patience.giveUpAfterMs) throw new Error('the malware scanner has not spoken in two hours');
    throw new NotYet('the word of the malware scanner', patience.againAfterSeconds);
  };

  /** From quarantine to a verdict; clean bytes are written anew into the vault, under retention. */
  const inspectEvidence = async (job: Job & { job: 'inspectEvidence' }, at: Date): Promise<void> => {
    const arrived = await fileOf(job);
    if (arrived?.status === 'quarantine') await move(arrived, 'startInspection', at);
    const file = await fileOf(job);
    if (file?.status !== 'scanning') return;
    const malware = await malwareIn(file, at);
    const inspected = { inspectedAt: at.toISOString(), malware } as const;
    const bytes = await bytesOf(file);
    const verdict = closedBy[malware] ?? (bytes ? await inspect(file, bytes) : sourceGone);
    const kept = bytes && verdict.result === 'clean' ? { vaultVersion: await vault.keep(file, bytes) } : {};
    const why = verdict.result === 'clean' ? {} : { reason: verdict.reason };
    await move(file, verdicts[verdict.result], at, { ...inspected, ...screened(verdict), ...kept, ...why });
  };

  /** Held bytes go into the vault when somebody who may has vouched for them, or found that no number is in them. */
  const keepEvidence = async (job: Job & { job: 'keepEvidence' }, at: Date): Promise<void> => {
    const file = await fileOf(job);
    if (!file || !isBeingKept(file)) return;
    const bytes = await bytesOf(file);
    if (bytes) await move(file, 'keep', at, { vaultVersion: await vault.keep(file, bytes) });
  };

  /**
   * The bytes of a file that is to be purged: all versions, wherever they are, then the record. A run that was cut off
   * in between finds nothing left to remove; one that comes later removes what came back.
   */
  const eraseEvidence = async (job: Job & { job: 'eraseEvidence' }, at: Date): Promise<void> => {
    const file = await fileOf(job);
    if (!file || !['purging', 'purged'].includes(file.status)) return;
    await vault.purge(file);
    if (file.status === 'purging') await move(file, 'erase', at, tombstone(file, at.toISOString()));
  };

  return { inspectEvidence, keepEvidence, eraseEvidence };
};
