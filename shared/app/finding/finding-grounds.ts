import { missing } from '#shared/kernel/errors.ts';
import { isKept } from '#shared/domain/evidence/evidence.ts';
import type { Finding, findingDraft } from '#shared/domain/finding/finding.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Ports, Store } from '#shared/app/ports.ts';

type Place = Pick<Finding, 'auditId' | 'departmentId'>;

/** A finding rests on evidence or on a workpaper (DOMAIN.md 1.4 E), and each of them is there. Throws `incomplete`. */
export const checkGrounds = async (
  ports: Ports,
  place: Place,
  { evidenceIds, workpaperIds, workpapers }: Output<typeof findingDraft>,
): Promise<void> => {
  if (evidenceIds.length === 0 && workpaperIds.length === 0 && workpapers.length === 0)
    missing('根拠となる証跡または監査調書', 'evidence or a workpaper to rest on');
  await Promise.all([checkCited(ports, place, evidenceIds), checkWorkpapers(ports, place, workpaperIds)]);
};

/** Workpapers that are named are of this audit and section, and not withdrawn. Throws `incomplete`. */
const checkWorkpapers = async (
  { store }: Ports,
  { auditId, departmentId }: Place,
  workpaperIds: readonly string[],
): Promise<void> => {
  const named = await store.load(
    ...workpaperIds.map((workpaperId) => ({ kind: 'workpaper' as const, auditId, departmentId, workpaperId })),
  );
  const absent = named.filter((w) => w === undefined || w.status === 'withdrawn').length;
  if (absent > 0)
    missing(
      `この所属にない、または取り下げた監査調書 ${absent}件`,
      `${absent} workpapers that are withdrawn or not of this section`,
    );
};

/** Evidence without a file, which the special track has: an analysis of logs, or what was seen on site. */
const isRecorded = async (store: Store, { auditId, departmentId }: Place, id: string): Promise<boolean> => {
  const found = await store.load(
    { kind: 'logAnalysis', auditId, departmentId, analysisId: id },
    { kind: 'onsiteViewing', auditId, departmentId, viewingId: id },
  );
  return found.some((record) => record?.status === 'recorded');
};

/** Evidence that is cited must be there, handed in by this section to this audit or on record without a file. Throws `incomplete`. */
export const checkCited = async (
  { store }: Ports,
  { auditId, departmentId }: Place,
  evidenceIds: readonly string[],
): Promise<void> => {
  const cited = await store.load(
    ...evidenceIds.map((evidenceId) => ({ kind: 'evidence' as const, auditId, departmentId, evidenceId })),
  );
  const noFile = evidenceIds.filter((_, n) => cited[n] === undefined);
  const recorded = (await Promise.all(noFile.map((id) => isRecorded(store, { auditId, departmentId }, id)))).filter(
    Boolean,
  ).length;
  const absent = cited.filter((e) => e === undefined || !isKept(e)).length - recorded;
  if (absent > 0) missing(`保管されていない証跡 ${absent}件`, `${absent} pieces of evidence that are not in store`);
};
