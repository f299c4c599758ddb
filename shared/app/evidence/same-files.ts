import type { Actor } from '#shared/domain/access/actor.ts';
import { can } from '#shared/domain/access/policy.ts';
import { type Evidence, isAnswer, isKept, isOpen, type SameFile } from '#shared/domain/evidence/evidence.ts';
import type { Store } from '#shared/app/ports.ts';
import { workTarget } from '#shared/app/targets.ts';

/** A file that was handed in again and again is shown this often. */
const most = 10;

/**
 * Evidence of the section with the very bytes of a file, newest first, as far as the caller may read it: of this audit
 * or an earlier one. What the vault keeps can be taken over without sending it again.
 */
export const sameFilesOf = async (
  store: Store,
  actor: Actor,
  { departmentId, sha256, evidenceId: self }: Pick<Evidence, 'departmentId' | 'sha256' | 'evidenceId'>,
): Promise<SameFile[]> => {
  const all = await store.list.evidenceOfBytes(departmentId, sha256);
  const files = all
    .filter((file) => file.evidenceId !== self && (isAnswer(file) || isKept(file)))
    .toSorted((a, b) => b.issuedAt.localeCompare(a.issuedAt))
    .slice(0, most);
  const audits = await store.load(...files.map(({ auditId }) => ({ kind: 'audit' as const, auditId })));
  return files.flatMap((file, n): SameFile[] => {
    const audit = audits[n];
    if (!audit || !can(actor, 'evidence.read', workTarget(file, audit))) return [];
    const { auditId, evidenceId, fileName, status, receivedAt } = file;
    return [{ auditId, evidenceId, fileName, status, ...(receivedAt ? { receivedAt } : {}), reusable: isOpen(file) }];
  });
};
