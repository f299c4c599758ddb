import { missing } from '#shared/kernel/errors.ts';
import { isKept } from '#shared/domain/evidence/evidence.ts';
import type { Finding, findingDraft } from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Ports } from './ports.ts';

/** A finding rests on evidence or on a workpaper (DOMAIN.md 1.4 E). */
export const checkGrounds = ({ evidenceIds, workpapers }: Output<typeof findingDraft>): void => {
  if (evidenceIds.length === 0 && workpapers.length === 0)
    missing('根拠となる証跡または監査調書', 'evidence or a workpaper to rest on');
};

/** Evidence that is cited must be there, handed in by this section to this audit. Throws `incomplete`. */
export const checkCited = async (
  { store }: Ports,
  { auditId, departmentId }: Pick<Finding, 'auditId' | 'departmentId'>,
  evidenceIds: readonly string[],
): Promise<void> => {
  const cited = await store.load(
    ...evidenceIds.map((evidenceId) => ({ kind: 'evidence' as const, auditId, departmentId, evidenceId })),
  );
  const absent = cited.filter((e) => e === undefined || !isKept(e)).length;
  if (absent > 0) missing(`保管されていない証跡 ${absent}件`, `${absent} pieces of evidence that are not in store`);
};
