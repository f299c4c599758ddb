import { DomainError, missing } from '#shared/kernel/errors.ts';
import type { logAnalysisDraft, onsiteViewingDraft } from '#shared/domain/evidence/unfiled.ts';
import type { Output } from '#shared/domain/scalars.ts';
import type { Ports } from '#shared/app/ports.ts';
import { unfiledUseCases } from './unfiled-records.ts';

/** Nothing was done or seen tomorrow. */
const refuseFuture = (day: string, today: string): void => {
  if (day > today) throw new DomainError('rule_refused');
};

/** Analyses of logs (ログ分析): the section's own record of one, as evidence of an audit. */
export const logAnalysisUseCases = (ports: Ports) => {
  const { list, get, record, commands } = unfiledUseCases<'logAnalysis', Output<typeof logAnalysisDraft>>(ports, {
    kind: 'logAnalysis',
    idName: 'analysisId',
    list: ({ store }, { auditId, departmentId }) => store.list.logAnalysesOf(auditId, departmentId),
    check: (_, __, { doneOn }, { actor }) => refuseFuture(doneOn, actor.today),
    // A draft nobody of the section knows of must not be told by a refusal.
    counts: ({ presentedAt }) => presentedAt !== undefined,
  });
  return { 'logAnalysis.list': list, 'logAnalysis.get': get, 'logAnalysis.record': record, ...commands };
};

/** What was seen on site (現地閲覧): the team's own record, and no copy. */
export const onsiteViewingUseCases = (ports: Ports) => {
  const { list, get, record, commands } = unfiledUseCases<'onsiteViewing', Output<typeof onsiteViewingDraft>>(ports, {
    kind: 'onsiteViewing',
    idName: 'viewingId',
    list: ({ store }, { auditId, departmentId }) => store.list.onsiteViewingsOf(auditId, departmentId),
    check: async ({ store }, { auditId, team }, { seenOn, viewerIds, requestId, departmentId }, { actor }) => {
      refuseFuture(seenOn, actor.today);
      const strangers = viewerIds.filter((viewer) => !team.some(({ personId }) => personId === viewer)).length;
      if (strangers > 0) missing('監査チームの人', `${strangers} viewers are not of the team`);
      const [request] = requestId ? await store.load({ kind: 'request', auditId, departmentId, requestId }) : [];
      if (requestId && !request) missing('資料の依頼', 'the evidence request');
    },
    counts: () => true,
  });
  return { 'onsiteViewing.list': list, 'onsiteViewing.get': get, 'onsiteViewing.record': record, ...commands };
};
