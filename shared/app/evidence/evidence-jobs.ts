import { advance } from '#shared/kernel/lifecycle.ts';
import { type Evidence, type FileCommand, fileLifecycle } from '#shared/domain/evidence/evidence.ts';
import type { Job, Mail } from '#shared/domain/notification/message.ts';
import type { Call, Change, Inspector, Store, Vault } from '#shared/app/ports.ts';

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

/** What the look for numbers came to, where it was taken. */
const screened = ({ screening }: Awaited<ReturnType<Inspector>>): Partial<Evidence> => ({
  numberScreening: screening?.verdict ?? 'notScreened',
  ...(screening && screening.hits.length > 0 ? { signs: screening.hits } : {}),
});

/** What the uploader hears: a file that was refused, or is held. */
const letterOf = ({ status, uploadedBy, auditId, departmentId, evidenceId }: Evidence): Mail[] => {
  const template = status.startsWith('rejected')
    ? 'evidenceRefused'
    : status.startsWith('held')
      ? 'evidenceHeld'
      : undefined;
  const about = { auditId, departmentId, evidenceId };
  return template ? [{ type: 'mail', template, to: [`person:${uploadedBy}`], about }] : [];
};

/** What the worker does with a file: the look into it, and keeping it once two people have vouched for it. */
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
    const notify = after.status === before.status ? [] : letterOf(after);
    await store.commit({ call: callAt(at), changes, notify });
  };

  /** From quarantine, or from the vault where the file was kept for an earlier audit. */
  const bytesOf = async (file: Evidence): Promise<Uint8Array | undefined> => {
    if (file.reusedFrom === undefined)
      return file.quarantineVersion === undefined ? undefined : vault.readQuarantine(file, file.quarantineVersion);
    const source = await fileOf({ ...file.reusedFrom, departmentId: file.departmentId });
    return source?.vaultVersion === undefined ? undefined : vault.readKept(source, source.vaultVersion);
  };

  /** From quarantine to a verdict; clean bytes are written anew into the vault, under retention. */
  const inspectEvidence = async (job: Job & { job: 'inspectEvidence' }, at: Date): Promise<void> => {
    const arrived = await fileOf(job);
    if (arrived?.status === 'quarantine') await move(arrived, 'startInspection', at);
    const file = await fileOf(job);
    const bytes = file?.status === 'scanning' ? await bytesOf(file) : undefined;
    if (!file || !bytes) return;
    const verdict = await inspect(file, bytes);
    const command = verdicts[verdict.result];
    const inspected = { inspectedAt: at.toISOString(), malware: 'notScanned', ...screened(verdict) } as const;
    const outcome =
      verdict.result === 'clean' ? { vaultVersion: await vault.keep(file, bytes) } : { reason: verdict.reason };
    await move(file, command, at, { ...inspected, ...outcome });
  };

  /** Bytes that could not be looked into go into the vault when uploader and section head have vouched for them. */
  const keepEvidence = async (job: Job & { job: 'keepEvidence' }, at: Date): Promise<void> => {
    const file = await fileOf(job);
    if (file?.status !== 'held_unscannable' || !file.attestation) return;
    const bytes = await bytesOf(file);
    if (bytes) await move(file, 'keep', at, { vaultVersion: await vault.keep(file, bytes) });
  };

  return { inspectEvidence, keepEvidence };
};
