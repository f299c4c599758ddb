import type { Audit } from '#shared/domain/audit/audit.ts';
import { isHalted, isReported } from '#shared/domain/audit/phases.ts';
import type { Finding } from '#shared/domain/finding/finding.ts';
import type { PreviousAnswer, PreviousWork } from '#shared/domain/response/previous.ts';
import type { Response } from '#shared/domain/response/response.ts';
import type { Store } from '#shared/app/ports.ts';
import type { Ref } from '#shared/app/records.ts';

type Where = { auditId: string; departmentId: string };

/** How many earlier audits are looked into: an item asked in none of them is new to whoever answers it now. */
const depth = 3;

/** What exists of earlier audits of a section, by key: nothing has been read of it yet. */
type EarlierKeys = { auditIds: string[]; findings: (Ref & { kind: 'finding' })[] };

/** Keys of the latest earlier audits of the section, latest first, and of findings in them. Ids sort by time. */
export const earlierKeys = async ({ list }: Store, { auditId, departmentId }: Where): Promise<EarlierKeys> => {
  const [assignments, findings] = await Promise.all([
    list.refsOfSection(departmentId, 'assignment'),
    list.refsOfSection(departmentId, 'finding'),
  ]);
  const auditIds = assignments
    .map((a) => a.auditId)
    .filter((id) => id < auditId)
    .toSorted((a, b) => b.localeCompare(a))
    .slice(0, depth);
  return { auditIds, findings: findings.filter((f) => auditIds.includes(f.auditId)) };
};

const answerOf = (
  { auditId, selfResult, comment, reason, auditResult, auditComment }: Response,
  { fiscalYear }: Audit,
): PreviousAnswer | undefined =>
  selfResult && { auditId, fiscalYear, selfResult, comment, reason, auditResult, auditComment };

const settled: readonly Finding['status'][] = ['closed', 'withdrawn'];

const findingOf = ({ auditId, findingId, fiscalYear, number, title, severity, status }: Finding) => ({
  auditId,
  findingId,
  fiscalYear,
  number,
  title,
  severity,
  status,
  open: !settled.includes(status),
});

/**
 * Per item key, the section's latest answer in an audit that has been reported, and the findings on the item that the
 * section was told of. Items keep their key across checklist versions. Two requests one after the other with
 * {@link earlierKeys}, whatever the number of audits.
 */
export const previousWork = async (
  store: Store,
  { departmentId }: Where,
  { auditIds, findings: refs }: EarlierKeys,
): Promise<PreviousWork> => {
  const [audits, findings, responses] = await Promise.all([
    store.load(...auditIds.map((auditId) => ({ kind: 'audit' as const, auditId }))),
    store.load(...refs),
    Promise.all(auditIds.map((auditId) => store.list.responsesOf(auditId, departmentId))),
  ]);
  const reported = audits.flatMap((audit, n) =>
    audit && isReported(audit.status) && !isHalted(audit.status) ? [{ audit, answers: responses[n] ?? [] }] : [],
  );
  const items = new Map<string, PreviousWork['items'][number]>();
  const itemOf = (itemKey: string) => {
    const item = items.get(itemKey) ?? { itemKey, findings: [] };
    items.set(itemKey, item);
    return item;
  };
  for (const { audit, answers } of reported) {
    for (const response of answers) {
      const answer = answerOf(response, audit);
      if (answer) itemOf(response.itemKey).answer ??= answer;
    }
    for (const finding of findings) {
      if (finding?.auditId !== audit.auditId) continue;
      if (finding.presentedAt === undefined || finding.status === 'withdrawn') continue;
      for (const itemKey of finding.itemKeys) itemOf(itemKey).findings.push(findingOf(finding));
    }
  }
  return {
    audits: reported.map(({ audit: { auditId, fiscalYear, title } }) => ({ auditId, fiscalYear, title })),
    items: [...items.values()],
  };
};
